/// What kinds of characters matter for headings, titles and languages.
extension Unicode.Scalar {
    /// Wide forms as ASCII, Thai digits as ASCII digits, any white space as a space.
    var folded: Unicode.Scalar {
        if value < 0x80 { return value == 0x09 ? " " : self }
        switch value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x0E50...0x0E59: return Unicode.Scalar(value - 0x0E50 + 0x30) ?? self
        case 0xA0, 0x1680, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: return " "
        default: return self
        }
    }

    /// Whether the character is white space, or folds to it.
    var isSpace: Bool {
        folded == " "
    }

    /// Whether this is one of the digits 0 to 9 in ASCII.
    var isDigit: Bool {
        value &- 0x30 < 10
    }

    /// Whether this is a Chinese character.
    var isHan: Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2E80...0x2FDF,
            0x20000...0x3FFFF, 0x3005, 0x3007:
            true
        default: false
        }
    }

    /// Whether this is hiragana, with which no Japanese title goes on after a number.
    var isHiragana: Bool {
        (0x3041...0x309F).contains(value)
    }

    /// Whether this is hiragana or katakana.
    var isKana: Bool {
        (0x3041...0x30FF).contains(value) || (0xFF66...0xFF9F).contains(value)
    }

    /// Whether this is a Korean syllable or letter.
    var isHangul: Bool {
        (0xAC00...0xD7A3).contains(value) || (0x1100...0x11FF).contains(value)
            || (0x3130...0x318F).contains(value)
    }

    /// Whether this is a Thai letter or mark.
    var isThai: Bool {
        (0x0E01...0x0E4E).contains(value)
    }

    /// Whether this is written without case and without spaces, or in Korean syllables.
    var isEastAsian: Bool {
        isHan || isKana || isHangul || isThai
    }

    /// Whether this is a letter of any script.
    var isLetter: Bool {
        if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
        return isHan || properties.isAlphabetic
    }

    /// Whether this is a capital letter.
    var isCapital: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
    }

    /// Whether this is a small letter.
    var isSmall: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase
    }
}
