/// Which characters the fast cut may touch, by their UTF-16 units.
///
/// The sets are narrow on purpose: what is left out is cut by ICU itself, which is slower and never
/// wrong. They rest on UAX #29, on ICU's word rules (`word.txt`) and on its dictionary code, in which
/// Han and kana form runs, marks and formats stick to what is before them, and normalisation changes
/// none of the plain ideographs.
enum HanContext {
    /// Whether a unit is an ideograph of the first set of Unicode, the same in every version.
    @inline(__always)
    static func isPlain(_ unit: UInt16) -> Bool {
        unit &- 0x4E00 <= 0x9FA5 - 0x4E00
    }

    /// Whether a unit is a mark of punctuation that is a piece of its own between such neighbours as
    /// itself or a plain ideograph.
    ///
    /// Some of them join letters or digits on both sides, as in 1，000; but only these.
    @inline(__always)
    static func isLonePunctuation(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B: true
        case 0xFF01, 0xFF05, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
        case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0xB7: true
        case 0x21, 0x25, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D: true
        case UTF16Passage.separator: true
        default: false
        }
    }

    /// Whether a unit beside a plain ideograph has no bearing on it, nor the ideograph on the unit.
    ///
    /// Kana and other ideographs form runs with it, marks and formats stick to it, Hangul has a
    /// dictionary; these and all that is rare are outside.
    static func isNeutral(_ unit: UInt16) -> Bool {
        switch unit {
        case 0...0xAC, 0xAE...0x2FF: true
        case 0x2010...0x2029, 0x2030...0x205E, 0x2070...0x209C, 0x20A0...0x20C0: true
        case 0x2100...0x2BFF: true
        case 0x3000...0x3004, 0x3008...0x3020: true
        case 0xFF01...0xFF5E, 0xFFE0...0xFFE6: true
        default: false
        }
    }
}
