/// Walks through the postings of a term in ascending order; numbers only ever grow.
///
/// A cursor is a plain value: it keeps offsets and one decoded block, and takes the bytes with every
/// call. `number` is the current posting's, and `end` behind the last one. `frequency(in:)` tells the
/// current frequency.
struct PostingsCursor {
    /// The number behind the last posting.
    static let end = UInt32.max

    /// The current posting's number, or `end`.
    private(set) var number: UInt32 = 0

    private let list: PostingsList
    private var block = PostingsBlock()
    private var index = 0

    /// The number of postings in the list.
    var count: Int { list.count }

    /// Opens the postings of a term at the first one.
    ///
    /// Complexity: O(1), one block decoded.
    init(_ entry: TermEntry, shape: PostingsShape, in bytes: RawSpan) {
        list = PostingsList(entry, shape: shape, in: bytes)
        block.load(0, of: list, in: bytes)
        number = block.count > 0 ? block.number(at: 0) : Self.end
    }

    /// How often the term stands in the current paragraph; 1 if the list has no frequencies.
    @inline(__always)
    mutating func frequency(in bytes: RawSpan) -> UInt32 {
        guard list.shape.hasFrequencies else { return 1 }
        block.loadFrequencies(of: list, in: bytes)
        return block.frequency(at: index)
    }

    /// Moves to the next posting.
    @inline(__always)
    mutating func advance(in bytes: RawSpan) {
        index &+= 1
        if index < block.count {
            number = block.number(at: index)
        } else {
            moveToBlock(block.place &+ 1, in: bytes)
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
            if list.shape.hasFrequencies { block.loadFrequencies(of: list, in: bytes) }
            while index < block.count {
                let number = block.number(at: index)
                if number < limit {
                    body(number, list.shape.hasFrequencies ? block.frequency(at: index) : 1)
                }
                index &+= 1
            }
            moveToBlock(block.place &+ 1, in: bytes)
        }
    }

    /// Calls a function with the numbers of the current posting and of those behind it below a limit.
    @inline(__always)
    mutating func visitNumbers(below limit: UInt32, in bytes: RawSpan, _ body: (UInt32) -> Void) {
        while number < limit {
            while index < block.count {
                let number = block.number(at: index)
                if number < limit { body(number) }
                index &+= 1
            }
            moveToBlock(block.place &+ 1, in: bytes)
        }
    }

    /// Moves to the first posting whose number is the target or larger; never backwards.
    ///
    /// Complexity: O(log of the blocks passed), at most one block decoded.
    @inline(__always)
    mutating func advance(to target: UInt32, in bytes: RawSpan) {
        guard number < target else { return }
        if block.lastNumber < target {
            let next = list.firstBlock(reaching: target, from: block.place &+ 1, in: bytes)
            moveToBlock(next, in: bytes)
        }
        while number < target {
            index &+= 1
            if index < block.count {
                number = block.number(at: index)
            } else {
                moveToBlock(block.place &+ 1, in: bytes)
            }
        }
    }

    private mutating func moveToBlock(_ next: Int, in bytes: RawSpan) {
        block.load(next, of: list, in: bytes)
        index = 0
        // Numbers never fall, whatever a damaged file holds.
        if block.count > 0, block.number(at: 0) > number {
            number = block.number(at: 0)
        } else {
            number = Self.end
            block.clear()
        }
    }
}
