/// What a search found.
public struct SearchResults: Hashable, Sendable {
    /// The best hits, the best first.
    public var hits: [SearchHit]

    /// The number of paragraphs that answer the query, those beyond the limit included.
    public var total: Int

    /// What the user should know about how the query was taken, a line each.
    public var notes: [String] = []
}
