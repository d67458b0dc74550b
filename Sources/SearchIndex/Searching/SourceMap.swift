/// Leads from the text in which phrases are looked for back to the original.
struct SourceMap {
    private let text: [UInt8]
    private let isAsWritten: Bool

    /// The bytes of each token that left anything, in the order of ``MatchText``.
    private let tokens: [Range<Int>]

    init(_ analysis: Analysis, isAsWritten: Bool) {
        text = analysis.text
        self.isAsWritten = isAsWritten
        tokens = analysis.tokens.lazy.filter { $0.kind != .space && !$0.folded.isEmpty }
            .map(\.range)
    }

    /// The bytes of the original that a part, which isn't empty, came from.
    ///
    /// - Throws: `segmentation` if ICU fails.
    func range(
        of part: Range<Int>,
        in match: borrowing MatchText,
        folding: inout Folding
    ) throws(SearchIndexError) -> Range<Int> {
        let first = try source(of: part.lowerBound, in: match, folding: &folding)
        let last = try source(of: part.upperBound - 1, in: match, folding: &folding)
        return first.lowerBound..<max(first.lowerBound, last.upperBound)
    }

    /// The bytes of the original that one byte came from.
    private func source(
        of offset: Int,
        in match: borrowing MatchText,
        folding: inout Folding
    ) throws(SearchIndexError) -> Range<Int> {
        let number = match.token(at: offset)
        let token = tokens[number]
        let place = offset - match.tokenStart(number)
        if isAsWritten { return (token.lowerBound + place)..<(token.lowerBound + place + 1) }
        let map = try FoldedMap(of: text.span.extracting(token), folding: &folding)
        let source = map.source(of: place..<(place + 1))
        return (token.lowerBound + source.lowerBound)..<(token.lowerBound + source.upperBound)
    }

    /// The ranges in order, those that overlap joined.
    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// The same ranges counted in Unicode scalars instead of bytes.
    static func scalars(of ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
        var scalars: [Range<Int>] = []
        var offset = 0
        var count = 0
        func advance(to end: Int) -> Int {
            while offset < end {
                if text[offset] & 0xC0 != 0x80 { count += 1 }
                offset += 1
            }
            return count
        }
        for range in ranges {
            let start = advance(to: range.lowerBound)
            scalars.append(start..<advance(to: range.upperBound))
        }
        return scalars
    }
}
