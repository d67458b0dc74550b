/// Sorts numbers by some of their bits, eight at a time; equal ones keep their order.
///
/// Made for runs that fit into a core's cache: no comparison is guessed wrong, and each pass reads and
/// writes every number once.
struct RadixSort: ~Copyable {
    private var other: [UInt64] = []
    private var places = [Int](repeating: 0, count: 256)

    /// So few numbers are inserted one by one.
    private static let fewCount = 24

    /// Sorts some numbers.
    ///
    /// - Parameters:
    ///   - numbers: The numbers, of which those in a range are sorted.
    ///   - range: What of them is sorted.
    ///   - bits: The bits that count. The bits below must be in order already among numbers that are
    ///     equal in them, which is so if they are paragraphs that come in their order.
    /// - Complexity: O(numbers × bits).
    mutating func sort(
        _ numbers: inout MutableSpan<UInt64>,
        in range: Range<Int>,
        by bits: Range<Int>
    ) {
        if range.count <= Self.fewCount {
            Self.insert(&numbers, in: range, by: bits.lowerBound)
            return
        }
        if other.count < range.count { other = Array(repeating: 0, count: range.count) }
        // Moved out and back, to be written through spans.
        var (other, places) = (self.other, self.places)
        (self.other, self.places) = ([], [])
        var target = other.mutableSpan
        var next = places.mutableSpan
        var isMoved = false
        for low in stride(from: bits.lowerBound, to: bits.upperBound, by: 8) {
            let digits = Digits(low: low, count: min(8, bits.upperBound - low))
            if isMoved {
                Self.pass(target, 0..<range.count, to: &numbers, range.lowerBound, digits, &next)
            } else {
                Self.pass(numbers, range, to: &target, 0, digits, &next)
            }
            isMoved.toggle()
        }
        if isMoved {
            for index in 0..<range.count { numbers[range.lowerBound &+ index] = target[index] }
        }
        (self.other, self.places) = (other, places)
    }

    /// The bits that a pass looks at.
    private struct Digits {
        var low: UInt64
        var mask: UInt64

        init(low: Int, count: Int) {
            self.low = UInt64(low)
            mask = (1 &<< UInt64(count)) &- 1
        }

        @inline(__always)
        func digit(of number: UInt64) -> Int {
            Int(truncatingIfNeeded: number &>> low & mask)
        }
    }

    /// Moves numbers to where they belong by one digit.
    @inline(__always)
    private static func pass(
        _ source: borrowing MutableSpan<UInt64>,
        _ range: Range<Int>,
        to target: inout MutableSpan<UInt64>,
        _ offset: Int,
        _ digits: Digits,
        _ next: inout MutableSpan<Int>
    ) {
        for digit in next.indices { next[digit] = 0 }
        for index in range { next[digits.digit(of: source[index])] &+= 1 }
        var start = offset
        for digit in next.indices {
            let count = next[digit]
            next[digit] = start
            start &+= count
        }
        for index in range {
            let number = source[index]
            let digit = digits.digit(of: number)
            target[next[digit]] = number
            next[digit] &+= 1
        }
    }

    private static func insert(
        _ numbers: inout MutableSpan<UInt64>,
        in range: Range<Int>,
        by lowest: Int
    ) {
        let shift = UInt64(lowest)
        for index in range.dropFirst() {
            let number = numbers[index]
            var place = index
            while place > range.lowerBound, numbers[place &- 1] &>> shift > number &>> shift {
                numbers[place] = numbers[place &- 1]
                place &-= 1
            }
            numbers[place] = number
        }
    }
}
