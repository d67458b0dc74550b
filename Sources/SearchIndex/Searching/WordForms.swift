/// Finds the other forms of a word in an index: the words of its dictionary with the same stem, and
/// those that spell it otherwise.
///
/// The index knows nothing of forms; all words that begin as one may are stemmed and compared.
struct WordForms {
    /// A form of a word, and its postings.
    struct Form {
        var bytes: [UInt8]
        var entry: TermEntry
    }

    /// The most words that are compared with one word of a query, by a language.
    static let scanLimit = 4096

    /// The most Hangul words that are compared with one word of a query.
    static let syllableLimit = 16_384

    private let index: SearchIndex

    /// The languages written in Latin letters, once they are known.
    private var latin: [StemLanguage]?

    /// Prepares the search for forms.
    ///
    /// - Parameters:
    ///   - index: The index whose words are looked at.
    ///   - latin: The languages written in Latin letters; those of the index if `nil`.
    init(_ index: SearchIndex, latin: [StemLanguage]?) {
        self.index = index
        self.latin = latin
    }

    /// The forms of a word that stand in the index, in byte order; itself included if it does.
    ///
    /// - Returns: The forms; `nil` if words of its script have none.
    /// - Complexity: O(words of the dictionary that begin as its stem).
    mutating func forms(of word: [UInt8], in bytes: RawSpan) -> [Form]? {
        guard let script = StemLanguage.script(of: word) else { return nil }
        let languages: [StemLanguage?]
        switch script {
        case .latin: languages = latinLanguages(in: bytes)
        case .of(let language): languages = [language]
        case .unstemmed, .hangul: languages = [nil]
        }
        return forms(of: word, script, in: languages, bytes)
    }

    /// The parts of a word that is put together of two, as words of the index; `nil` if it isn't.
    mutating func parts(of word: [UInt8], in bytes: RawSpan) -> [[UInt8]]? {
        guard StemLanguage.script(of: word) == .latin else { return nil }
        for language in latinLanguages(in: bytes) where language.joinsWords {
            let parts = CompoundWord.parts(of: word) { isKnown($0, in: language, bytes) }
            if let parts { return parts }
        }
        return nil
    }

    /// Whether a word or a form of it stands in the index.
    func isKnown(_ word: [UInt8], in language: StemLanguage, _ bytes: RawSpan) -> Bool {
        !forms(of: word, .latin, in: [language], bytes).isEmpty
    }

    private func forms(
        of word: [UInt8],
        _ script: StemLanguage.Script,
        in languages: [StemLanguage?],
        _ bytes: RawSpan
    ) -> [Form] {
        var forms: [Form] = []
        if let entry = word.withRawSpan({ index.words.find($0, in: bytes) }) {
            forms.append(Form(bytes: word, entry: entry))
        }
        for language in languages {
            let comparison = FormComparison(word, of: script, in: language)
            forEachTerm(that: comparison, in: bytes) { term, entry in
                guard comparison.isForm(term),
                    !forms.contains(where: { $0.entry.number == entry.number })
                else { return }
                forms.append(Form(bytes: term, entry: entry))
            }
        }
        return forms.sorted { $0.entry.number < $1.entry.number }
    }

    /// Calls a function with the words that may be forms.
    private func forEachTerm(
        that comparison: borrowing FormComparison,
        in bytes: RawSpan,
        _ body: ([UInt8], TermEntry) -> Void
    ) {
        let syllables = comparison.syllables
        guard !syllables.isEmpty else {
            let beginning = comparison.beginning
            index.words.forEachTerm(beginning, limit: Self.scanLimit, in: bytes, body)
            return
        }
        // The words that hold the syllables, by the one that the fewest hold.
        var cursors: [PostingsCursor] = []
        for syllable in syllables {
            guard let holders = syllable.withRawSpan({ index.holders.find($0, in: bytes) }) else {
                return
            }
            cursors.append(PostingsCursor(holders, shape: .plain, in: bytes))
        }
        cursors.sort { $0.count < $1.count }
        var left = Self.syllableLimit
        while left > 0, cursors[0].number < index.words.count {
            let number = cursors[0].number
            for place in cursors.indices.dropFirst() where cursors[place].number < number {
                cursors[place].advance(to: number, in: bytes)
            }
            if cursors.allSatisfy({ $0.number == number }) {
                left -= 1
                guard let (term, entry) = index.words.entry(at: Int(number), in: bytes) else {
                    return
                }
                body(term, entry)
            }
            cursors[0].advance(in: bytes)
        }
    }

    private mutating func latinLanguages(in bytes: RawSpan) -> [StemLanguage] {
        if let latin { return latin }
        let found = index.languages(in: bytes).latin
        latin = found
        return found
    }
}
