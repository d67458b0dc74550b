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

    /// Tables of bytes in one array, one behind another, for it to be asked only once whether it may be
    /// changed.
    private var tables = [UInt8](repeating: 0, count: Self.tablesCount)

    // By the place in the strip, where in a block the posting stands, if it is there: whoever looks there
    // compares what he finds, so that nothing need be cleared.
    //
    // Behind these slots, by paragraph, where it stands in the first block, where in the block that was
    // met last, and the indices of those that are kept.
    private static let places = Strip.size
    private static let met = places + BlockPacking.count
    private static let picked = met + BlockPacking.count
    private static let tablesCount = picked + BlockPacking.count

    @inline(__always)
    func paragraph(at index: Int) -> UInt32 { paragraphs[index & (BlockPacking.count &- 1)] }

    @inline(__always)
    func score(at index: Int) -> Float { scores[index & (BlockPacking.count &- 1)] }

    /// Begins with some paragraphs of a block.
    mutating func begin(with run: Range<Int>, of numbers: Span<UInt32>) {
        count = Self.begin(with: run, of: numbers, &paragraphs, &scores, &tables)
    }

    private static func begin(
        with run: Range<Int>,
        of numbers: Span<UInt32>,
        _ paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ tables: inout [UInt8]
    ) -> Int {
        let block = BlockPacking.count
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        var tables = tables.mutableSpan
        guard paragraphs.count == block, scores.count == block, tables.count == tablesCount,
            numbers.count == block, run.lowerBound >= 0, run.upperBound <= block
        else { return 0 }
        let start = run.lowerBound
        let count = run.count
        for index in 0..<count { paragraphs[index] = numbers[start &+ index] }
        for index in 0..<count { scores[index] = 0 }
        for index in 0..<count {
            tables[places &+ index] = UInt8(truncatingIfNeeded: start &+ index)
        }
        return count
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
            &tables
        )
    }

    private static func keep(
        _ candidates: Range<Int>,
        behind kept: Int,
        in run: Range<Int>,
        of numbers: Span<UInt32>,
        _ paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ tables: inout [UInt8]
    ) -> Int {
        let block = BlockPacking.count
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        var tables = tables.mutableSpan
        guard paragraphs.count == block, scores.count == block, tables.count == tablesCount,
            numbers.count == block, candidates.upperBound <= block, kept <= candidates.lowerBound,
            run.lowerBound >= 0, run.upperBound <= block, kept >= 0
        else { return kept }
        for index in run {
            let slot = Int(truncatingIfNeeded: numbers[index]) & (Strip.size &- 1)
            tables[slot] = UInt8(truncatingIfNeeded: index)
        }
        var end = kept
        for index in candidates {
            let paragraph = paragraphs[index]
            let slot = Int(truncatingIfNeeded: paragraph) & (Strip.size &- 1)
            let found = tables[slot] & 127
            tables[picked &+ end & (block &- 1)] = UInt8(truncatingIfNeeded: index)
            tables[met &+ end & (block &- 1)] = found
            // Without a branch, which would often be mispredicted.
            let difference = numbers[Int(found)] ^ paragraph
            end &+= Int(((difference | (0 &- difference)) &>> 31) ^ 1)
        }
        for target in kept..<max(kept, min(end, block)) {
            let index = Int(tables[picked &+ target & (block &- 1)]) & (block &- 1)
            paragraphs[target] = paragraphs[index]
            scores[target] = scores[index]
            tables[places &+ target & (block &- 1)] = tables[places &+ index]
        }
        return end
    }

    /// Keeps one paragraph, which stands at a place of the block that is met.
    @inline(__always)
    mutating func keep(_ index: Int, behind kept: Int, at place: Int) {
        let last = BlockPacking.count &- 1
        paragraphs[kept & last] = paragraphs[index & last]
        scores[kept & last] = scores[index & last]
        tables[Self.places &+ kept & last] = tables[Self.places &+ index & last]
        tables[Self.met &+ kept & last] = UInt8(truncatingIfNeeded: place)
    }

    /// Leaves out all paragraphs from an index on.
    mutating func cut(to kept: Int) { count = min(count, kept) }

    /// Adds what a term brings to some paragraphs, or a little more.
    ///
    /// - Parameters:
    ///   - indices: Their indices.
    ///   - isFirst: Whether the frequencies are those of the first block, or of that met last.
    ///   - frequencies: The frequencies of the block, each less one.
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
        let bounds = saturation.bounds
        Self.add(
            to: indices.clamped(to: 0..<count),
            from: isFirst ? Self.places : Self.met,
            frequencies,
            weight: weight,
            bounds.span,
            bytes.extracting(saturation.shortLengths.range(in: bytes)),
            &paragraphs,
            &tables,
            &scores
        )
    }

    private static func add(
        to indices: Range<Int>,
        from table: Int,
        _ frequencies: Span<UInt32>,
        weight: Float,
        _ bounds: Span<Float>,
        _ lengths: RawSpan,
        _ paragraphs: inout [UInt32],
        _ tables: inout [UInt8],
        _ scores: inout [Float]
    ) {
        let block = BlockPacking.count
        // Only read; as parameters of their own they aren't retained.
        let (paragraphs, tables) = (paragraphs.span, tables.span)
        var scores = scores.mutableSpan
        guard paragraphs.count == block, scores.count == block, tables.count == tablesCount,
            frequencies.count == block, bounds.count == Saturation.boundCount,
            indices.upperBound <= block, indices.lowerBound >= 0
        else { return }
        for index in indices {
            let place = Int(tables[table &+ index]) & (block &- 1)
            let row = Saturation.place(
                frequencyLessOne: frequencies[place],
                shortLength: lengths.load(UInt8.self, at: Int(paragraphs[index]))
            )
            scores[index] += weight * bounds[row]
        }
    }

    /// Leaves out the paragraphs that don't exceed a floor even with what else may come.
    mutating func drop(below floor: Float, beside rest: Float) {
        count = Self.drop(below: floor - rest, count, &paragraphs, &scores, &tables)
    }

    private static func drop(
        below floor: Float,
        _ count: Int,
        _ paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ tables: inout [UInt8]
    ) -> Int {
        let block = BlockPacking.count
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        var tables = tables.mutableSpan
        guard paragraphs.count == block, scores.count == block, tables.count == tablesCount,
            count <= block, count >= 0
        else { return 0 }
        var kept = 0
        for index in 0..<count {
            let score = scores[index]
            paragraphs[kept & (block &- 1)] = paragraphs[index]
            scores[kept & (block &- 1)] = score
            tables[places &+ kept & (block &- 1)] = tables[places &+ index]
            kept &+= score.one(ifAbove: floor)
        }
        return kept
    }
}
