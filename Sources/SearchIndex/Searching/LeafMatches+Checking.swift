extension LeafMatches {
    /// The paragraphs among some in which a function finds something.
    ///
    /// - Parameters:
    ///   - candidates: The paragraphs to look at, ascending.
    ///   - index: The index that holds them.
    ///   - bytes: The bytes of its file.
    ///   - isAsWritten: Whether texts are given as written instead of folded.
    ///   - count: How often a paragraph holds what is looked for, given its number and folded text.
    /// - Complexity: O(text of the candidates).
    @inline(__always)
    init(
        checking candidates: some Sequence<UInt32>,
        of index: SearchIndex,
        in bytes: RawSpan,
        isAsWritten: Bool = false,
        _ count: (Int, borrowing MatchText) -> Int
    ) {
        var text = MatchText(isAsWritten: isAsWritten)
        for paragraph in candidates {
            text.load(Int(paragraph), of: index, in: bytes)
            let times = count(Int(paragraph), text)
            guard times > 0 else { continue }
            paragraphs.append(paragraph)
            frequencies.append(UInt32(clamping: times))
        }
    }
}
