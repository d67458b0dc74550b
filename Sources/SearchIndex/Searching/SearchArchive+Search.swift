extension SearchArchive {
    /// The best paragraphs of all indexes for a query.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken and ranked.
    /// - Returns: The best hits with their numbers in the archive, how many there are in all, and
    ///   notes on how the query was taken.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if a
    ///   file was written to.
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
        var analyzer: Analyzer? = Analyzer()
        for (place, index) in indexes.enumerated() {
            let sharing = QuerySharing(firstReport: number(ofReport: 0, inIndex: place))
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: sharing
            )
            try index.answer { (bytes) throws(SearchIndexError) in
                _ = try resolver.resolve(query, in: bytes)
            }
            for note in resolver.notes where !results.notes.contains(note) {
                results.notes.append(note)
            }
            counts.append(resolver.sharing.counts)
            analyzer = resolver.finish()
            statistics.add(counts[place])
        }
        var top = TopHits(limit: options.limit)
        for (place, index) in indexes.enumerated() {
            let sharing = QuerySharing(
                counts[place],
                firstReport: number(ofReport: 0, inIndex: place),
                statistics: statistics
            )
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: sharing
            )
            let own = try resolver.search(query, averageLength: statistics.averageLength)
            analyzer = resolver.finish()
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

extension QueryResolver {
    /// The best paragraphs for a query that is weighed by the statistics of several indexes.
    fileprivate mutating func search(
        _ query: Query,
        averageLength: Float
    ) throws(SearchIndexError) -> SearchResults {
        let (index, options) = (index, options)
        return try index.answer { (bytes) throws(SearchIndexError) in
            var resolved = try resolve(query, in: bytes)
            // What stands in other indexes only has done its part in the weights.
            resolved.scoring.terms.removeAll { $0.entry.count == 0 }
            let hits = index.hits(
                of: resolved,
                options: options,
                averageLength: averageLength,
                in: bytes
            )
            return SearchResults(hits: hits, total: resolved.paragraphs.count)
        }
    }
}
