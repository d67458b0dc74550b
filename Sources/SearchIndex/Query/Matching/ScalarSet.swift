/// A set of Unicode scalars, kept as ranges.
struct ScalarSet: Hashable, Sendable {
    static let last: UInt32 = 0x10_FFFF

    /// Ascending, with a gap between any two.
    private(set) var ranges: [ClosedRange<UInt32>] = []

    init() {}

    init(_ scalar: UInt32) {
        ranges = [scalar...scalar]
    }

    /// The union of any ranges.
    ///
    /// - Complexity: O(n log n).
    init(_ unordered: [ClosedRange<UInt32>]) {
        for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let previous = ranges.last, range.lowerBound <= previous.upperBound &+ 1 else {
                ranges.append(range)
                continue
            }
            let upper = max(previous.upperBound, range.upperBound)
            ranges[ranges.count - 1] = previous.lowerBound...upper
        }
    }

    /// All scalars that are not in the set.
    var inverted: ScalarSet {
        var inverted = ScalarSet()
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { inverted.ranges.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.last { inverted.ranges.append(next...Self.last) }
        return inverted
    }

    /// Whether a scalar is in the set.
    ///
    /// - Complexity: O(log of the number of ranges).
    func contains(_ scalar: UInt32) -> Bool {
        overlaps(scalar...scalar)
    }

    /// Whether any scalar of a range is in the set.
    ///
    /// - Complexity: O(log of the number of ranges).
    func overlaps(_ range: ClosedRange<UInt32>) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < ranges.count && ranges[low].lowerBound <= range.upperBound
    }
}
