/// Whether converted text looks like text: the check of a guess at its result.
struct TextQuality {
    /// The number of characters beyond ASCII.
    private(set) var total = 0

    /// How many of them no text is full of: controls, private use, noncharacters, U+FFFD.
    private(set) var strange = 0

    /// How many are neither letters nor the marks that stand between them.
    private(set) var symbols = 0

    /// Whether there is a zero byte.
    private(set) var hasZero = false

    /// Reads a text in UTF-8.
    ///
    /// Complexity: O(*n*).
    init(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == 0 { hasZero = true }
                index += 1
                continue
            }
            total += 1
            let scalar = Scalars.next(&index, bytes.count, bytes)
            if Self.isStrange(scalar) {
                strange += 1
            } else if scalar.value < 0x3000, !scalar.isLetter, !Self.isMark(scalar) {
                symbols += 1
            }
        }
    }

    /// Whether a guess at an encoding of several bytes a character may be right.
    var isPlausible: Bool {
        !hasZero && 50 * strange <= total
    }

    /// Whether a guess at an encoding of one byte a character may be right.
    ///
    /// There every byte is some character, so that letters must prevail.
    var isPlausibleForSingleBytes: Bool {
        !hasZero && strange == 0 && 5 * symbols <= total
    }

    private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x84, 0x86...0x9F, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFFD...0xFFFF: true
        case 0x1_0000...: scalar.value >= 0xF_0000 || scalar.value & 0xFFFE == 0xFFFE
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0xA7, 0xAB, 0xAD, 0xB0, 0xB7, 0xBB, 0x2010...0x203A, 0x20AC, 0x2116, 0x060C,
            0x061B, 0x061F, 0x064B...0x0652, 0x0300...0x036F, 0x200C...0x200F:
            true
        default: false
        }
    }
}
