/// Numbers distinct pairs of characters in the order in which they are first met.
struct PairTable {
    // The number plus one; 0 marks a free slot.
    private var slots: [UInt32]

    /// The pairs by their numbers.
    private(set) var pairs: [ScalarPair] = []

    init() {
        slots = Array(repeating: 0, count: 1 << 14)
    }

    /// The number of a pair.
    ///
    /// Complexity: O(1).
    @inline(__always)
    mutating func number(of pair: ScalarPair) -> UInt32 {
        var place = Self.place(of: pair, in: slots.count)
        while slots[place] != 0 {
            let number = slots[place] &- 1
            if pairs[Int(number)] == pair { return number }
            place = (place &+ 1) & (slots.count &- 1)
        }
        pairs.append(pair)
        slots[place] = UInt32(pairs.count)
        if 2 * pairs.count > slots.count { grow() }
        return UInt32(pairs.count - 1)
    }

    @inline(__always)
    private static func place(of pair: ScalarPair, in count: Int) -> Int {
        let hash = pair.rawValue &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (hash ^ (hash &>> 29)) &* 0xD6E8_FEB8_6659_FD93 &>> 32)
            & (count &- 1)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: 2 * slots.count)
        for (number, pair) in pairs.enumerated() {
            var place = Self.place(of: pair, in: slots.count)
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = UInt32(number + 1)
        }
    }
}
