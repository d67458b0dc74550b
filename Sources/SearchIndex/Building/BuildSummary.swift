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

    /// How many sampled paragraphs the fast way of segmenting cut otherwise than ICU, which then cut
    /// the rest; 0 unless ICU's rules have changed.
    public var disagreements = 0

    /// The bytes of the index file.
    public var fileBytes = 0
}
