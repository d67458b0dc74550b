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
    }

    /// The script of a folded word; `nil` if it holds no letters of such a script, or a digit.
    static func script(of word: [UInt8]) -> Script? {
        var script: Script?
        var offset = 0
        while offset < word.count {
            let (scalar, length) = UTF8Scalars.decode(word.span, at: offset, before: word.count)
            offset += length
            guard !(0x30...0x39 ~= scalar) else { return nil }
            if script == nil { script = self.script(of: scalar) }
        }
        return script
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
        default: nil
        }
    }

    /// The beginnings of words that may have a stem: all of its words begin with one of them.
    ///
    /// The last letter of a stem may be another in the word (`happi` of `happy`); German stems have
    /// lost their umlauts, Arabic ones the article and what else is written as one with a word, and
    /// the marks of their first letter.
    func beginnings(of stem: [UInt8]) -> [[UInt8]] {
        var scalars = Array(String(decoding: stem, as: UTF8.self).unicodeScalars)
        if scalars.count > 3 { scalars.removeLast() }
        var beginnings = [scalars]
        switch self {
        case .german:
            let umlauts: [Unicode.Scalar: Unicode.Scalar] = ["a": "ä", "o": "ö", "u": "ü"]
            for (place, scalar) in scalars.enumerated() {
                guard let umlaut = umlauts[scalar] else { continue }
                var other = scalars
                other[place] = umlaut
                beginnings.append(other)
            }
        case .arabic:
            if scalars.first == "\u{627}" {
                for other: Unicode.Scalar in ["\u{622}", "\u{623}", "\u{625}"] {
                    beginnings.append([other] + scalars.dropFirst())
                }
            }
            let bare = beginnings
            for prefix in Self.arabicPrefixes {
                for beginning in bare { beginnings.append(prefix.unicodeScalars + beginning) }
            }
        default:
            break
        }
        return beginnings.map { scalars in
            var bytes: [UInt8] = []
            for scalar in scalars { UTF8Scalars.append(scalar.value, to: &bytes) }
            return bytes
        }
    }

    /// What Snowball takes from the front of Arabic words: article, conjunctions, prepositions.
    private static let arabicPrefixes = [
        "\u{627}\u{644}", "\u{648}", "\u{648}\u{627}\u{644}", "\u{628}", "\u{628}\u{627}\u{644}",
        "\u{641}", "\u{641}\u{627}\u{644}", "\u{643}", "\u{643}\u{627}\u{644}", "\u{644}",
        "\u{644}\u{644}", "\u{633}", "\u{64A}", "\u{62A}", "\u{646}",
    ]
}
