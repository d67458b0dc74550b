extension LeafMatches {
    /// The paragraphs among some in which a function finds something.
    ///
    /// - Parameters:
    ///   - candidates: The paragraphs to look at, ascending.
    ///   - index: The index that holds them.
    ///   - bytes: The bytes of its file.
    ///   - count: How often a paragraph holds what is looked for, given its number and folded text.
    /// - Complexity: O(text of the candidates).
    @inline(__always)
    init(
        checking candidates: [UInt32],
        of index: SearchIndex,
        in bytes: RawSpan,
        _ count: (Int, borrowing MatchText) -> Int
    ) {
        var text = MatchText()
        for paragraph in candidates {
            text.load(Int(paragraph), of: index, in: bytes)
            let times = count(Int(paragraph), text)
            guard times > 0 else { continue }
            paragraphs.append(paragraph)
            frequencies.append(UInt32(clamping: times))
        }
    }
}
