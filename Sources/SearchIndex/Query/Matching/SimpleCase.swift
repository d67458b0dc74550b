/// Letters that differ in case only, by Unicode's mapping to lower case.
///
/// Only mappings of one scalar to one count; so `K` (kelvin) is `k`, but `ß` is not `ss`, and final
/// `ς` is not `σ`.
enum SimpleCase {
    /// The lower-case form of a scalar, itself if there is none.
    static func lower(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return 0x41...0x5A ~= value ? value | 0x20 : value }
        guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else {
            return value
        }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        guard mapping.count == 1, let lower = mapping.first else { return value }
        return lower.value
    }

    /// The set with every scalar whose lower-case form is that of a member.
    ///
    /// - Complexity: O(members) for small sets, O(letters with case × log of the ranges) for others.
    static func closing(_ set: ScalarSet) -> ScalarSet {
        let small: UInt32 = 64
        var added: [ClosedRange<UInt32>] = []
        func add(_ lower: UInt32) {
            added.append(lower...lower)
            for upper in uppers[lower, default: []] { added.append(upper...upper) }
        }
        if set.ranges.count <= 8,
            set.ranges.allSatisfy({ $0.upperBound - $0.lowerBound < small })
        {
            for range in set.ranges {
                for scalar in range { add(lower(scalar)) }
            }
        } else {
            for (lower, uppers) in uppers
            where set.contains(lower) || uppers.contains(where: set.contains) {
                add(lower)
            }
        }
        return ScalarSet(set.ranges + added)
    }

    /// For each lower-case scalar those that it is the lower-case form of.
    private static let uppers: [UInt32: [UInt32]] = {
        var uppers: [UInt32: [UInt32]] = [:]
        for range in cased {
            for scalar in range {
                let lower = lower(scalar)
                if lower != scalar { uppers[lower, default: []].append(scalar) }
            }
        }
        return uppers
    }()

    /// The blocks that hold capital letters.
    private static let cased: [ClosedRange<UInt32>] = [
        0x0041...0x058F, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF, 0x1E00...0x1FFF,
        0x2100...0x218F, 0x24B0...0x24FF, 0x2C00...0x2DFF, 0xA640...0xA7FF, 0xFF21...0xFF5A,
        0x1_0400...0x1_04FF, 0x1_0570...0x1_05BF, 0x1_0C80...0x1_0CFF, 0x1_0D50...0x1_0D8F,
        0x1_18A0...0x1_18DF, 0x1_6E40...0x1_6EDF, 0x1_E900...0x1_E95F,
    ]
}
