extension SearchIndex {
    /// The paragraphs whose report or section names a term, as ascending ranges that don't touch.
    ///
    /// - Complexity: O(n log n) in the contexts that hold the term.
    func contextRanges(of term: [UInt8], in bytes: RawSpan) -> [Range<Int>] {
        guard let entry = term.withRawSpan({ contexts.find($0, in: bytes) }) else { return [] }
        var ranges: [Range<Int>] = []
        var cursor = PostingsCursor(entry, shape: .plain, in: bytes)
        while cursor.number < reports.count + headings.count {
            let context = Int(cursor.number)
            let range =
                context < reports.count
                ? reports.paragraphs(of: context, in: bytes)
                : headings.section(of: context - reports.count, in: bytes)
            if !range.isEmpty { ranges.append(range.clamped(to: 0..<paragraphs.count)) }
            cursor.advance(in: bytes)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var joined: [Range<Int>] = []
        for range in ranges {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
