/// Answers one query after another, and keeps for the next what one has opened.
///
///     var searcher = Searcher(index)
///     for text in texts { print(try searcher.search(.text(text)).hits) }
///
/// It finds what ``SearchIndex/SearchIndex/search(_:options:)`` finds, without opening ICU for every
/// query. A searcher owns what it opens: give every thread its own.
public struct Searcher: ~Copyable {
    /// The index that is searched.
    public let index: SearchIndex

    private var analyzer: Analyzer? = Analyzer()
    private let memory = TopKMemory()

    /// Creates a searcher, which costs nothing yet.
    public init(_ index: SearchIndex) {
        self.index = index
    }

    /// The best paragraphs for a query.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken and ranked.
    /// - Returns: The best hits, how many there are in all, and notes on how the query was taken.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if the
    ///   file was written to.
    public mutating func search(
        _ query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> SearchResults {
        var expansion: ExpansionTerms?
        if options.ranking.expansion != nil {
            expansion = try ExpansionTerms(query, in: SearchArchive([index]), options: options)
        }
        var resolver = QueryResolver(index, options: options, analyzer: analyzer.take())
        let (expanded, memory) = (expansion, memory)
        // Read while the query is analysed; tokens are needed for phrases, and for showing hits.
        index.paragraphs.fetchLengths()
        if options.limit > 0 { index.vocabulary.fetchTokens() }
        let results = try index.answer { (bytes) throws(SearchIndexError) in
            if case .phrase(let phrase) = query, phrase.slop == 0, expanded == nil {
                return try resolver.search(phrase, in: bytes)
            }
            let resolved = try resolver.resolve(query, expandedBy: expanded, in: bytes)
            var results = resolver.index.results(
                of: resolved,
                options: options,
                memory: memory,
                in: bytes
            )
            results.notes = resolver.notes
            return results
        }
        analyzer = resolver.finish()
        return results
    }
}
