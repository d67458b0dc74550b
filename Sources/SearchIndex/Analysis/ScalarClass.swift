/// What is known of a single character for the purpose of cutting and pairing.
///
/// The ranges are whole blocks or follow the Unicode Character Database, version 14: Script (Han,
/// Hiragana, Katakana, Hangul), Word_Break (Katakana), Line_Break (SA), White_Space and
/// Default_Ignorable_Code_Point. They are fixed here, not asked of ICU, so that they cost nothing
/// and an upgrade of ICU doesn't change them.
enum ScalarClass {
    /// Whether a character belongs to a script that is written without spaces between words.
    ///
    /// These are Han with all its extensions and 々〇, kana with ー, and the letters and marks of Thai,
    /// Lao, Khmer, Myanmar and their kin that need a dictionary; their digits are none of them.
    @inline(__always)
    static func isUnspaced(_ scalar: UInt32) -> Bool {
        0x4E00...0x9FFF ~= scalar || (scalar >= 0x0E01 && isRareUnspaced(scalar))
    }

    private static func isRareUnspaced(_ scalar: UInt32) -> Bool {
        switch scalar {
        // Kana; the middle dot U+30FB is punctuation.
        case 0x3041...0x309F, 0x30A0...0x30FA, 0x30FC...0x30FF: true
        case 0x3031...0x3035, 0x31F0...0x31FF, 0x32D0...0x32FE, 0x3300...0x3357: true
        case 0xFF66...0xFF9F, 0x1_AFF0...0x1_AFFE, 0x1_B000...0x1_B167, 0x1_F200: true
        // Han outside its main block, radicals included; two planes are set aside for it.
        case 0x2E80...0x2FD5, 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B: true
        case 0x3400...0x4DBF, 0xF900...0xFAD9, 0x1_6FE2...0x1_6FF1, 0x2_0000...0x3_FFFF: true
        // Thai and Lao.
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE, 0x0EDC...0x0EDF: true
        // Myanmar with its extensions, Khmer without the two vowels that nobody sees.
        case 0x1000...0x103F, 0x1050...0x108F, 0x109A...0x109F: true
        case 0xA9E0...0xA9EF, 0xA9FA...0xA9FE, 0xAA60...0xAA7F: true
        case 0x1780...0x17B3, 0x17B6...0x17D3, 0x17D7, 0x17DC...0x17DD: true
        // Tai Le, New Tai Lue, Tai Tham, Tai Viet, Ahom.
        case 0x1950...0x1974, 0x1980...0x19C9, 0x1A20...0x1A7C, 0x1AA0...0x1AAD: true
        case 0xAA80...0xAADF, 0x1_1700...0x1_172B, 0x1_1740...0x1_1746: true
        default: false
        }
    }

    /// Whether a character is a Hangul syllable or letter.
    @inline(__always)
    static func isHangul(_ scalar: UInt32) -> Bool {
        0xAC00...0xD7A3 ~= scalar || (scalar >= 0x1100 && isRareHangul(scalar))
    }

    private static func isRareHangul(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115E, 0x1161...0x11FF, 0x3131...0x3163, 0x3165...0x318E: true
        case 0xA960...0xA97C, 0xD7B0...0xD7FB, 0xFFA1...0xFFDC: true
        default: false
        }
    }

    /// Whether a character is white space, or one that nobody sees and that folding removes.
    ///
    /// The latter are the default-ignorable ones, among them the zero width space and the variation
    /// selectors. Text is searched as if they were not there.
    @inline(__always)
    static func isBlank(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || 0x9...0xD ~= scalar }
        return !(0x3400...0xD7FF ~= scalar) && isRareBlank(scalar)
    }

    private static func isRareBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        // White_Space.
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        // Default_Ignorable_Code_Point.
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164: true
        case 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8: true
        case 0x1_BCA0...0x1_BCA3, 0x1_D173...0x1_D17A, 0xE_0000...0xE_0FFF: true
        default: false
        }
    }

    /// Whether a symbol folds to characters of a script without spaces: ㈱ ㊀ ㋀ ㏠ ㆒.
    @inline(__always)
    static func isUnspacedSymbol(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3192...0x319F, 0x31C6, 0x31CF...0x31E1, 0x3220...0x3247, 0x3280...0x32B0: true
        case 0x32C0...0x32CB, 0x32FF, 0x3358...0x3370, 0x337B...0x337F, 0x33E0...0x33FE: true
        case 0x1_F201...0x1_F202, 0x1_F210...0x1_F248, 0x1_F250...0x1_F251: true
        default: false
        }
    }

    /// Whether a symbol folds to Hangul: ㈀ ㉠.
    @inline(__always)
    static func isHangulSymbol(_ scalar: UInt32) -> Bool {
        0x3200...0x321E ~= scalar || 0x3260...0x327E ~= scalar
    }
}
