/// Sets by property, as the standard library knows Unicode, and scripts by their ranges.
///
/// The shorthands follow Unicode Technical Standard 18, Annex C: `\d` is any decimal digit, `\s` white
/// space, `\w` what words consist of in any script.
extension ScalarSet {
    static let digits = scan { $0.generalCategory == .decimalNumber }
    static let whiteSpace = scan { $0.isWhitespace }
    static let wordScalars = scan { properties in
        switch properties.generalCategory {
        case .decimalNumber, .connectorPunctuation: true
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: properties.isAlphabetic || properties.isJoinControl
        }
    }

    /// Names of what `property` knows, for messages.
    static let propertyNames = "L, Lu, Ll, M, N, Nd, P, S, Z, Han, Hiragana, Katakana, Hangul, Thai"

    /// The set of a property or script; `nil` if its name is not known.
    static func property(_ name: String) -> ScalarSet? {
        switch name {
        case "L", "Letter": letters
        case "Lu": upperCase
        case "Ll": lowerCase
        case "M", "Mark": marks
        case "N", "Number": numbers
        case "Nd": digits
        case "P", "Punctuation": punctuation
        case "S", "Symbol": symbols
        case "Z", "Separator": separators
        case "Han": han
        case "Hiragana": ScalarSet([0x3041...0x3096, 0x309D...0x309F, 0x1_B001...0x1_B11F])
        case "Katakana": katakana
        case "Hangul": hangul
        case "Thai": ScalarSet([0x0E01...0x0E3A, 0x0E40...0x0E5B])
        default: nil
        }
    }

    private static let letters = scan { properties in
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: true
        case .modifierLetter, .otherLetter: true
        default: false
        }
    }
    private static let upperCase = scan { $0.generalCategory == .uppercaseLetter }
    private static let lowerCase = scan { $0.generalCategory == .lowercaseLetter }
    private static let marks = scan { properties in
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
    private static let numbers = scan { properties in
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
    private static let punctuation = scan { properties in
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation: true
        case .initialPunctuation, .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }
    private static let symbols = scan { properties in
        switch properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }
    private static let separators = scan { properties in
        switch properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
    private static let han = ScalarSet([
        0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x3005...0x3005, 0x3007...0x3007,
        0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFA6D,
        0xFA70...0xFAD9, 0x1_6FE2...0x1_6FE3, 0x1_6FF0...0x1_6FF1, 0x2_0000...0x2_A6DF,
        0x2_A700...0x2_EE5D, 0x2_F800...0x2_FA1D, 0x3_0000...0x3_3479,
    ])
    private static let katakana = ScalarSet([
        0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x32D0...0x32FE, 0x3300...0x3357,
        0xFF66...0xFF6F, 0xFF71...0xFF9D, 0x1_B000...0x1_B000, 0x1_B120...0x1_B122,
    ])
    private static let hangul = ScalarSet([
        0x1100...0x11FF, 0x302E...0x302F, 0x3131...0x318E, 0x3200...0x321E, 0x3260...0x327E,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB, 0xFFA0...0xFFDC,
    ])

    /// Stretches where the first scalar has the properties of all, whatever the version of Unicode:
    /// Han and Hangul blocks that are full, private use, planes without a character.
    private static let uniform: [ClosedRange<UInt32>] = [
        0x3400...0x4DBF, 0x4E00...0x9FFC, 0xAC00...0xD7A3, 0xE000...0xF8FF,
        0x2_0000...0x2_A6D6, 0x2_A700...0x2_B734, 0x2_B740...0x2_B81D, 0x2_B820...0x2_CEA1,
        0x2_CEB0...0x2_EBE0, 0x3_0000...0x3_134A, 0x3_1350...0x3_23AF, 0x4_0000...0xD_FFFF,
        0xE_01F0...0xE_FFFF, 0xF_0000...0x10_FFFF,
    ]

    /// The scalars that have a property, found by asking for each, a few milliseconds' work.
    private static func scan(_ isMember: (Unicode.Scalar.Properties) -> Bool) -> ScalarSet {
        var ranges: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for stretch in uniform + [last + 1...last + 1] {
            while next < stretch.lowerBound {
                if let scalar = Unicode.Scalar(next), isMember(scalar.properties) {
                    if let range = ranges.last, range.upperBound + 1 == next {
                        ranges[ranges.count - 1] = range.lowerBound...next
                    } else {
                        ranges.append(next...next)
                    }
                }
                next += 1
            }
            if let scalar = Unicode.Scalar(next), isMember(scalar.properties) {
                ranges.append(stretch)
            }
            next = stretch.upperBound + 1
        }
        return ScalarSet(ranges)
    }
}
