/// Which Chinese characters stand beside each other inside of the lines of a text.
///
/// Where a line is cut short by the column of a table, nothing of its form tells whether it goes on;
/// but the words of a report return, and most are somewhere written on one line.
struct Neighbours {
    private static let pairBits: UInt64 = 18
    private static let tripleBits: UInt64 = 22

    private var pairs = [UInt16](repeating: 0, count: 1 << 18)
    private var triples = [UInt64](repeating: 0, count: 1 << 16)
    private var singles: [UInt16] = [UInt16](repeating: 0, count: 1 << 16)

    /// Takes note of the characters of a line.
    ///
    /// Complexity: O(*n*).
    mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        var before: Unicode.Scalar = " "
        var last: Unicode.Scalar = " "
        while index < range.upperBound {
            let scalar = Scalars.next(&index, range.upperBound, bytes)
            if scalar.isHan {
                Self.increase(&singles[Int(scalar.value & 0xFFFF)])
                if last.isHan {
                    Self.increase(&pairs[Self.place(of: last, scalar)])
                    if before.isHan { setTriple(before, last, scalar) }
                }
            }
            (before, last) = (last, scalar)
        }
    }

    /// Whether the characters at the end of one line and at the start of another belong together.
    ///
    /// Three of them must stand so inside of a line, or the two at the border often.
    /// Complexity: O(1).
    func join(_ left: Scalars, _ right: Scalars) -> Bool {
        guard let last = left.last, let first = right.first, last.isHan, first.isHan else {
            return false
        }
        if joinCertainly(left, right) { return true }
        let count = Int(pairs[Self.place(of: last, first)])
        let rarer = min(
            singles[Int(last.value & 0xFFFF)],
            singles[Int(first.value & 0xFFFF)]
        )
        return count * 2 >= Int(max(1, rarer)) || (count >= 3 && count * 6 >= Int(rarer))
    }

    /// Whether three characters at the border of two lines stand so inside of a line.
    ///
    /// Complexity: O(1).
    func joinCertainly(_ left: Scalars, _ right: Scalars) -> Bool {
        guard let last = left.last, let first = right.first, last.isHan, first.isHan else {
            return false
        }
        if let before = left.dropLast().last, before.isHan, hasTriple(before, last, first) {
            return true
        }
        if let after = right.dropFirst().first, after.isHan, hasTriple(last, first, after) {
            return true
        }
        return false
    }

    private static func increase(_ count: inout UInt16) {
        if count < .max { count += 1 }
    }

    private static func place(of left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int {
        let key = UInt64(left.value) << 32 | UInt64(right.value)
        return Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - pairBits))
    }

    private static func bit(
        _ first: Unicode.Scalar,
        _ second: Unicode.Scalar,
        _ third: Unicode.Scalar
    ) -> Int {
        let key = UInt64(first.value) << 42 ^ UInt64(second.value) << 21 ^ UInt64(third.value)
        return Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - tripleBits))
    }

    private mutating func setTriple(
        _ first: Unicode.Scalar,
        _ second: Unicode.Scalar,
        _ third: Unicode.Scalar
    ) {
        let bit = Self.bit(first, second, third)
        triples[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    private func hasTriple(
        _ first: Unicode.Scalar,
        _ second: Unicode.Scalar,
        _ third: Unicode.Scalar
    ) -> Bool {
        let bit = Self.bit(first, second, third)
        return triples[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
}
