extension SearchIndex {
    /// The best paragraphs for a query.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken and ranked.
    /// - Returns: The best hits, how many there are in all, and notes on how the query was taken.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if the
    ///   file was written to.
    public func search(
        _ query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> SearchResults {
        try answer { (bytes) throws(SearchIndexError) in
            paragraphs.compareLengths(in: bytes)
            var resolver = QueryResolver(self, options: options)
            let resolved = try resolver.resolve(query, in: bytes)
            let search = ExhaustiveSearch(index: self, options: options.ranking)
            let hits = search.search(
                resolved.scoring,
                candidates: resolved.paragraphs,
                limit: options.limit,
                in: bytes
            )
            return SearchResults(
                hits: hits,
                total: resolved.paragraphs.count,
                notes: resolver.notes
            )
        }
    }

    /// The best paragraphs for a text taken as plain words.
    ///
    /// - Parameters:
    ///   - text: The words looked for, in any language.
    ///   - need: Which of the words a paragraph must hold.
    ///   - limit: The largest number of hits.
    ///   - options: What counts in ranking.
    /// - Returns: The best hits, and how many there are in all.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if the
    ///   file was written to.
    public func search(
        words text: String,
        need: Need = .automatic,
        limit: Int = 10,
        options: RankingOptions = RankingOptions()
    ) throws(SearchIndexError) -> SearchResults {
        var all = SearchOptions()
        all.need = need
        all.limit = limit
        all.ranking = options
        return try search(.text(text), options: all)
    }
}
