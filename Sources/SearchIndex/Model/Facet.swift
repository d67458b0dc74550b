/// What paragraphs are counted by.
public enum Facet: String, Hashable, Sendable, CaseIterable {
    /// The year of the report.
    case year

    /// The place that the report is about.
    case place

    /// The company that reports.
    case company

    /// The code of the company's shares.
    case code

    /// The kind of the report.
    case kind

    /// The language of the report.
    case lang

    /// The outermost heading above the paragraph; a heading stands under itself.
    case section

    /// The number of the report, from 1.
    case report

    /// The title of the report.
    case title

    /// The source file.
    case path
}

/// How many paragraphs share the values of some facets.
public struct FacetCount: Hashable, Sendable {
    /// A value for each facet; empty where it is unknown.
    public var values: [String]

    /// How many paragraphs answer the query.
    public var paragraphs = 0

    /// How many reports hold one that does.
    public var reports = 0

    /// How many paragraphs there are among which was looked.
    public var allParagraphs = 0

    /// How many reports hold those.
    public var allReports = 0

    /// How often what was looked for stands in those that answer the query, if that was counted.
    public var occurrences = 0

    /// How many words the paragraphs have among which was looked, if occurrences were counted.
    public var allWords = 0

    /// Creates a count of nothing.
    public init(values: [String]) {
        self.values = values
    }
}
