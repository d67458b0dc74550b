/// What a search found.
public struct SearchResults: Hashable, Sendable {
    /// The best hits, the best first.
    public var hits: [SearchHit]

    /// The number of paragraphs that answer the query, those beyond the limit included.
    public var total: Int
}
