/// Walks through the postings of a term in ascending order; numbers only ever grow.
///
/// A cursor is a plain value: it keeps offsets, and takes the bytes with every call. `number` is the
/// current posting's, and `end` behind the last one. `frequency(in:)` tells the current frequency.
///
///     list of fewer than 128:  | tail |
///     list of 128 or more:     | impacts of the list | impacts a block, the tail's included |
///                              | last number u32 a full block | offsets u32 a full block, the tail's |
///                              | blocks | tail |
///     block: gap width u8 | frequency width u8 * | gap exceptions u8 | frequency exceptions u8 * |
///            | packed gaps | packed frequencies * | gap exceptions | frequency exceptions * |
///     tail:  bits: Rice parameter 5 | a posting: gap (unary quotient, remainder) | frequency gamma *
///
/// A gap is the distance from the number before, less one; a packed frequency is less one. What is
/// marked * stands only in weighted lists. Offsets count from the first block.
struct PostingsCursor {
    /// The number behind the last posting.
    static let end = UInt32.max

    /// The current posting's number, or `end`.
    private(set) var number: UInt32 = 0

    /// The number of postings in the list.
    let count: Int

    private let shape: PostingsShape
    private let fullBlocks: Int
    private let impacts: Int
    private let lastNumbers: Int
    private let offsets: Int
    private let blocks: Int

    private var block = -1
    private var index = 0
    private var blockSize = 0
    private var frequencyOffset = 0
    private var numbers = BlockPacking.Block(repeating: 0)
    private var frequencies = BlockPacking.Block(repeating: 0)
    private var hasFrequencies = false

    /// Opens the postings of a term at the first one.
    ///
    /// Complexity: O(1), one block decoded.
    init(_ entry: TermEntry, shape: PostingsShape, in bytes: RawSpan) {
        self.shape = shape
        if entry.count == 1 {
            count = 1
            fullBlocks = 0
            impacts = 0
            lastNumbers = 0
            offsets = 0
            blocks = 0
            numbers[0] = entry.single
            frequencies[0] = entry.frequency
            hasFrequencies = true
            blockSize = 1
            block = 0
            number = entry.single
            return
        }
        entry.checksums.compare(entry.list, in: bytes)
        // A full block has two bytes or more, so the list bounds what its count can claim.
        let plausible = entry.list.count / 2 * BlockPacking.count + BlockPacking.count - 1
        count = min(entry.count, plausible)
        fullBlocks = count / BlockPacking.count
        impacts = entry.list.lowerBound
        let tables = fullBlocks == 0 ? 0 : 1
        let hasTail = count % BlockPacking.count > 0
        let impactCount = tables * (1 + fullBlocks + (hasTail ? 1 : 0))
        lastNumbers = impacts &+ impactCount &* shape.impactSize
        offsets = lastNumbers &+ 4 &* fullBlocks
        blocks = offsets &+ tables &* 4 &* (fullBlocks &+ 1)
        load(block: 0, in: bytes)
        number = blockSize > 0 ? numbers[0] : Self.end
    }

    /// How often the term stands in the current paragraph; 1 if the list has no frequencies.
    @inline(__always)
    mutating func frequency(in bytes: RawSpan) -> UInt32 {
        guard shape.hasFrequencies else { return 1 }
        if !hasFrequencies { loadFrequencies(in: bytes) }
        return frequencies[index & 127]
    }

    /// Moves to the next posting.
    @inline(__always)
    mutating func advance(in bytes: RawSpan) {
        index &+= 1
        if index < blockSize {
            number = numbers[index & 127]
        } else {
            moveToBlock(block &+ 1, in: bytes)
        }
    }

    /// Calls a function with the current posting and all behind it whose numbers lie below a limit.
    ///
    /// Takes a block at a time, which is quicker than one posting after another.
    @inline(__always)
    mutating func visitRest(
        below limit: UInt32,
        in bytes: RawSpan,
        _ body: (_ number: UInt32, _ frequency: UInt32) -> Void
    ) {
        while number < limit {
            if shape.hasFrequencies, !hasFrequencies { loadFrequencies(in: bytes) }
            while index < blockSize {
                let number = numbers[index & 127]
                if number < limit {
                    body(number, shape.hasFrequencies ? frequencies[index & 127] : 1)
                }
                index &+= 1
            }
            moveToBlock(block &+ 1, in: bytes)
        }
    }

    /// Moves to the first posting whose number is the target or larger; never backwards.
    ///
    /// Complexity: O(log of the blocks passed), at most one block decoded.
    @inline(__always)
    mutating func advance(to target: UInt32, in bytes: RawSpan) {
        guard number < target else { return }
        if numbers[(blockSize &- 1) & 127] < target || blockSize == 0 {
            moveToBlock(firstBlock(reaching: target, in: bytes), in: bytes)
        }
        while number < target {
            index &+= 1
            if index < blockSize {
                number = numbers[index & 127]
            } else {
                moveToBlock(block &+ 1, in: bytes)
            }
        }
    }

