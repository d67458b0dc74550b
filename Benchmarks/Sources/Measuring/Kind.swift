public import SearchIndex

/// How a text is taken as a query.
public enum Kind: String, CaseIterable, Sendable {
    /// Any of its words, ranked by words alone with k1 1.2 and b 0.75, as other engines have it.
    case any

    /// All of its words, ranked in the same way.
    case all

    /// As the tool takes it.
    case `default`

    /// A quoted phrase, ranked in the same way as `any`.
    case phrase

    /// The query, and how it is ranked; the ten best hits without their total number.
    public func query(_ text: String) -> (Query, SearchOptions) {
        var options = SearchOptions()
        options.countsTotal = false
        if self == .default { return (.text(text), options) }
        options.ranking = .plain(.words)
        options.ranking.bm25 = BM25(k1: 1.2, b: 0.75)
        if self == .phrase { return (.phrase(Query.Phrase(text)), options) }
        options.need = self == .all ? .all : .any
        return (.text(text), options)
    }
}
