/// What is known of the languages of the reports of an index, or of several that are searched as one.
struct ReportLanguages {
    /// The most languages written in Latin letters whose stems are compared.
    static let latinLimit = 3

    /// The number of reports that tell of all.
    static let sample = 256

    /// The number of reports that tell whether Chinese is written in simplified characters.
    static let characterSample = 16

    /// The commonest languages written in Latin letters, the commonest first; English if none is known.
    let latin: [StemLanguage]

    /// How many more reports are written in simplified characters than in traditional ones.
    private let simplifiedLead: Int

    /// Looks at the reports.
    ///
    /// - Parameters:
    ///   - count: The number of reports.
    ///   - sample: The most of them that are looked at for ``latin``.
    ///   - tag: The tag of the language of a report.
    /// - Throws: What telling a tag throws.
    /// - Complexity: O(sample).
    init<Failure: Error>(
        ofReports count: Int,
        sample: Int,
        tag: (Int) throws(Failure) -> String
    ) throws(Failure) {
        var counts: [StemLanguage: Int] = [:]
        var simplified = 0
        for number in stride(from: 0, to: count, by: count / sample + 1) {
            let tag = try tag(number)
            if let language = StemLanguage(latinTag: tag) { counts[language, default: 0] += 1 }
        }
        // The same reports whatever else is asked, so that indexes together, and highlights, agree.
        for number in stride(from: 0, to: count, by: count / Self.characterSample + 1) {
            let tag = try tag(number)
            if tag == "zh-Hans" { simplified += 1 }
            if tag == "zh-Hant" { simplified -= 1 }
        }
        let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let languages = sorted.prefix(Self.latinLimit).map(\.key)
        latin = languages.isEmpty ? [.english] : languages
        simplifiedLead = simplified
    }

    /// A query in the characters of the reports.
    ///
    /// What is written in traditional characters may be cut otherwise than the same in simplified
    /// ones, so that a query is cut as the reports are. Its words are folded in any case.
    func written(_ query: String) -> String {
        let other =
            simplifiedLead > 0
            ? HanVariants.simplified(query)
            : simplifiedLead < 0 ? HanVariants.traditional(query) : nil
        return other ?? query
    }
}

extension SearchIndex {
    /// The languages of the reports, by some of these.
    func languages(sample: Int = ReportLanguages.sample, in bytes: RawSpan) -> ReportLanguages {
        ReportLanguages(ofReports: reports.count, sample: sample) {
            reports.language(of: $0, in: bytes)
        }
    }
}

extension SearchArchive {
    /// The languages of the reports of all indexes.
    func languages() throws(SearchIndexError) -> ReportLanguages {
        let sample = ReportLanguages.sample
        return try ReportLanguages(ofReports: reportCount, sample: sample) {
            (report) throws(SearchIndexError) in
            let (place, number) = location(ofReport: report)
            let index = indexes[place]
            return try index.answer { index.reports.language(of: number, in: $0) }
        }
    }
}
