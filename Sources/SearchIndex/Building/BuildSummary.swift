/// What went into an index.
public struct BuildSummary: Hashable, Sendable {
    /// The number of reports, copies not counted.
    public var reports = 0

    /// The number of copies of reports that are stored already.
    public var copies = 0

    /// The number of paragraphs.
    public var paragraphs = 0

    /// The bytes of the paragraphs' text.
    public var textBytes = 0

    /// The number of words of all paragraphs.
    public var words = 0

    /// The number of words that the user added.
    public var addedWords = 0

    /// How many sampled paragraphs the fast way of segmenting cut otherwise than ICU, which then cut
    /// the rest; 0 unless ICU's rules have changed.
    public var disagreements = 0

    /// The bytes of the index file.
    public var fileBytes = 0

    /// Whether the old index was left as it was because a new one would be the same.
    ///
    /// The bytes of text aren't counted then.
    public var isUnchanged = false
}

extension BuildSummary {
    /// Tells of an index that was left as it was.
    init(unchanged tables: IndexTables) {
        isUnchanged = true
        reports = tables.reports.count
        paragraphs = tables.paragraphs.count
        words = tables.paragraphs.wordCount
        tables.file.withBytes { bytes in
            copies = tables.reports.copies(in: bytes).count
            fileBytes = bytes.byteCount
            addedWords = tables.addedWords.count
        }
    }
}
