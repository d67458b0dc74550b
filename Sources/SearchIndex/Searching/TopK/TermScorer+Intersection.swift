extension TermScorer {
    /// Begins an intersection with the next postings of a strip that stand in one block.
    ///
    /// - Parameters:
    ///   - paragraphs: Receives the paragraphs.
    ///   - target: The first paragraph; moves behind the block.
    ///   - end: The paragraph behind the last.
    ///   - floor: Blocks that bring no more than this are left out.
    ///   - bytes: The bytes of the file.
    /// - Returns: Whether there were any.
    mutating func begin(
        _ paragraphs: inout Intersection,
        from target: inout UInt32,
        to end: UInt32,
        above floor: Float,
        in bytes: RawSpan
    ) -> Bool {
        guard let run = nextRun(from: &target, to: end, above: floor, in: bytes) else {
            return false
        }
        paragraphs.begin(with: run, of: block.numbers.values.span)
        return true
    }

    /// Adds what the term brings to the paragraphs of an intersection that began in its block.
    mutating func addFirst(
        to paragraphs: inout Intersection,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        block.loadFrequencies(of: list, in: bytes)
        paragraphs.add(
            to: 0..<paragraphs.count,
            isFirst: true,
            block.frequenciesLessOne.values.span,
            weight: weight,
            saturation,
            in: bytes
        )
    }

    /// A block that holds so many times as many postings as there are paragraphs is searched for each.
    private static let searchedShare = 16

    /// Keeps the paragraphs of an intersection in which the term stands, and adds what it brings.
    ///
    /// - Parameters:
    ///   - paragraphs: Paragraphs of one strip.
    ///   - floor: Blocks that bring no more than this hold nothing that counts.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    mutating func meet(
        _ paragraphs: inout Intersection,
        above floor: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        var next = 0
        var kept = 0
        while next < paragraphs.count {
            let first = paragraphs.paragraph(at: next)
            seek(first, in: bytes)
            guard place < bounds.count else { break }
            let start = next
            next =
                last >= Int64(UInt32.max)
                ? paragraphs.count
                : max(
                    next &+ 1,
                    paragraphs.end(from: next, through: UInt32(truncatingIfNeeded: last))
                )
            guard bounds[place] > floor else { continue }
            loadBlock(in: bytes)
            let before = kept
            kept = keep(start..<next, of: &paragraphs, behind: kept)
            guard kept > before else { continue }
            block.loadFrequencies(of: list, in: bytes)
            paragraphs.add(
                to: before..<kept,
                isFirst: false,
                block.frequenciesLessOne.values.span,
                weight: weight,
                saturation,
                in: bytes
            )
        }
        paragraphs.cut(to: kept)
    }

    /// Keeps those of some paragraphs that stand in the block.
    // Changes nothing but the paragraphs; it would have to work on a copy if it weren't mutating.
    private mutating func keep(
        _ candidates: Range<Int>,
        of paragraphs: inout Intersection,
        behind kept: Int
    ) -> Int {
        guard block.count > 0 else { return kept }
        let start = block.firstIndex(reaching: paragraphs.paragraph(at: candidates.lowerBound))
        let last = paragraphs.paragraph(at: candidates.upperBound &- 1)
        let end =
            block.lastNumber <= last ? block.count : block.firstIndex(reaching: last &+ 1)
        guard start < end else { return kept }
        if end &- start < candidates.count &* Self.searchedShare {
            return paragraphs.keep(
                candidates,
                behind: kept,
                in: start..<end,
                of: block.numbers.values.span
            )
        }
        var kept = kept
        for index in candidates {
            let paragraph = paragraphs.paragraph(at: index)
            let place = min(block.firstIndex(reaching: paragraph), block.count &- 1)
            paragraphs.keep(index, behind: kept, at: place)
            kept &+= block.number(at: place) == paragraph ? 1 : 0
        }
        return kept
    }
}
