/// Characters of Han that are searched as one: radicals and traditional forms with their ideographs.
///
/// Folding is one to one, so that it keeps the places of characters.
enum HanVariants {
    /// The character by which a character is found; itself, if it has no other.
    ///
    /// The result folds to itself.
    ///
    /// - Complexity: O(1). The first call that meets Han unpacks a table of 116 KB.
    @inline(__always)
    static func folded(_ scalar: UInt32) -> UInt32 {
        covered ~= scalar ? look(up: scalar) : scalar
    }

    private static let covered: ClosedRange<UInt32> = 0x2E80...0x9FFF

    private static func look(up scalar: UInt32) -> UInt32 {
        let target = table[Int(scalar - covered.lowerBound)]
        return target == 0 ? scalar : target
    }

    /// For each character covered, what it folds to, or 0 for itself.
    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: covered.count)
        let bytes = pairs.utf8.span
        var variant: UInt32 = 0
        var byte = 0
        while byte < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: byte, before: bytes.count)
            byte += length
            if scalar < 0x80 { continue }  // a line break
            if variant == 0 {
                variant = scalar
            } else {
                table[Int(variant - covered.lowerBound)] = scalar
                variant = 0
            }
        }
        return table
    }()
}
