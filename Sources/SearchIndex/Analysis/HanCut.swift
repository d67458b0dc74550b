/// The fast way to cut a text: ideographs by themselves, and what is left by ICU.
struct HanCut {
    private var collapsed = CollapsedText()
    private var segmenter: HanSegmenter

    init(_ words: HanSegmenter.Words) {
        segmenter = HanSegmenter(words)
    }

    /// Appends the pieces of a passage; `false` if ICU has torn a mark that stands for ideographs from
    /// its place.
    ///
    /// - Complexity: Linear in the length of the passage.
    mutating func appendPieces(
        of passage: borrowing UTF16Passage,
        by iterator: inout BreakIterator,
        to pieces: inout [Piece]
    ) throws(SearchIndexError) -> Bool {
        collapsed.collapse(passage.units.span.extracting(..<passage.count))
        var next = 0
        var isAsExpected = true
        // How far the collapsed text is behind the passage.
        var shift = 0
        let collapsed = collapsed
        try iterator.forEachPart(of: collapsed.units.span, in: 0..<collapsed.count) {
            part,
            isWord in
            guard next < collapsed.stretches.count,
                part.upperBound > collapsed.stretches[next].place
            else {
                let range = part.lowerBound + shift..<part.upperBound + shift
                let kind = passage.content(of: range).kind(isWord: isWord)
                passage.appendPiece(range, kind, to: &pieces)
                return true
            }
            let stretch = collapsed.stretches[next]
            guard part == stretch.place..<stretch.place + 1 else {
                isAsExpected = false
                return false
            }
            appendPieces(of: stretch.range, in: passage, to: &pieces)
            shift += stretch.range.count - 1
            next += 1
            return true
        }
        return isAsExpected && next == collapsed.stretches.count
    }

    /// Appends the pieces of a stretch.
    private mutating func appendPieces(
        of stretch: Range<Int>,
        in passage: borrowing UTF16Passage,
        to pieces: inout [Piece]
    ) {
        let units = passage.units.span
        segmenter.cut(units, stretch)
        let lengths = segmenter.lengths.span
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            let end = start &+ Int(lengths[start &- stretch.lowerBound])
            if HanContext.isPlain(units[start]) {
                passage.appendPiece(start..<end, .unspacedWord, to: &pieces)
            } else {
                let kind = passage.content(of: start..<end).kind { false }
                passage.appendPiece(start..<end, kind, to: &pieces)
            }
            start = end
        }
    }
}
