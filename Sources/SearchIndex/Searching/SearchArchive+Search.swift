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
        let latin = try latinLanguages()
        let addedWords = AddedWordFinder(indexes)
        let expansion = try ExpansionTerms(query, in: self, options: options)
        var results = SearchResults(hits: [], total: 0)
        var counts: [PartCounts] = []
        var analyzer: Analyzer? = Analyzer()
        for (place, index) in indexes.enumerated() {
            var sharing = QuerySharing(
                firstReport: number(ofReport: 0, inIndex: place),
                latin: latin
            )
            sharing.addedWords = addedWords
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: sharing
            )
            try index.answer { (bytes) throws(SearchIndexError) in
                _ = try resolver.resolve(query, expandedBy: expansion, in: bytes)
            }
            for note in resolver.notes where !results.notes.contains(note) {
                results.notes.append(note)
            }
            counts.append(resolver.sharing.counts)
            analyzer = resolver.finish()
            statistics.add(counts[place])
        }
        var top = TopHits(limit: max(options.limit, Refinement.depth))
        var refinements: [[Refinement]] = []
        for (place, index) in indexes.enumerated() {
            var sharing = QuerySharing(
                counts[place],
                firstReport: number(ofReport: 0, inIndex: place),
                latin: latin,
                statistics: statistics
            )
            sharing.addedWords = addedWords
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: sharing
            )
            let average = statistics.averageLength
            let (own, refining) = try resolver.search(
                query,
                expandedBy: expansion,
                averageLength: average
            )
            analyzer = resolver.finish()
            results.total += own.total
            results.isTotalExact = results.isTotalExact && own.isTotalExact
            refinements.append(refining)
            for hit in own.hits {
                let paragraph = number(ofParagraph: hit.paragraph, inIndex: place)
                top.insert(SearchHit(paragraph: paragraph, score: hit.score))
            }
        }
        var hits = top.sorted()
        let norms = NormTable(options.ranking, averageLength: statistics.averageLength)
        for place in hits.indices.prefix(Refinement.depth) {
            let (index, paragraph) = location(ofParagraph: hits[place].paragraph)
            guard !refinements[index].isEmpty else { continue }
            let searched = indexes[index]
            hits[place].score += try searched.answer { (bytes) throws(SearchIndexError) in
                searched.gain(of: paragraph, by: refinements[index], norms: norms, in: bytes)
            }
        }
        results.hits = Refinement.ordered(hits, limit: options.limit)
        return results
    }
}

extension SearchArchive {
    /// The forms of a word that stand in any of the indexes; none if words of its script have none.
    func forms(of word: [UInt8]) throws(SearchIndexError) -> [[UInt8]] {
        guard StemLanguage.script(of: word) != nil else { return [] }
        let latin = try latinLanguages()
        var forms: [[UInt8]] = []
        for index in indexes {
            var own = WordForms(index, latin: latin)
            forms += try index.answer { bytes in
                own.forms(of: word, in: bytes)?.map(\.bytes) ?? []
            }
        }
        return forms
    }

    /// The commonest languages of reports in Latin letters.
    func latinLanguages() throws(SearchIndexError) -> [StemLanguage] {
        try StemLanguage.latin(ofReports: reportCount) { (report) throws(SearchIndexError) in
            let (place, number) = location(ofReport: report)
            let index = indexes[place]
            return try index.answer { index.reports.language(of: number, in: $0) }
        }
    }
}

extension QueryResolver {
    /// The best paragraphs for a query that is weighed by the statistics of several indexes, before
    /// they are refined.
    fileprivate mutating func search(
        _ query: Query,
        expandedBy expansion: ExpansionTerms?,
        averageLength: Float
    ) throws(SearchIndexError) -> (plain: SearchResults, refinements: [Refinement]) {
        let (index, options) = (index, options)
        return try index.answer { (bytes) throws(SearchIndexError) in
            var resolved = try resolve(query, expandedBy: expansion, in: bytes)
            // What stands in other indexes only has done its part in the weights.
            resolved.scoring.terms.removeAll { $0.entry.count == 0 }
            let plain = index.plainResults(
                of: resolved,
                options: options,
                averageLength: averageLength,
                in: bytes
            )
            return (plain, resolved.scoring.refinements)
        }
    }
}
