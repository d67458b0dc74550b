/// What a search found.
public struct SearchResults: Hashable, Sendable {
    /// The best hits, the best first.
    public var hits: [SearchHit]

    /// The number of paragraphs that answer the query, those beyond the limit included.
    public var total: Int

    /// Whether that is all of them, not merely as many as were found without counting.
    public var isTotalExact = true

    /// What the user should know about how the query was taken, a line each.
    public var notes: [String] = []
}
