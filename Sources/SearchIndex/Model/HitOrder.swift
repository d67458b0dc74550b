/// What hits are ordered by.
public enum HitOrder: String, Hashable, Sendable, CaseIterable {
    /// How well they answer the query, the best first.
    case score

    /// The year of the report, then the score.
    case year

    /// The day on which the report was given, then the score.
    case date

    /// The place that the report is about, then the score.
    case place

    /// The company that reports, then the score.
    case company

    /// The title of the report, then the score.
    case title

    /// The source file, then the place in it.
    case path

    /// The number of the report, then the place in it.
    case report

    /// Whether hits of the same value are in the order of the text rather than by score.
    var keepsText: Bool { self == .path || self == .report }
}
