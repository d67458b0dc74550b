/// One block of a list of postings, decoded: the numbers, and the frequencies when they are asked for.
///
/// See ``PostingsList`` for the layout.
struct PostingsBlock {
    /// The number of postings in the block; 0 behind the end of the list.
    private(set) var count = 0

    /// The place of the block in its list; -1 before the first is loaded.
    private(set) var place = -1

    private(set) var numbers = BlockPacking.Block(repeating: 0)

    /// The frequencies, each less one; ``loadFrequencies(of:in:)`` comes first.
    private(set) var frequenciesLessOne = BlockPacking.Block(repeating: 0)
    private var frequencyOffset = 0
    private var hasFrequencies = false

    /// The number of a posting of the block.
    @inline(__always)
    func number(at index: Int) -> UInt32 { numbers[index] }

    /// The frequency of a posting of the block; ``loadFrequencies(of:in:)`` comes first.
    @inline(__always)
    func frequency(at index: Int) -> UInt32 { frequenciesLessOne[index] &+ 1 }

    /// The last number of the block; 0 if it has none.
    @inline(__always)
    var lastNumber: UInt32 { count > 0 ? numbers[count &- 1] : 0 }

    /// Decodes the numbers of a block.
    mutating func load(_ place: Int, of list: PostingsList, in bytes: RawSpan) {
        self.place = place
        hasFrequencies = false
        let before =
            place == 0 || place > list.fullBlocks
            ? UInt32.max : list.lastNumber(of: place &- 1, in: bytes)
        if place < list.fullBlocks {
            loadFullBlock(after: before, of: list, in: bytes)
        } else if place == list.fullBlocks, list.count % BlockPacking.count > 0 {
            loadTail(after: before, of: list, in: bytes)
        } else {
            count = 0
        }
    }

    /// Forgets the postings of the block.
    mutating func clear() { count = 0 }

    /// Decodes the frequencies of the block, if that wasn't done; all are 1 in lists without any.
    @inline(__always)
    mutating func loadFrequencies(of list: PostingsList, in bytes: RawSpan) {
        if !hasFrequencies { decodeFrequencies(of: list, in: bytes) }
    }

    /// The index of the first posting whose number reaches a target; `count` if none.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func firstIndex(reaching target: UInt32) -> Int { min(count, numbers.count(below: target)) }

    private mutating func loadFullBlock(
        after previous: UInt32,
        of list: PostingsList,
        in bytes: RawSpan
    ) {
        var offset = list.offset(of: place, in: bytes)
        let width = Int(bytes.load(UInt8.self, at: offset))
        var frequencyWidth = 0
        var exceptions = Int(bytes.load(UInt8.self, at: offset &+ 1))
        if list.shape.hasFrequencies {
            frequencyWidth = exceptions
            exceptions = Int(bytes.load(UInt8.self, at: offset &+ 2))
            offset &+= 2
        }
        offset &+= 2
        count = BlockPacking.count
        frequencyOffset = offset &+ BlockPacking.byteCount(width: width)
        if exceptions == 0 {
            BlockPacking.unpackNumbers(
                bytes,
                at: offset,
                width: width,
                after: previous,
                into: &numbers
            )
        } else {
            BlockPacking.unpack(bytes, at: offset, width: width, into: &numbers)
            var place = frequencyOffset &+ BlockPacking.byteCount(width: frequencyWidth)
            PatchedBlock.patch(
                &numbers,
                exceptions: exceptions,
                width: width,
                in: bytes,
                at: &place
            )
            BlockPacking.accumulate(&numbers, after: previous)
        }
    }

    private mutating func decodeFrequencies(of list: PostingsList, in bytes: RawSpan) {
        hasFrequencies = true
        guard list.shape.hasFrequencies else {
            frequenciesLessOne.fill(with: 0)
            return
        }
        let head = list.offset(of: place, in: bytes)
        let width = Int(bytes.load(UInt8.self, at: head &+ 1))
        BlockPacking.unpack(bytes, at: frequencyOffset, width: width, into: &frequenciesLessOne)
        let exceptions = Int(bytes.load(UInt8.self, at: head &+ 3))
        if exceptions > 0 {
            var place = frequencyOffset &+ BlockPacking.byteCount(width: width)
            PatchedBlock.skip(
                exceptions: Int(bytes.load(UInt8.self, at: head &+ 2)),
                in: bytes,
                at: &place
            )
            PatchedBlock.patch(
                &frequenciesLessOne,
                exceptions: exceptions,
                width: width,
                in: bytes,
                at: &place
            )
        }
    }

    private mutating func loadTail(
        after previous: UInt32,
        of list: PostingsList,
        in bytes: RawSpan
    ) {
        hasFrequencies = list.shape.hasFrequencies
        count = list.count % BlockPacking.count
        // Behind the last posting stand numbers that no target exceeds.
        numbers.fill(with: .max)
        if list.count == 1 {
            numbers[0] = list.single
            frequenciesLessOne[0] = list.singleFrequency &- 1
            return
        }
        var bits = BitReader(at: list.offset(of: place, in: bytes))
        let parameter = Int(bits.read(bytes, width: 5))
        var before = previous
        for position in 0..<count {
            let quotient = UInt32(truncatingIfNeeded: bits.readUnary(bytes))
            let rest = UInt32(truncatingIfNeeded: bits.read(bytes, width: parameter))
            before = before &+ 1 &+ (quotient &<< UInt32(parameter) | rest)
            numbers[position] = before
            if hasFrequencies {
                let frequency = UInt32(truncatingIfNeeded: bits.readGamma(bytes))
                frequenciesLessOne[position] = frequency &- 1
            }
        }
    }
}
