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
        for low in stride(from: bits.lowerBound, to: bits.upperBound, by: 8) {
            let shift = UInt64(low)
            let mask = UInt64(1) &<< UInt64(min(8, bits.upperBound - low)) &- 1
            for digit in next.indices { next[digit] = 0 }
            for index in range { next[Int(numbers[index] &>> shift & mask)] &+= 1 }
            var start = 0
            for digit in next.indices {
                let count = next[digit]
                next[digit] = start
                start &+= count
            }
            for index in range {
                let number = numbers[index]
                let digit = Int(number &>> shift & mask)
                target[next[digit]] = number
                next[digit] &+= 1
            }
            for index in range { numbers[index] = target[index &- range.lowerBound] }
        }
        (self.other, self.places) = (other, places)
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
