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
        var searcher = Searcher(self)
        return try searcher.search(query, options: options)
    }

    /// The best paragraphs for a query that is resolved, and how many there are.
    ///
    /// - Parameters:
    ///   - resolved: What the query finds, and what brings score.
    ///   - options: How many hits there may be, and what counts.
    ///   - averageLength: The mean length of a paragraph if other indexes are searched as well.
    ///   - memory: What the search before has left.
    ///   - bytes: The bytes of the file.
    /// - Returns: The hits, the best first, and the total.
    func results(
        of resolved: QueryResolver.Resolved,
        options: SearchOptions,
        averageLength: Float? = nil,
        memory: TopKMemory = TopKMemory(),
        in bytes: RawSpan
    ) -> SearchResults {
        var results = plainResults(
            of: resolved,
            options: options,
            averageLength: averageLength,
            memory: memory,
            in: bytes
        )
        let refinements = resolved.scoring.refinements
        guard !refinements.isEmpty else { return results }
        let average = averageLength ?? self.averageLength
        let norms = NormTable(options.ranking, averageLength: average)
        fetchTexts(of: results.hits.prefix(Refinement.depth).map(\.paragraph), in: bytes)
        for place in results.hits.indices.prefix(Refinement.depth) {
            results.hits[place].score += gain(
                of: results.hits[place].paragraph,
                by: refinements,
                norms: norms,
                in: bytes
            )
        }
        results.hits = Refinement.ordered(results.hits, limit: options.limit)
        return results
    }

    /// The best paragraphs for a query that is resolved, by postings alone: as many as are refined,
    /// if any are, whatever the limit.
    func plainResults(
        of resolved: QueryResolver.Resolved,
        options: SearchOptions,
        averageLength: Float?,
        memory: TopKMemory = TopKMemory(),
        in bytes: RawSpan
    ) -> SearchResults {
        var options = options
        options.limit = resolved.scoring.plainLimit(options.limit)
        paragraphs.compareLengths(in: bytes)
        let average = averageLength ?? self.averageLength
        let fast = TopKSearch.hits(
            of: resolved,
            in: self,
            options: options,
            averageLength: average,
            memory: memory,
            bytes: bytes
        )
        if let fast, !options.countsTotal || fast.count < options.limit {
            let isComplete = fast.count < options.limit
            return SearchResults(hits: fast, total: fast.count, isTotalExact: isComplete)
        }
        let paragraphs = resolved.paragraphs(of: self, in: bytes)
        let total = paragraphs.count
        if let fast { return SearchResults(hits: fast, total: total) }
        let search = ExhaustiveSearch(
            index: self,
            options: options.ranking,
            averageLength: average
        )
        let hits = search.search(
            resolved.scoring,
            candidates: paragraphs,
            limit: options.limit,
            in: bytes
        )
        return SearchResults(hits: hits, total: total)
    }

    /// The mean length of a paragraph in words.
    var averageLength: Float {
        Float(paragraphs.wordCount) / Float(max(1, paragraphs.count))
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
