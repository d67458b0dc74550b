/// Two neighbouring characters of folded text; as a term, the UTF-8 of both.
///
/// Pairs are ordered as their terms are: by code points, which is the order of UTF-8 bytes.
struct ScalarPair: Hashable, Comparable, Sendable {
    /// The first character in the upper half, the second in the lower.
    var rawValue: UInt64

    init(_ first: UInt32, _ second: UInt32) {
        rawValue = UInt64(first) << 32 | UInt64(second)
    }

    var first: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
    var second: UInt32 { UInt32(truncatingIfNeeded: rawValue) }

    /// Appends the term of the pair, 2 to 8 bytes.
    func appendTerm(to bytes: inout [UInt8]) {
        UTF8Scalars.append(first, to: &bytes)
        UTF8Scalars.append(second, to: &bytes)
    }

    /// The term of the pair.
    var term: [UInt8] {
        var bytes: [UInt8] = []
        appendTerm(to: &bytes)
        return bytes
    }

    static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
