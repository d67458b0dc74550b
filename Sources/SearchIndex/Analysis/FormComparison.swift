/// Tells which words are forms of a word: those with its stem, and those that spell it otherwise.
struct FormComparison: ~Copyable {
    private let language: StemLanguage?
    private let isHangul: Bool
    private let stemmer: Stemmer
    private let spelling: Spelling?
    private let word: [UInt8]
    private let stem: [UInt8]
    private let skeleton: [UInt8]

    /// Prepares the comparison with a folded word.
    ///
    /// - Parameters:
    ///   - word: The word.
    ///   - script: Its script.
    ///   - language: The language whose stems are compared, if any.
    init(_ word: [UInt8], of script: StemLanguage.Script, in language: StemLanguage?) {
        self.word = word
        self.language = language
        isHangul = script == .hangul
        stemmer = Stemmer(language)
        spelling = isHangul ? nil : UTF8Scalars.first(of: word.span).flatMap(Spelling.of)
        stem =
            isHangul
            ? HangulStem.stem(of: word)
            : stemmer.stem(of: Self.spelled(word, language, spelling))
        skeleton = spelling?.skeleton(of: word) ?? word
    }

    /// Whether another word is a form of it.
    func isForm(_ other: [UInt8]) -> Bool {
        if isHangul { return HangulStem.holds(other, stem) }
        // Of a word of marks alone nothing is left that could be compared.
        let otherStem = stemmer.stem(of: Self.spelled(other, language, spelling))
        if !stem.isEmpty, otherStem == stem { return true }
        if let spelling { return spelling.skeleton(of: other) == skeleton }
        // Korean writes particles as one with foreign words too.
        return other.starts(with: word) && HangulStem.isEnding(other.dropFirst(word.count))
    }

    /// How its forms begin, and maybe other words.
    var beginning: WordBeginning {
        WordBeginning(ofStem: spelling?.skeleton(of: stem) ?? stem, language, spelling)
    }

    /// The syllables that all its forms hold; empty if these are found by how they begin.
    var syllables: [[UInt8]] { isHangul ? HangulStem.distinctSyllables(of: stem) : [] }

    /// A word as it is stemmed.
    ///
    /// What Snowball takes from Arabic words depends on letters that stand for one another, so that
    /// they stay as they are; its rules for Hindi know only one of the ways to spell an ending.
    private static func spelled(
        _ word: [UInt8],
        _ language: StemLanguage?,
        _ spelling: Spelling?
    ) -> [UInt8] {
        guard let spelling else { return word }
        return language == .arabic ? spelling.withoutMarks(word) : spelling.skeleton(of: word)
    }
}
