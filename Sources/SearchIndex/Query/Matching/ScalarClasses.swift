/// Groups the scalars that no set of a pattern tells apart.
///
/// The class of a scalar is found in a table of pages of 256 scalars; pages of one class each are
/// shared, so the table stays small. Numbers of classes fit 16 bits: the limits of `RegexSets` and of
/// `RegexProgram` allow about 50,000.
struct ScalarClasses: Sendable {
    /// One member of each class, by number.
    let representatives: [UInt32]

    private let ascii: [UInt16]
    private let pages: [UInt16]
    private let classes: [UInt16]

    var count: Int { representatives.count }

    /// The classes of some sets.
    ///
    /// - Complexity: O(sets × ranges of all sets) at worst, O(ranges) for sets with few ranges.
    init(of sets: [ScalarSet]) {
        var starts: Set<UInt32> = [0]
        for set in sets {
            for range in set.ranges {
                starts.insert(range.lowerBound)
                if range.upperBound < ScalarSet.last { starts.insert(range.upperBound + 1) }
            }
        }
        let sorted = starts.sorted()
        let numbers = Self.numbers(of: sorted, in: sets)
        var representatives: [UInt32] = []
        for (start, number) in zip(sorted, numbers) where number == representatives.count {
            representatives.append(start)
        }
        self.representatives = representatives

        var pages: [UInt16] = []
        var classes: [UInt16] = []
        var uniform: [UInt16: UInt16] = [:]
        var interval = 0
        for page in 0...(ScalarSet.last >> 8) {
            let first = page << 8
            while interval + 1 < sorted.count, sorted[interval + 1] <= first { interval += 1 }
            let number = UInt16(truncatingIfNeeded: numbers[interval])
            let isUniform = interval + 1 == sorted.count || sorted[interval + 1] > first + 0xFF
            if isUniform, let shared = uniform[number] {
                pages.append(shared)
                continue
            }
            let place = UInt16(truncatingIfNeeded: classes.count >> 8)
            if isUniform { uniform[number] = place }
            pages.append(place)
            for scalar in first...(first + 0xFF) {
                while interval + 1 < sorted.count, sorted[interval + 1] <= scalar { interval += 1 }
                classes.append(UInt16(truncatingIfNeeded: numbers[interval]))
            }
        }
        self.pages = pages
        self.classes = classes
        ascii = Array(classes[(Int(pages[0]) << 8)...].prefix(128))
    }

    /// The class of a scalar.
    @inline(__always)
    func number(of scalar: UInt32) -> Int {
        if scalar < 0x80 { return Int(ascii[Int(scalar)]) }
        let page = Int(pages[Int(scalar >> 8)])
        return Int(classes[page << 8 | Int(scalar & 0xFF)])
    }

    /// For each stretch between two borders the number of its class, in the order of first use.
    ///
    /// Starts with one class and splits off those stretches of each class that lie in a set.
    private static func numbers(of starts: [UInt32], in sets: [ScalarSet]) -> [Int] {
        var numbers = [Int](repeating: 0, count: starts.count)
        var next = 1
        // For each class the one that its members in the set at hand go to, and which set that was.
        var targets: [(number: Int, set: Int)] = [(0, -1)]
        for (index, set) in sets.enumerated() {
            for range in set.ranges {
                var stretch = place(of: range.lowerBound, in: starts)
                while stretch < starts.count, starts[stretch] <= range.upperBound {
                    let old = numbers[stretch]
                    if targets[old].set != index {
                        targets[old] = (next, index)
                        targets.append((0, -1))
                        next += 1
                    }
                    numbers[stretch] = targets[old].number
                    stretch += 1
                }
            }
        }
        var renumbered: [Int: Int] = [:]
        return numbers.map { number in
            if let known = renumbered[number] { return known }
            renumbered[number] = renumbered.count
            return renumbered.count - 1
        }
    }

    private static func place(of start: UInt32, in starts: [UInt32]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
