/// What single characters mean to the query language.
enum QuerySyntax {
    /// The ASCII form of a full-width character; others as they are.
    static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard 0xFF01...0xFF5E ~= scalar.value else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// Whether a character is white space or can't be seen, and parts words.
    ///
    /// So do control characters, marks of direction and the replacement character.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069,
            0x3000, 0xFEFF, 0xFFFD:
            true
        case ..<0x1680: false
        default: scalar.properties.isWhitespace
        }
    }

    /// Whether a character is punctuation that always parts words.
    static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", "；", "，", "、", "。", "…", "·", "｡", "､", "⋯", "‥": true
        case "—", "―", "⸺", "⸻": true
        case "[", "]", "{", "}", "［", "］", "｛", "｝", "〔", "〕", "〖", "〗", "‹", "›": true
        default: false
        }
    }

    /// Whether a character quotes, whichever its direction.
    static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "＂", "“", "”", "„", "‟", "«", "»", "「", "」", "『", "』", "〝", "〞", "〟": true
        default: false
        }
    }

    /// Whether a quotation that one character opened ends at the other.
    ///
    /// A plain quotation mark ends any; others end those of their kind. So a quotation may hold
    /// another one in other marks.
    static func closes(_ mark: Unicode.Scalar, openedBy opener: Unicode.Scalar) -> Bool {
        switch mark {
        case "\"", "＂": true
        case "“", "”", "„", "‟": "“”„‟".unicodeScalars.contains(opener)
        case "«", "»": opener == "«" || opener == "»"
        case "「", "」": opener == "「" || opener == "」"
        case "『", "』": opener == "『" || opener == "』"
        case "〝", "〞", "〟": "〝〞〟".unicodeScalars.contains(opener)
        default: false
        }
    }

    /// Whether a character is an apostrophe or a single quotation mark.
    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’" || scalar == "‘" || scalar == "＇"
    }

    /// Whether a character opens a group.
    static func opensGroup(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "(" || scalar == "（" || scalar == "【"
    }

    /// Whether a character closes a group.
    static func closesGroup(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ")" || scalar == "）" || scalar == "】"
    }

    /// The mark that closes the title which a character opens.
    static func closer(ofTitle opener: Unicode.Scalar) -> Unicode.Scalar? {
        switch opener {
        case "《": "》"
        case "〈": "〉"
        default: nil
        }
    }

    /// Whether a character closes a title.
    static func closesTitle(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "》" || scalar == "〉"
    }

    /// Whether a character says something by itself: a letter, a digit, a mark, a pictograph.
    static func isContent(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isASCIILetter(scalar) || isASCIIDigit(scalar) }
        if 0x4E00...0x9FFF ~= scalar.value { return true }
        if isSpace(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .format, .control, .spaceSeparator,
            .lineSeparator, .paragraphSeparator:
            return false
        default:
            return true
        }
    }

    /// Whether a character is a symbol that a search for words would lose.
    ///
    /// A word that holds one is looked for as written: `62.9%`, `3+1`, `互联网+`, `C#`, `R&D`, `a/b`,
    /// `$5`, `20℃`. Points, commas and colons are not such symbols, hyphens only at times.
    static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch narrow(scalar) {
        case "#", "%", "&", "@", "/", "\\", "^", "‰", "‱": return true
        case "−": return false
        case let narrow where narrow.isASCII:
            return "$+<=>|~".unicodeScalars.contains(narrow)
        default:
            if 0x4E00...0x9FFF ~= scalar.value || isSpace(scalar) { return false }
            switch scalar.properties.generalCategory {
            case .mathSymbol, .currencySymbol, .otherSymbol: return true
            default: return false
            }
        }
    }

    /// Whether a character joins two parts of a word: a hyphen, a short dash or a minus sign.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: true
        default: false
        }
    }

    /// Whether a character is a letter of a script with spaces, or a digit.
    static func isSpacedContent(_ scalar: Unicode.Scalar) -> Bool {
        isContent(scalar) && !ScalarClass.isUnspaced(scalar.value)
    }

    /// Whether a character is one of 0 to 9, in either width.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        isASCIIDigit(narrow(scalar))
    }

    /// Whether a character may stand in a word that is looked for with errors.
    ///
    /// These are the letters of Latin, Greek and Cyrillic, their accents, and digits.
    static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        switch narrow(scalar).value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F,
            0x300...0x373, 0x376...0x377, 0x37B...0x37D, 0x386, 0x388...0x481, 0x48A...0x52F,
            0x1E00...0x1FBC:
            isContent(scalar)
        default: false
        }
    }

    private static func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool {
        "0"..."9" ~= scalar
    }

    private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
        "A"..."Z" ~= scalar || "a"..."z" ~= scalar
    }

    /// A text of some characters.
    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(scalar) }
        return String(view)
    }
}
