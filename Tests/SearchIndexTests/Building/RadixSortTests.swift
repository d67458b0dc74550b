import Testing

@testable import SearchIndex

@Suite struct `Radix sort` {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `numbers are in the order of a stable sort by the same bits`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var sort = RadixSort()
        for count in [0, 1, 2, 23, 24, 25, 26, 255, 256, 257, 1000, 5000] {
            let low = Int.random(in: 0...40, using: &random)
            let width = Int.random(in: 1...(64 - low), using: &random)
            // What lies above the bits is equal; what lies below comes in order where they are equal.
            let few = Bool.random(using: &random)
            let keys = (0..<count).map { _ in
                UInt64.random(in: 0...(few ? 3 : .max), using: &random)
                    & (.max >> UInt64(64 - width))
            }
            let below = low == 0 ? 0 : UInt64.max >> UInt64(64 - min(low, 16))
            let numbers = keys.enumerated().map { place, key in
                key << UInt64(low) | UInt64(place) & below
            }
            let start = Int.random(in: 0...count, using: &random)
            let end = Int.random(in: start...count, using: &random)
            var sorted = numbers
            var span = sorted.mutableSpan
            sort.sort(&span, in: start..<end, by: low..<(low + width))
            let expected = numbers[start..<end].enumerated().sorted { left, right in
                (left.element >> UInt64(low), left.offset)
                    < (right.element >> UInt64(low), right.offset)
            }
            #expect(
                sorted == numbers[..<start] + expected.map(\.element) + numbers[end...],
                "seed \(seed), \(count) numbers, bits from \(low), \(width) of them"
            )
        }
    }
}
