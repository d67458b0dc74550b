/// A language whose words are known by their stems.
enum StemLanguage: String, CaseIterable {
    case arabic
    case armenian
    case dutch
    case english
    case french
    case german
    case greek
    case hindi
    case indonesian
    case italian
    case portuguese
    case russian
    case spanish
    case swedish
    case tamil

    /// The language of a tag such as `de`, if it is one of these and written in Latin letters.
    init?(latinTag tag: String) {
        switch tag {
        case "de": self = .german
        case "en": self = .english
        case "es": self = .spanish
        case "fr": self = .french
        case "id": self = .indonesian
        case "it": self = .italian
        case "nl": self = .dutch
        case "pt": self = .portuguese
        case "sv": self = .swedish
        default: return nil
        }
    }

    /// The script of a word, by its first letter.
    enum Script: Equatable {
        /// Latin letters, which tell nothing of the language.
        case latin

        /// A script with one language of these.
        case of(StemLanguage)

        /// A script whose words are spelled in several ways but not stemmed.
        case unstemmed

        /// Hangul, alone or with others: words with their particles.
        case hangul
    }

    /// The script of a folded word; `nil` if it holds no letters of such a script, or a digit beside
    /// others than Hangul.
    static func script(of word: [UInt8]) -> Script? {
        var script: Script?
        var hasDigit = false
        var offset = 0
        while offset < word.count {
            let (scalar, length) = UTF8Scalars.decode(word.span, at: offset, before: word.count)
            offset += length
            if ScalarClass.isHangul(scalar) { return .hangul }
            if 0x30...0x39 ~= scalar { hasDigit = true }
            if script == nil { script = self.script(of: scalar) }
        }
        return hasDigit ? nil : script
    }

    private static func script(of scalar: UInt32) -> Script? {
        switch scalar {
        case 0x61...0x7A, 0xDF...0x24F: .latin
        case 0x370...0x3FF: .of(.greek)
        case 0x400...0x4FF: .of(.russian)
        case 0x530...0x58F: .of(.armenian)
        case 0x620...0x64A: .of(.arabic)
        case 0x900...0x97F: .of(.hindi)
        case 0xB80...0xBFF: .of(.tamil)
        case _ where Spelling.of(scalar) != nil: .unstemmed
        default: nil
        }
    }
}
