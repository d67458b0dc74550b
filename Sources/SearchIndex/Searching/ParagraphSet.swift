/// A set of the paragraphs of an index, one bit each.
public struct ParagraphSet: Hashable, Sendable {
    private(set) var bits: [UInt64]

    /// The number of paragraphs that could be members.
    let universe: Int

    /// Creates an empty or a full set of the paragraphs below a count.
    init(universe: Int, isFull: Bool = false) {
        self.universe = universe
        bits = Array(repeating: 0, count: (universe + 63) / 64)
        if isFull { insert(0..<universe) }
    }

    /// The number of members.
    ///
    /// - Complexity: O(paragraphs of the index / 64).
    public var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inline(__always)
    func contains(_ paragraph: UInt32) -> Bool {
        let word = Int(paragraph &>> 6)
        return word < bits.count && bits[word] &>> UInt64(paragraph & 63) & 1 == 1
    }

    @inline(__always)
    mutating func insert(_ paragraph: UInt32) {
        let word = Int(paragraph &>> 6)
        if paragraph < universe { bits[word] |= 1 &<< UInt64(paragraph & 63) }
    }

    /// Adds consecutive paragraphs.
    ///
    /// Complexity: O(length / 64).
    mutating func insert(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<universe)
        guard !range.isEmpty else { return }
        let (first, last) = (range.lowerBound / 64, (range.upperBound - 1) / 64)
        let head = UInt64.max << UInt64(range.lowerBound % 64)
        let tail = UInt64.max >> UInt64(63 - (range.upperBound - 1) % 64)
        if first == last {
            bits[first] |= head & tail
            return
        }
        bits[first] |= head
        for word in (first + 1)..<last { bits[word] = .max }
        bits[last] |= tail
    }

    /// Adds all postings of a term.
    mutating func insert(_ entry: TermEntry, of dictionary: TermDictionary, in bytes: RawSpan) {
        var cursor = PostingsCursor(entry, shape: dictionary.shape, in: bytes)
        while cursor.number != PostingsCursor.end {
            insert(cursor.number)
            cursor.advance(in: bytes)
        }
    }

    mutating func formUnion(_ other: Self) {
        for word in bits.indices { bits[word] |= other.bits[word] }
    }

    mutating func formIntersection(_ other: Self) {
        for word in bits.indices { bits[word] &= other.bits[word] }
    }

    mutating func subtract(_ other: Self) {
        for word in bits.indices { bits[word] &= ~other.bits[word] }
    }

    /// Calls a function with the members in ascending order.
    @inline(__always)
    func visitMembers(_ body: (UInt32) -> Void) {
        for word in bits.indices {
            var rest = bits[word]
            while rest != 0 {
                body(UInt32(word &* 64 &+ rest.trailingZeroBitCount))
                rest &= rest &- 1
            }
        }
    }
}
