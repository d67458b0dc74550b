/// The paragraphs of one block of a list, of which those remain that other terms hold as well.
///
/// Numbers are compared first. What the terms bring is worked out for paragraphs that remain, so that
/// frequencies are decoded only where a block holds one of them.
struct Intersection {
    /// The number of paragraphs.
    private(set) var count = 0

    /// Ascending.
    private var paragraphs = [UInt32](repeating: 0, count: BlockPacking.count)
    private var scores = [Float](repeating: 0, count: BlockPacking.count)

    /// Where the paragraphs stand in the first block.
    private var places = [UInt8](repeating: 0, count: BlockPacking.count)

    /// Where they stand in the block that was met last.
    private var met = [UInt8](repeating: 0, count: BlockPacking.count)

    /// By the place in the strip, where in a block the posting stands, if it is there: whoever looks
    /// here compares what he finds, so that nothing need be cleared.
    private var slots = [UInt8](repeating: 0, count: Strip.size)

    @inline(__always)
    func paragraph(at index: Int) -> UInt32 { paragraphs[index & (BlockPacking.count &- 1)] }

    @inline(__always)
    func score(at index: Int) -> Float { scores[index & (BlockPacking.count &- 1)] }

    /// Begins with some paragraphs of a block.
    mutating func begin(with run: Range<Int>, of numbers: Span<UInt32>) {
        count = 0
        for index in run.clamped(to: 0..<BlockPacking.count) {
            paragraphs[count] = numbers[index]
            scores[count] = 0
            places[count] = UInt8(truncatingIfNeeded: index)
            count &+= 1
        }
    }

    /// The index behind the last paragraph, from one on, that doesn't exceed another.
    @inline(__always)
    func end(from start: Int, through last: UInt32) -> Int {
        var end = start
        while end < count, paragraph(at: end) <= last { end &+= 1 }
        return end
    }

    /// Keeps those of some paragraphs that a run of a block holds.
    ///
    /// - Parameters:
    ///   - candidates: The indices of the paragraphs.
    ///   - kept: How many paragraphs before them are kept.
    ///   - run: The places of postings of the block, all in one strip.
    ///   - numbers: The numbers of the block, those behind its end above all paragraphs.
    /// - Returns: How many paragraphs are kept now.
    mutating func keep(
        _ candidates: Range<Int>,
        behind kept: Int,
        in run: Range<Int>,
        of numbers: Span<UInt32>
    ) -> Int {
        Self.keep(
            candidates.clamped(to: 0..<count),
            behind: kept,
            in: run,
            of: numbers,
            &paragraphs,
            &scores,
            &places,
            &met,
            &slots
        )
    }

    private static func keep(
        _ candidates: Range<Int>,
        behind kept: Int,
        in run: Range<Int>,
        of numbers: Span<UInt32>,
        _ paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ places: inout [UInt8],
        _ met: inout [UInt8],
        _ slots: inout [UInt8]
    ) -> Int {
        let block = BlockPacking.count
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        var places = places.mutableSpan
        var met = met.mutableSpan
        var slots = slots.mutableSpan
        guard paragraphs.count == block, scores.count == block, places.count == block,
            met.count == block, slots.count == Strip.size, numbers.count == block,
            run.lowerBound >= 0, run.upperBound <= block, kept >= 0
        else { return 0 }
        for index in run {
            let slot = Int(truncatingIfNeeded: numbers[index]) & (Strip.size &- 1)
            slots[slot] = UInt8(truncatingIfNeeded: index)
        }
        var kept = kept
        for index in candidates {
            let paragraph = paragraphs[index]
            let slot = Int(truncatingIfNeeded: paragraph) & (Strip.size &- 1)
            let found = slots[slot] & 127
            let target = kept & (block &- 1)
            paragraphs[target] = paragraph
            scores[target] = scores[index]
            places[target] = places[index]
            met[target] = found
            kept &+= numbers[Int(found)] == paragraph ? 1 : 0
        }
        return kept
    }

    /// Keeps one paragraph, which stands at a place of the block that is met.
    @inline(__always)
    mutating func keep(_ index: Int, behind kept: Int, at place: Int) {
        let last = BlockPacking.count &- 1
        paragraphs[kept & last] = paragraphs[index & last]
        scores[kept & last] = scores[index & last]
        places[kept & last] = places[index & last]
        met[kept & last] = UInt8(truncatingIfNeeded: place)
    }

    /// Leaves out all paragraphs from an index on.
    mutating func cut(to kept: Int) { count = min(count, kept) }

    /// Adds what a term brings to some paragraphs, or a little more.
    ///
    /// - Parameters:
    ///   - indices: Their indices.
    ///   - isFirst: Whether the frequencies are those of the first block, or of that met last.
    ///   - frequencies: The frequencies of the block.
    ///   - weight: What the term weighs.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    mutating func add(
        to indices: Range<Int>,
        isFirst: Bool,
        _ frequencies: Span<UInt32>,
        weight: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        let last = BlockPacking.count &- 1
        let bounds = saturation.bounds
        let lengths = bytes.extracting(saturation.shortLengths.range(in: bytes))
        for index in indices {
            let place = isFirst ? places[index & last] : met[index & last]
            let row = Saturation.place(
                frequency: frequencies[Int(place) & last],
                shortLength: lengths.load(UInt8.self, at: Int(paragraphs[index & last]))
            )
            scores[index & last] += weight * bounds[row]
        }
    }

    /// Leaves out the paragraphs that don't exceed a floor even with what else may come.
    mutating func drop(below floor: Float, beside rest: Float) {
        var kept = 0
        for index in 0..<count {
            paragraphs[kept] = paragraphs[index]
            scores[kept] = scores[index]
            places[kept] = places[index]
            kept &+= scores[index] + rest > floor ? 1 : 0
        }
        count = kept
    }
}
