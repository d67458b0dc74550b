/// Numbers distinct pairs of characters in the order in which they are first met.
///
/// A slot holds the pair beside its number: there are millions of pairs, so that every look at another
/// place is a wait for memory.
struct PairTable {
    private struct Slot {
        // The two characters, 16 bits each.
        var key: UInt32 = 0
        // The number plus one; 0 marks a free slot.
        var number: UInt32 = 0
    }

    private var slots: [Slot]

    /// The numbers of the few pairs with a character beyond U+FFFF.
    private var wide: [ScalarPair: UInt32] = [:]

    /// The pairs by their numbers.
    private(set) var pairs: [ScalarPair] = []

    init() {
        slots = Array(repeating: Slot(), count: 1 << 14)
    }

    /// The number of a pair.
    ///
    /// Complexity: O(1).
    @inline(__always)
    mutating func number(of pair: ScalarPair) -> UInt32 {
        guard let key = Self.key(of: pair) else { return wideNumber(of: pair) }
        var place = Self.place(of: key, in: slots.count)
        while slots[place].number != 0 {
            if slots[place].key == key { return slots[place].number &- 1 }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return insert(pair, key, at: place)
    }

    private mutating func wideNumber(of pair: ScalarPair) -> UInt32 {
        if let number = wide[pair] { return number }
        let number = UInt32(pairs.count)
        pairs.append(pair)
        wide[pair] = number
        return number
    }

    private mutating func insert(_ pair: ScalarPair, _ key: UInt32, at place: Int) -> UInt32 {
        pairs.append(pair)
        slots[place] = Slot(key: key, number: UInt32(pairs.count))
        if 2 * pairs.count > slots.count { grow() }
        return UInt32(pairs.count - 1)
    }

    @inline(__always)
    private static func key(of pair: ScalarPair) -> UInt32? {
        guard pair.first | pair.second < 0x10000 else { return nil }
        return pair.first &<< 16 | pair.second
    }

    @inline(__always)
    private static func place(of key: UInt32, in count: Int) -> Int {
        let hash = UInt64(key) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (hash ^ (hash &>> 29)) &* 0xD6E8_FEB8_6659_FD93 &>> 32)
            & (count &- 1)
    }

    private mutating func grow() {
        slots = Array(repeating: Slot(), count: 2 * slots.count)
        for (number, pair) in pairs.enumerated() {
            guard let key = Self.key(of: pair) else { continue }
            var place = Self.place(of: key, in: slots.count)
            while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = Slot(key: key, number: UInt32(number + 1))
        }
    }
}