    /// The first block behind the current one whose last number reaches the target.
    private func firstBlock(reaching target: UInt32, in bytes: RawSpan) -> Int {
        var low = block &+ 1
        var step = 1
        // Gallop, then search between the last two steps.
        while low &+ step < fullBlocks, lastNumber(low &+ step &- 1, in: bytes) < target {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, fullBlocks)
        while low < high {
            let middle = (low &+ high) &>> 1
            if lastNumber(middle, in: bytes) < target { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    @inline(__always)
    private func lastNumber(_ block: Int, in bytes: RawSpan) -> UInt32 {
        bytes.load(UInt32.self, at: lastNumbers &+ 4 &* block)
    }

    private mutating func moveToBlock(_ next: Int, in bytes: RawSpan) {
        load(block: next, in: bytes)
        index = 0
        // Numbers never fall, whatever a damaged file holds.
        if blockSize > 0, numbers[0] > number || block == 0 {
            number = numbers[0]
        } else {
            number = Self.end
            blockSize = 0
        }
    }

    private mutating func load(block next: Int, in bytes: RawSpan) {
        block = next
        index = 0
        hasFrequencies = false
        let before =
            next == 0 || next > fullBlocks
            ? UInt32.max : lastNumber(next &- 1, in: bytes)
        if next < fullBlocks {
            loadFullBlock(after: before, in: bytes)
        } else if next == fullBlocks, count % BlockPacking.count > 0 {
            loadTail(after: before, in: bytes)
        } else {
            blockSize = 0
        }
    }

    private mutating func loadFullBlock(after previous: UInt32, in bytes: RawSpan) {
        var offset = blockOffset(block, in: bytes)
        let width = Int(bytes.load(UInt8.self, at: offset))
        var frequencyWidth = 0
        var exceptions = Int(bytes.load(UInt8.self, at: offset &+ 1))
        if shape.hasFrequencies {
            frequencyWidth = exceptions
            exceptions = Int(bytes.load(UInt8.self, at: offset &+ 2))
            offset &+= 2
        }
        offset &+= 2
        BlockPacking.unpack(bytes, at: offset, width: width, into: &numbers)
        frequencyOffset = offset &+ BlockPacking.byteCount(width: width)
        if exceptions > 0 {
            var place = frequencyOffset &+ BlockPacking.byteCount(width: frequencyWidth)
            PatchedBlock.patch(
                &numbers,
                exceptions: exceptions,
                width: width,
                in: bytes,
                at: &place
            )
        }
        BlockPacking.accumulate(&numbers, after: previous)
        blockSize = BlockPacking.count
    }

    private mutating func loadFrequencies(in bytes: RawSpan) {
        hasFrequencies = true
        let head = blockOffset(block, in: bytes)
        let width = Int(bytes.load(UInt8.self, at: head &+ 1))
        let gapWidth = Int(bytes.load(UInt8.self, at: head))
        BlockPacking.unpack(bytes, at: frequencyOffset, width: width, into: &frequencies)
        let exceptions = Int(bytes.load(UInt8.self, at: head &+ 3))
        if exceptions > 0 {
            var place = frequencyOffset &+ BlockPacking.byteCount(width: width)
            var skipped = numbers
            PatchedBlock.patch(
                &skipped,
                exceptions: Int(bytes.load(UInt8.self, at: head &+ 2)),
                width: gapWidth,
                in: bytes,
                at: &place
            )
            PatchedBlock.patch(
                &frequencies,
                exceptions: exceptions,
                width: width,
                in: bytes,
                at: &place
            )
        }
        for index in 0..<BlockPacking.count { frequencies[index] &+= 1 }
    }

    @inline(__always)
    private func blockOffset(_ block: Int, in bytes: RawSpan) -> Int {
        guard fullBlocks > 0 else { return blocks }
        return blocks &+ Int(bytes.load(UInt32.self, at: offsets &+ 4 &* block))
    }

    private mutating func loadTail(after previous: UInt32, in bytes: RawSpan) {
        var bits = BitReader(at: blockOffset(fullBlocks, in: bytes))
        let parameter = Int(bits.read(bytes, width: 5))
        var before = previous
        blockSize = count % BlockPacking.count
        for position in 0..<blockSize {
            let quotient = UInt32(truncatingIfNeeded: bits.readUnary(bytes))
            let rest = UInt32(truncatingIfNeeded: bits.read(bytes, width: parameter))
            before = before &+ 1 &+ (quotient &<< UInt32(parameter) | rest)
            numbers[position] = before
            if shape.hasFrequencies {
                frequencies[position] = UInt32(truncatingIfNeeded: bits.readGamma(bytes))
            }
        }
        hasFrequencies = true
    }
}
