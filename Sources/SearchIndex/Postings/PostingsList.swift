/// Where the parts of a list of postings are; any of its blocks can be found without those before it.
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
struct PostingsList {
    /// The number of postings.
    let count: Int

    /// The number of blocks of 128 postings; fewer may follow in a tail.
    let fullBlocks: Int

    let shape: PostingsShape

    /// The only posting, where there is just one, which takes no bytes.
    let single: UInt32
    let singleFrequency: UInt32

    private let impacts: Int
    private let lastNumbers: Int
    private let offsets: Int
    private let blocks: Int

    /// Finds the parts of a term's list.
    ///
    /// Complexity: O(1).
    init(_ entry: TermEntry, shape: PostingsShape, in bytes: RawSpan) {
        self.shape = shape
        single = entry.single
        singleFrequency = entry.frequency
        guard entry.count > 1 else {
            count = max(0, entry.count)
            fullBlocks = 0
            impacts = 0
            lastNumbers = 0
            offsets = 0
            blocks = 0
            return
        }
        entry.checksums.compare(entry.list, in: bytes)
        // A full block has two bytes or more, so the list bounds what its count can claim.
        let plausible = entry.list.count / 2 * BlockPacking.count + BlockPacking.count - 1
        count = min(entry.count, plausible)
        fullBlocks = count / BlockPacking.count
        let tables = fullBlocks == 0 ? 0 : 1
        let hasTail = count % BlockPacking.count > 0
        impacts = entry.list.lowerBound &+ tables &* shape.impactSize
        lastNumbers = impacts &+ tables &* (fullBlocks &+ (hasTail ? 1 : 0)) &* shape.impactSize
        offsets = lastNumbers &+ 4 &* fullBlocks
        blocks = offsets &+ tables &* 4 &* (fullBlocks &+ 1)
    }

    /// The number of blocks, the tail included.
    @inline(__always)
    var blockCount: Int {
        (count &+ BlockPacking.count &- 1) / BlockPacking.count
    }

    /// Whether each block tells what the best of its postings could score.
    @inline(__always)
    var hasImpacts: Bool { fullBlocks > 0 && shape.impactSize > 0 }

    /// Where the impacts of a block stand.
    @inline(__always)
    func impacts(of block: Int) -> Int { impacts &+ block &* shape.impactSize }

    /// No less than any frequency of a block, where there are impacts; 255 stands for all above as well.
    @inline(__always)
    func highestFrequency(ofBlock block: Int, in bytes: RawSpan) -> UInt8 {
        guard shape.hasFrequencies else { return 1 }
        // The last pair has the highest.
        let last = impacts(of: block) &+ shape.impactSize &- 2
        return bytes.load(UInt8.self, at: last)
    }

    /// The last number of a full block; that of the tail isn't known without decoding it.
    @inline(__always)
    func lastNumber(of block: Int, in bytes: RawSpan) -> UInt32 {
        bytes.load(UInt32.self, at: lastNumbers &+ 4 &* block)
    }

    /// The first block from one on whose last number reaches a target; it may be the tail or none.
    ///
    /// Complexity: O(log of the blocks passed).
    @inline(__always)
    func firstBlock(reaching target: UInt32, from first: Int, in bytes: RawSpan) -> Int {
        var low = first
        var step = 1
        // Gallop, then search between the last two steps.
        while low &+ step < fullBlocks, lastNumber(of: low &+ step &- 1, in: bytes) < target {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, fullBlocks)
        while low < high {
            let middle = (low &+ high) &>> 1
            if lastNumber(of: middle, in: bytes) < target {
                low = middle &+ 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Whether what is told of a full block is true: its last number, and where the next begins.
    ///
    /// Complexity: O(exceptions of the block).
    func isTrue(lastNumber last: UInt32, of block: Int, in bytes: RawSpan) -> Bool {
        guard block < fullBlocks else { return true }
        let head = offset(of: block, in: bytes)
        let widths = shape.hasFrequencies ? 2 : 1
        var offset = head &+ 2 &* widths
        var exceptions = 0
        for field in 0..<widths {
            let width = Int(bytes.load(UInt8.self, at: head &+ field))
            offset &+= BlockPacking.byteCount(width: width)
            exceptions += Int(bytes.load(UInt8.self, at: head &+ widths &+ field))
        }
        for _ in 0..<exceptions {
            offset &+= 1
            _ = bytes.loadVarint(at: &offset)
        }
        return lastNumber(of: block, in: bytes) == last
            && offset == self.offset(of: block &+ 1, in: bytes)
    }

    /// Where a block begins, or the tail behind the full ones.
    @inline(__always)
    func offset(of block: Int, in bytes: RawSpan) -> Int {
        guard fullBlocks > 0 else { return blocks }
        return blocks &+ Int(bytes.load(UInt32.self, at: offsets &+ 4 &* block))
    }
}
