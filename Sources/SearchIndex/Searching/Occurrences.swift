/// How often something stands in the paragraphs of an archive.
public struct Occurrences: Sendable {
    /// The paragraphs of each index that hold it, and how often.
    let matches: [LeafMatches]

    /// How many paragraphs hold it.
    public var paragraphs: Int { matches.reduce(0) { $0 + $1.paragraphs.count } }

    /// How often it stands in them altogether.
    public var count: Int {
        matches.reduce(0) { $1.frequencies.reduce($0) { $0 + Int($1) } }
    }
}

extension SearchArchive {
    /// Counts exactly how often something stands in paragraphs.
    ///
    /// A phrase is counted in the folded text, occurrences that overlap once. Of any other query the
    /// parts of the text are counted that ``Highlighter`` marks.
    ///
    /// - Parameters:
    ///   - query: What is counted.
    ///   - all: The paragraphs of each index in which it is counted.
    ///   - matching: How its words and phrases must stand in the text.
    /// - Returns: How often each paragraph holds it.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if the
    ///   file was written to.
    /// - Complexity: O(text of the candidates); of other queries than phrases, that of analysing it.
    public func occurrences(
        of query: Query,
        among all: [ParagraphSet],
        matching: Matching = Matching()
    ) throws(SearchIndexError) -> Occurrences {
        guard case .phrase(let phrase) = query, phrase.slop == 0 else {
            return try markedOccurrences(of: query, among: all, matching)
        }
        var analyzer = Analyzer()
        var pattern = PhrasePattern(try analyzer.analyze(phrase.text), matching: matching)
        if phrase.lastIsPrefix { pattern.openEnd() }
        var matches: [LeafMatches] = []
        for (index, all) in zip(indexes, all) where !pattern.needle.isEmpty {
            let found = try index.answer { bytes in
                let search = PhraseSearch(pattern, of: index, in: bytes)
                let candidates = search.candidates(in: bytes).filter(all.contains)
                return search.check(candidates, in: bytes)
            }
            matches.append(found)
        }
        if pattern.needle.isEmpty { matches = indexes.map { _ in LeafMatches() } }
        return Occurrences(matches: matches)
    }

    private func markedOccurrences(
        of query: Query,
        among all: [ParagraphSet],
        _ matching: Matching
    ) throws(SearchIndexError) -> Occurrences {
        var options = SearchOptions()
        options.matching = matching
        var highlighter = try Highlighter(query, matching: matching)
        var matches: [LeafMatches] = []
        let found = try paragraphs(answering: query, options: options)
        for (place, (found, all)) in zip(found, all).enumerated() {
            var own = LeafMatches()
            var both = found
            both.formIntersection(all)
            var numbers: [UInt32] = []
            both.visitMembers { numbers.append($0) }
            for number in numbers {
                let text = String(
                    decoding: try indexes[place].text(ofParagraph: Int(number)),
                    as: UTF8.self
                )
                let count = try highlighter.spans(in: text).count
                guard count > 0 else { continue }
                own.paragraphs.append(number)
                own.frequencies.append(UInt32(clamping: count))
            }
            matches.append(own)
        }
        return Occurrences(matches: matches)
    }
}
