/// Finds the other forms of a word in an index: the words of its dictionary with the same stem.
///
/// The index knows nothing of stems; all words that begin as a stem does are stemmed and compared.
struct WordForms {
    /// A form of a word, and its postings.
    struct Form {
        var bytes: [UInt8]
        var entry: TermEntry
    }

    /// The most words that are stemmed for one word of a query.
    static let scanLimit = 4096

    /// The most languages written in Latin letters whose stems are compared.
    static let latinLimit = 3

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
    /// - Returns: The forms; `nil` if words of its script aren't stemmed.
    /// - Complexity: O(words of the dictionary that begin as its stem).
    mutating func forms(of word: [UInt8], in bytes: RawSpan) -> [Form]? {
        guard let script = StemLanguage.script(of: word) else { return nil }
        let languages: [StemLanguage]
        switch script {
        case .latin: languages = latinLanguages(in: bytes)
        case .of(let language): languages = [language]
        }
        var forms: [Form] = []
        if let entry = word.withRawSpan({ index.words.find($0, in: bytes) }) {
            forms.append(Form(bytes: word, entry: entry))
        }
        for language in languages {
            let stemmer = Stemmer(language)
            let stem = stemmer.stem(of: word)
            var left = Self.scanLimit
            for beginning in language.beginnings(of: stem) {
                let first = beginning.withRawSpan { index.words.firstNumber(from: $0, in: bytes) }
                var iterator = index.words.iterator(from: first)
                while left > 0, let (term, entry) = iterator.next(in: bytes) {
                    guard term.starts(with: beginning) else { break }
                    left -= 1
                    guard stemmer.stem(of: term) == stem,
                        !forms.contains(where: { $0.entry.number == entry.number })
                    else { continue }
                    forms.append(Form(bytes: term, entry: entry))
                }
            }
        }
        return forms.sorted { $0.entry.number < $1.entry.number }
    }

    private mutating func latinLanguages(in bytes: RawSpan) -> [StemLanguage] {
        if let latin { return latin }
        let found = index.latinLanguages(in: bytes)
        latin = found
        return found
    }
}

extension SearchIndex {
    /// The commonest languages of reports in Latin letters.
    func latinLanguages(in bytes: RawSpan) -> [StemLanguage] {
        StemLanguage.latin(ofReports: reports.count) { reports.language(of: $0, in: bytes) }
    }
}

extension StemLanguage {
    /// The commonest languages of reports in Latin letters, the commonest first; English if none is
    /// known.
    ///
    /// - Complexity: O(1): no more than a few hundred reports are looked at.
    static func latin<Failure: Error>(
        ofReports count: Int,
        tag: (Int) throws(Failure) -> String
    ) throws(Failure) -> [Self] {
        let sampleCount = 256
        var counts: [Self: Int] = [:]
        for number in stride(from: 0, to: count, by: count / sampleCount + 1) {
            if let language = Self(latinTag: try tag(number)) { counts[language, default: 0] += 1 }
        }
        let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let languages = sorted.prefix(WordForms.latinLimit).map(\.key)
        return languages.isEmpty ? [.english] : languages
    }
}
