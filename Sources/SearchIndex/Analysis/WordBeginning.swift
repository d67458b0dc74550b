/// How words begin: letters that may be written in several ways, with marks anywhere behind them.
struct WordBeginning {
    /// The letters that may stand before the others.
    var prefixes: [[[[UInt8]]]] = [[]]

    /// The ways to write each letter.
    var letters: [[[UInt8]]] = []

    /// The scalars that may follow any letter, in order.
    var marks: [ClosedRange<UInt32>] = []

    /// How words begin that may have a stem, and maybe others.
    ///
    /// The last letter of a stem may be another in the word (`happi` of `happy`), and some languages
    /// take accents or prefixes from their stems.
    init(ofStem stem: [UInt8], _ language: StemLanguage?, _ spelling: Spelling?) {
        letters = Self.letters(of: stem, language, spelling)
        if language != nil, letters.count > 3 { letters.removeLast() }
        marks = spelling?.marks ?? []
        if language == .arabic { prefixes += StemLanguage.arabicPrefixes }
    }

    /// Whether what stands at a place of a word begins with the letters from one on.
    func begins(_ word: [UInt8], at offset: Int, from place: Int) -> Bool {
        guard place < letters.count else { return true }
        let rest = word[offset...]
        for letter in letters[place] where rest.starts(with: letter) {
            if begins(word, at: offset + letter.count, from: place + 1) { return true }
        }
        guard !marks.isEmpty, offset < word.count else { return false }
        let (scalar, length) = UTF8Scalars.decode(word.span, at: offset, before: word.count)
        return marks.contains { $0 ~= scalar } && begins(word, at: offset + length, from: place)
    }

    private static func encoded(_ scalar: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        UTF8Scalars.append(scalar, to: &bytes)
        return bytes
    }

    private static func letters(
        of stem: [UInt8],
        _ language: StemLanguage?,
        _ spelling: Spelling?
    ) -> [[[UInt8]]] {
        var scalars: [UInt32] = []
        var offset = 0
        while offset < stem.count {
            let (scalar, length) = UTF8Scalars.decode(stem.span, at: offset, before: stem.count)
            scalars.append(scalar)
            offset += length
        }
        return scalars.enumerated().map { place, scalar in
            let next = place + 1 < scalars.count ? scalars[place + 1] : nil
            let others = language?.others(than: scalar, isLast: next == nil) ?? []
            return (spelling?.spellings(of: scalar, before: next) ?? [encoded(scalar)])
                + others.map(encoded)
        }
    }
}

extension StemLanguage {
    /// The letters that the stemmer of a language replaces by a letter of a stem: those with accents,
    /// and at the end of short stems what changes before an ending.
    fileprivate func others(than letter: UInt32, isLast: Bool) -> [UInt32] {
        let others: [Unicode.Scalar: String] =
            switch self {
            case .arabic: ["ء": "اأإآؤئ"]
            case .dutch: ["a": "äá", "e": "ëé", "i": "ïí", "o": "öó", "u": "üú"]
            case .english: isLast ? ["e": "i", "i": "y"] : [:]
            case .french: ["e": "éè"]
            case .german: ["a": "ä", "o": "ö", "u": "ü"]
            case .greek:
                ["α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ"]
            case .italian: ["à": "á", "è": "é", "ì": "í", "ò": "ó", "ù": "ú"]
            case .russian: ["е": "ё"]
            case .spanish: ["a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"]
            default: [:]
            }
        return Unicode.Scalar(letter).flatMap { others[$0] }?.unicodeScalars.map(\.value) ?? []
    }

    /// What Snowball takes from the front of Arabic words: article, conjunctions, prepositions.
    fileprivate static let arabicPrefixes: [[[[UInt8]]]] = [
        "\u{627}\u{644}", "\u{648}", "\u{648}\u{627}\u{644}", "\u{628}", "\u{628}\u{627}\u{644}",
        "\u{641}", "\u{641}\u{627}\u{644}", "\u{643}", "\u{643}\u{627}\u{644}", "\u{644}",
        "\u{644}\u{644}", "\u{633}", "\u{64A}", "\u{62A}", "\u{646}",
    ].map { prefix in prefix.unicodeScalars.map { [Array(String($0).utf8)] } }
}
