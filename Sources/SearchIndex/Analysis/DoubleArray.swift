/// Finds places in a double array for nodes and their children.
///
/// Slots and bases are bits, so that 64 bases are tried at once.
struct DoubleArray {
    private var taken: [UInt64] = []
    private var bases: [UInt64] = [1]
    private var lastBase = 0

    /// Where the last search for about as many children ended, as a word of bits: what is before is
    /// full for such.
    private var front = 0
    private var frontWidth = 0

    /// The slots needed if every base may meet every code.
    func count(withCodesBelow limit: Int) -> Int {
        lastBase + limit
    }

    /// Takes a base at which all children find a free slot; `nil` if two have the same code.
    ///
    /// Nodes with many children should come first.
    ///
    /// - Complexity: Few words of bits for each child, in practice.
    mutating func place(_ codes: Span<UInt16>) -> UInt32? {
        let width = Int.bitWidth - codes.count.leadingZeroBitCount
        if width != frontWidth { (front, frontWidth) = (0, width) }
        while true {
            var free = front < bases.count ? ~bases[front] : .max
            for index in codes.indices {
                free &= ~window(at: front << 6 + Int(codes[index]))
                if free == 0 { break }
            }
            if free != 0 {
                let base = front << 6 + free.trailingZeroBitCount
                return take(base, codes) ? UInt32(base) : nil
            }
            front += 1
        }
    }

    /// The bits of 64 slots.
    private func window(at slot: Int) -> UInt64 {
        let (word, shift) = (slot >> 6, UInt64(slot & 63))
        let low = word < taken.count ? taken[word] >> shift : 0
        let high = shift > 0 && word + 1 < taken.count ? taken[word + 1] << (64 - shift) : 0
        return low | high
    }

    private mutating func take(_ base: Int, _ codes: Span<UInt16>) -> Bool {
        Self.set(base, in: &bases)
        lastBase = max(lastBase, base)
        for index in codes.indices {
            let slot = base + Int(codes[index])
            if window(at: slot) & 1 == 1 { return false }
            Self.set(slot, in: &taken)
        }
        return true
    }

    private static func set(_ bit: Int, in words: inout [UInt64]) {
        while words.count <= bit >> 6 { words.append(0) }
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
}
