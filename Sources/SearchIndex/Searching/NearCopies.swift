/// Two reports whose texts are nearly the same.
public struct NearCopy: Hashable, Sendable {
    /// The number of the report that is like an earlier one, from 0.
    public var report: Int

    /// The number of the earlier report, from 0.
    public var original: Int

    /// The share of shingles that both have among those that either has, up to 1.
    public var similarity: Double

    /// How many paragraphs of the report don't stand in the original, whatever their place.
    public var differing: Int

    /// How many paragraphs the report has.
    public var paragraphs: Int
}

extension SearchArchive {
    /// Finds the reports that repeat an earlier one but for small differences.
    ///
    /// A report is taken as the set of its shingles, which are all stretches of eight letters or
    /// digits of its folded text (Broder, On the resemblance and containment of documents, 1997).
    /// Sketches of 128 shingles each tell which reports may be alike, and the whole sets then how
    /// much. Each report is told with the first that it is like and that is like no earlier one, so
    /// that of many copies all are told with the same.
    ///
    /// - Parameter threshold: The similarity from which reports are near copies, above 0.5.
    /// - Returns: The near copies, in the order of reports.
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(text of the archive), and again of those that are alike.
    public func nearCopies(threshold: Double = 0.8) throws(SearchIndexError) -> [NearCopy] {
        var copies: [NearCopy] = []
        var sketches: [Int: [UInt64]] = [:]
        var holders: [UInt64: [Int]] = [:]
        var text = MatchText()
        for number in 0..<reportCount {
            var sketch = ShingleSketch()
            try forEachParagraph(ofReport: number, &text) { sketch.add($0) }
            let own = sketch.finish()
            guard !own.isEmpty else { continue }
            var shared: [Int: Int] = [:]
            for shingle in own {
                for other in holders[shingle] ?? [] { shared[other, default: 0] += 1 }
            }
            let least = threshold - ShingleSketch.error
            let candidates = shared.filter { Double($0.value) >= least / 2 * Double(own.count) }
                .keys
                .filter {
                    let other = sketches[$0] ?? []
                    return ShingleSketch.similarity(own, other, of: ShingleSketch.size) >= least
                }
            var best: NearCopy?
            for other in candidates.sorted() {
                let copy = try compare(number, with: other, &text)
                if copy.similarity >= threshold, copy.similarity > best?.similarity ?? 0 {
                    best = copy
                }
            }
            if let best {
                copies.append(best)
            } else {
                sketches[number] = own
                for shingle in own { holders[shingle, default: []].append(number) }
            }
        }
        return copies
    }

    /// Compares all shingles and paragraphs of two reports.
    private func compare(
        _ report: Int,
        with original: Int,
        _ text: inout MatchText
    ) throws(SearchIndexError) -> NearCopy {
        var known: Set<ContentHash> = []
        var shingles = ShingleSketch(keepsAll: true)
        try forEachParagraph(ofReport: original, &text) { paragraph in
            known.insert(paragraph.hash)
            shingles.add(paragraph)
        }
        var own = ShingleSketch(keepsAll: true)
        var copy = NearCopy(
            report: report,
            original: original,
            similarity: 0,
            differing: 0,
            paragraphs: 0
        )
        try forEachParagraph(ofReport: report, &text) { paragraph in
            copy.paragraphs += 1
            if !known.contains(paragraph.hash) { copy.differing += 1 }
            own.add(paragraph)
        }
        copy.similarity = ShingleSketch.similarity(own.finish(), shingles.finish())
        return copy
    }

    private func forEachParagraph(
        ofReport number: Int,
        _ text: inout MatchText,
        _ body: (borrowing MatchText) -> Void
    ) throws(SearchIndexError) {
        for paragraph in try paragraphs(ofReport: number) {
            let (place, own) = location(ofParagraph: paragraph)
            let index = indexes[place]
            try index.answer { text.load(own, of: index, in: $0) }
            body(text)
        }
    }
}
