/// The pair terms of a chunk by their first character, ready to be gathered for a range of pairs.
///
/// A pair needs no number and no table: its occurrences are sorted when the lists are made. Until then
/// it takes four bytes, and nothing is looked up in a memory larger than the core's cache.
struct ChunkPairs: Sendable {
    /// The first characters, ascending, and where the items of each end.
    fileprivate(set) var firsts: [UInt16] = []
    fileprivate(set) var ends: [UInt32] = []

    /// The second character in the upper half, in the lower the paragraph, counted from the first of
    /// the chunk.
    fileprivate(set) var items: [UInt32] = []

    /// The few pairs with a character beyond U+FFFF.
    fileprivate(set) var wide: [Occurrence] = []

    /// A pair in a paragraph, counted from the first of the chunk.
    struct Occurrence: Sendable {
        var pair: ScalarPair
        var paragraph: UInt64
    }

    /// The number of occurrences.
    var count: Int { items.count + wide.count }

    /// A pair in 32 bits, if it has room there.
    @inline(__always)
    static func key(of pair: ScalarPair) -> UInt32? {
        guard pair.first | pair.second < 0x1_0000 else { return nil }
        return pair.first &<< 16 | pair.second
    }

    /// The items with a first character, given by its place.
    @inline(__always)
    func items(at place: Int) -> Range<Int> {
        (place == 0 ? 0 : Int(ends[place &- 1]))..<Int(ends[place])
    }

    /// The place of the least first character that isn't below another.
    func place(of first: Int) -> Int {
        var low = 0
        var high = firsts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(firsts[middle]) < first { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Sorts the pairs of one chunk after another.
struct ChunkPairsSorter: ~Copyable {
    /// How many pairs begin with a character, then where the next one goes; zero between chunks.
    private var places = [UInt32](repeating: 0, count: 1 << 16)

    /// Sorts pairs by their first character.
    ///
    /// - Parameters:
    ///   - found: The key of each pair, the paragraph in the lowest 16 bits.
    ///   - others: Pairs that may have no key.
    /// - Returns: The same pairs, without their order in a paragraph.
    /// - Complexity: O(pairs + characters between the least and the largest).
    mutating func sort(_ found: Span<UInt64>, others: [ChunkPairs.Occurrence]) -> ChunkPairs {
        var pairs = ChunkPairs()
        guard !others.isEmpty else {
            sort(found, into: &pairs)
            return pairs
        }
        var all: [UInt64] = []
        for index in found.indices { all.append(found[index]) }
        for other in others {
            if let key = ChunkPairs.key(of: other.pair) {
                all.append(UInt64(key) << 16 | other.paragraph)
            } else {
                pairs.wide.append(other)
            }
        }
        sort(all.span, into: &pairs)
        return pairs
    }

    private mutating func sort(_ found: Span<UInt64>, into pairs: inout ChunkPairs) {
        // Moved out and back, to be written through spans.
        var places = self.places
        self.places = []
        var starts = places.mutableSpan
        var least = Int.max
        var largest = -1
        for index in found.indices {
            let first = Self.first(of: found[index])
            starts[first] &+= 1
            least = min(least, first)
            largest = max(largest, first)
        }
        var next: UInt32 = 0
        var first = least
        while first <= largest {
            let count = starts[first]
            if count > 0 {
                starts[first] = next
                next &+= count
                pairs.firsts.append(UInt16(truncatingIfNeeded: first))
                pairs.ends.append(next)
            }
            first &+= 1
        }
        pairs.items = Array(repeating: 0, count: found.count)
        var items = pairs.items.mutableSpan
        for index in found.indices {
            let first = Self.first(of: found[index])
            items[Int(starts[first])] = UInt32(truncatingIfNeeded: found[index])
            starts[first] &+= 1
        }
        for first in pairs.firsts { starts[Int(first)] = 0 }
        self.places = places
    }

    @inline(__always)
    private static func first(of item: UInt64) -> Int {
        Int(truncatingIfNeeded: item &>> 32) & 0xFFFF
    }
}
