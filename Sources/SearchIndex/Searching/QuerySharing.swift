/// What one index has to do with others while a query is resolved in all of them.
///
/// An index that is searched alone shares nothing. Otherwise a query is resolved twice in each; see
/// ``SharedStatistics``.
struct QuerySharing {
    /// What the parts of the query find in this index.
    private(set) var counts = PartCounts()

    /// The sums over all indexes; `nil` while they are being counted.
    private var statistics: SharedStatistics?

    /// Whether the index is searched alone.
    let isAlone: Bool
    private var nextLeaf = 0

    /// The number of reports in the indexes before this one.
    let firstReport: Int

    /// The languages of the reports of all indexes; `nil` if the index is alone.
    let languages: ReportLanguages?

    /// The parts of words of the query that are put together of others, by all indexes; `nil` if the
    /// index is alone.
    var parts: [[UInt8]: [[UInt8]]]?

    /// Finds the added words of all indexes; `nil` if the index is alone.
    var addedWords: AddedWordFinder?

    /// Shares nothing.
    init() {
        isAlone = true
        firstReport = 0
        languages = nil
    }

    /// Counts for the first time.
    init(firstReport: Int, languages: ReportLanguages) {
        isAlone = false
        self.firstReport = firstReport
        self.languages = languages
    }

    /// Answers by the sums over all indexes.
    init(
        _ counts: PartCounts,
        firstReport: Int,
        languages: ReportLanguages,
        statistics: SharedStatistics
    ) {
        isAlone = false
        self.languages = languages
        self.counts = counts
        self.firstReport = firstReport
        self.statistics = statistics
    }

    /// The number of paragraphs of all indexes, if known.
    var paragraphs: Int? { statistics?.paragraphs }

    /// In how many paragraphs a part of the query stands, given those of this index.
    mutating func frequency(of part: SharedStatistics.Part, own: @autoclosure () -> Int) -> Int {
        if isAlone { return own() }
        if let statistics { return statistics.frequency(of: part) }
        let count = own()
        counts.note(count, of: part)
        return count
    }

    /// What the next leaf of the query finds.
    mutating func leaf(_ find: () -> LeafMatches) -> LeafMatches {
        if isAlone { return find() }
        guard let statistics else {
            let matches = find()
            counts.append(matches)
            return matches
        }
        guard nextLeaf < counts.leaves.count else { return LeafMatches() }
        var matches = counts.leaves[nextLeaf]
        matches.counted = statistics.frequency(of: .leaf(nextLeaf))
        nextLeaf += 1
        return matches
    }
}
