/// Characters of Han that are searched as one: radicals and traditional forms with their ideographs.
///
/// Folding is one to one, so that it keeps the places of characters.
enum HanVariants {
    /// The character by which a character is found; itself, if it has no other.
    ///
    /// The result folds to itself.
    ///
    /// - Complexity: O(1). The first calls unpack tables of 54 and 1 KB.
    @inline(__always)
    static func folded(_ scalar: UInt32) -> UInt32 {
        if ideographs ~= scalar {
            let simplified = simplifiedForms[Int(scalar &- ideographs.lowerBound)]
            return simplified == 0 ? scalar : UInt32(simplified)
        }
        return 0x2E80...0x31E3 ~= scalar ? foldedRadical(scalar) : scalar
    }

    /// The range in which all traditional characters lie, and their simplified forms.
    private static let ideographs: ClosedRange<UInt32> = 0x3400...0x9FFF

    /// For each ideograph its simplified form, or 0 for itself.
    private static let simplifiedForms: [UInt16] = {
        var forms = [UInt16](repeating: 0, count: ideographs.count)
        forEachPair(in: traditional) { variant, target in
            forms[Int(variant - ideographs.lowerBound)] = UInt16(target)
        }
        return forms
    }()

    private static func foldedRadical(_ scalar: UInt32) -> UInt32 {
        var low = 0
        var high = radicalForms.count
        while low < high {
            let middle = (low + high) / 2
            if radicalForms[middle].variant < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < radicalForms.count, radicalForms[low].variant == scalar else { return scalar }
        return radicalForms[low].target
    }

    private static let radicalForms: [(variant: UInt32, target: UInt32)] = {
        var forms: [(variant: UInt32, target: UInt32)] = []
        forEachPair(in: radicals) { forms.append((variant: $0, target: $1)) }
        return forms
    }()

    /// Calls `body` with each pair of characters in a table, which may hold line breaks.
    static func forEachPair(in table: String, _ body: (UInt32, UInt32) -> Void) {
        let bytes = table.utf8.span
        var variant: UInt32?
        var byte = 0
        while byte < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: byte, before: bytes.count)
            byte += length
            if scalar < 0x80 { continue }
            if let first = variant {
                body(first, scalar)
                variant = nil
            } else {
                variant = scalar
            }
        }
    }
}
