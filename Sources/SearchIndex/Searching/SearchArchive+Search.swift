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
        let languages = try languages()
        let addedWords = AddedWordFinder(indexes)
        let parts = try parts(ofWordsIn: query, languages, options)
        let expansion = try ExpansionTerms(query, in: self, options: options)
        var results = SearchResults(hits: [], total: 0)
        var counts: [PartCounts] = []
        var analyzer: Analyzer? = Analyzer()
        for (place, index) in indexes.enumerated() {
            var sharing = QuerySharing(
                firstReport: number(ofReport: 0, inIndex: place),
                languages: languages
            )
            sharing.addedWords = addedWords
            sharing.parts = parts
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
                languages: languages,
                statistics: statistics
            )
            sharing.addedWords = addedWords
            sharing.parts = parts
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
        let latin = try languages().latin
        var forms: [[UInt8]] = []
        for index in indexes {
            var own = WordForms(index, latin: latin)
            forms += try index.answer { bytes in
                own.forms(of: word, in: bytes)?.map(\.bytes) ?? []
            }
        }
        return forms
    }
}

extension SearchArchive {
    /// The parts of the words of a query that are put together of words of any of the indexes.
    func parts(
        ofWordsIn query: Query,
        _ languages: ReportLanguages,
        _ options: SearchOptions
    ) throws(SearchIndexError) -> [[UInt8]: [[UInt8]]] {
        let joining = languages.latin.filter(\.joinsWords)
        let ranking = options.ranking
        guard !joining.isEmpty, ranking.stemWeight > 0, ranking.partWeight > 0 else { return [:] }
        let finders = indexes.map { (index: $0, forms: WordForms($0, latin: languages.latin)) }
        var found: [[UInt8]: [[UInt8]]] = [:]
        for word in try ExpansionTerms.words(of: query)
        where found[word] == nil && StemLanguage.script(of: word) == .latin {
            for language in joining where found[word] == nil {
                found[word] = try CompoundWord.parts(of: word) { (part) throws(SearchIndexError) in
                    for (index, forms) in finders
                    where try index.answer({ forms.isKnown(part, in: language, $0) }) {
                        return true
                    }
                    return false
                }
            }
        }
        return found
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
