extension PhraseSearch {
    /// The best paragraphs among candidates, as the phrase alone ranks them.
    ///
    /// No more text is read than that of the candidates that may be among the best: those that may
    /// hold the phrase often, and are short, come first.
    ///
    /// - Parameters:
    ///   - limit: How many paragraphs there may be.
    ///   - candidates: The candidates.
    ///   - weight: What the phrase weighs.
    ///   - saturation: What frequencies and lengths count; more for a higher frequency.
    ///   - bytes: The bytes of the file.
    /// - Returns: What the score of all candidates would bring.
    /// - Complexity: O(candidates + text of those that are read).
    func best(
        _ limit: Int,
        among candidates: PhraseCandidates,
        weight: Float,
        saturation: Saturation,
        in bytes: RawSpan
    ) -> TopHits {
        var top = TopHits(limit: limit)
        guard limit > 0 else { return top }
        var reader = PhraseReader(self)
        func bound(_ place: Int) -> SearchHit {
            let paragraph = candidates.paragraphs[place]
            let times = candidates.bounds[place]
            let most =
                times == PhraseCandidates.unknown
                ? 1
                : saturation.value(frequency: UInt32(times), in: paragraph, bytes: bytes)
            return SearchHit(paragraph: Int(paragraph), score: weight * most)
        }
        func read(_ paragraph: Int) {
            let times = reader.count(in: paragraph, bytes)
            guard times > 0 else { return }
            let number = UInt32(truncatingIfNeeded: paragraph)
            let share = saturation.value(frequency: times, in: number, bytes: bytes)
            top.insert(SearchHit(paragraph: paragraph, score: weight * share))
        }
        var likely = TopHits(limit: limit &+ Self.likelyCount)
        for place in candidates.paragraphs.indices { likely.insert(bound(place)) }
        let first = likely.sorted()
        for hit in first {
            // The others can score no more than this one.
            guard top.admits(hit) else { return top }
            read(hit.paragraph)
        }
        guard first.count < candidates.paragraphs.count else { return top }
        let seen = Set(first.map(\.paragraph))
        for place in candidates.paragraphs.indices {
            let hit = bound(place)
            if top.admits(hit), !seen.contains(hit.paragraph) { read(hit.paragraph) }
        }
        return top
    }

    /// How many more of the likeliest candidates than are wanted are read first.
    private static let likelyCount = 118
}

/// Counts a phrase in paragraphs, in the way that is the quicker one for few or for many of them.
struct PhraseReader {
    private let search: PhraseSearch
    private var text: MatchText
    private var scan: UnspacedScan?
    private var readCount = 0

    init(_ search: PhraseSearch) {
        self.search = search
        text = MatchText(isAsWritten: search.pattern.matching.isAsWritten)
    }

    /// How often a paragraph holds the phrase.
    ///
    /// - Complexity: O(its length), and once O(tokens of the vocabulary) if many have been asked for.
    mutating func count(in paragraph: Int, _ bytes: RawSpan) -> UInt32 {
        readCount += 1
        if readCount == search.index.vocabulary.count / 100 {
            scan = UnspacedScan(search.pattern, of: search.index, in: bytes)
        }
        if let scan { return UInt32(clamping: scan.count(in: paragraph, bytes)) }
        text.load(paragraph, of: search.index, in: bytes)
        return UInt32(clamping: search.pattern.count(in: text))
    }
}
