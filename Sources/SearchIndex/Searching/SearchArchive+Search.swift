extension SearchArchive {
    /// The best paragraphs of all indexes for a query.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken and ranked.
    /// - Returns: The best hits with their numbers in the archive, how many there are in all, and
    ///   notes on how the query was taken.
    /// - Throws: `segmentation` if ICU fails.
    public func search(
        _ query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> SearchResults {
        if indexes.count == 1 { return try indexes[0].search(query, options: options) }
        var statistics = SharedStatistics(
            paragraphs: paragraphCount,
            words: indexes.reduce(0) { $0 + $1.paragraphs.wordCount }
        )
        var results = SearchResults(hits: [], total: 0)
        var counts: [PartCounts] = []
        for (place, index) in indexes.enumerated() {
            let sharing = QuerySharing(firstReport: number(ofReport: 0, inIndex: place))
            var resolver = QueryResolver(index, options: options, sharing: sharing)
            try index.file.withBytes { (bytes) throws(SearchIndexError) in
                _ = try resolver.resolve(query, in: bytes)
            }
            for note in resolver.notes where !results.notes.contains(note) {
                results.notes.append(note)
            }
            counts.append(resolver.sharing.counts)
            statistics.add(resolver.sharing.counts)
        }
        var top = TopHits(limit: options.limit)
        for (place, index) in indexes.enumerated() {
            let sharing = QuerySharing(
                counts[place],
                firstReport: number(ofReport: 0, inIndex: place),
                statistics: statistics
            )
            let own = try index.search(query, options: options, sharing: sharing, statistics)
            results.total += own.total
            for hit in own.hits {
                let paragraph = number(ofParagraph: hit.paragraph, inIndex: place)
                top.insert(SearchHit(paragraph: paragraph, score: hit.score))
            }
        }
        results.hits = top.sorted()
        return results
    }
}

extension SearchIndex {
    /// The best paragraphs for a query that is weighed by the statistics of several indexes.
    fileprivate func search(
        _ query: Query,
        options: SearchOptions,
        sharing: QuerySharing,
        _ statistics: SharedStatistics
    ) throws(SearchIndexError) -> SearchResults {
        try file.withBytes { (bytes) throws(SearchIndexError) in
            var resolver = QueryResolver(self, options: options, sharing: sharing)
            var resolved = try resolver.resolve(query, in: bytes)
            // What stands in other indexes only has done its part in the weights.
            resolved.scoring.terms.removeAll { $0.entry.count == 0 }
            return SearchResults(
                hits: hits(
                    of: resolved,
                    options: options,
                    averageLength: statistics.averageLength,
                    in: bytes
                ),
                total: resolved.paragraphs.count
            )
        }
    }
}
