extension QueryResolver {
    /// Resolves a quoted phrase.
    mutating func resolve(
        _ phrase: Query.Phrase,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        if phrase.slop > 0 { return try resolve(loose: phrase, in: bytes) }
        let search = try phraseSearch(phrase, in: bytes)
        return resolved(leaf(search.matches(in: bytes)))
    }

    private mutating func phraseSearch(
        _ phrase: Query.Phrase,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> PhraseSearch {
        let search = PhraseSearch(try pattern(of: phrase), of: index, in: bytes)
        if search.scansEverything {
            note("“\(phrase.text)” holds no word to look up; reading the whole text")
        }
        return search
    }

    /// Answers a query that is one phrase and nothing else: the short way.
    ///
    /// Ranks as the same phrase resolved and scored with others does.
    mutating func search(
        _ phrase: Query.Phrase,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> SearchResults {
        let search = try phraseSearch(phrase, in: bytes)
        index.paragraphs.compareLengths(in: bytes)
        let universe = index.paragraphs.count
        let average = Float(index.paragraphs.wordCount) / Float(max(1, universe))
        let norms = NormTable(options.ranking, averageLength: average)
        if let tally = search.tally(in: bytes) {
            let total = tally.memberCount
            let top = tally.best(
                options.limit,
                weight: options.ranking.weight(documentFrequency: total, of: universe),
                norms: norms,
                of: index.paragraphs,
                in: bytes
            )
            return SearchResults(hits: top.sorted(), total: total, notes: notes)
        }
        if !options.countsTotal, options.ranking.bm25.growsWithFrequency, !search.isExact,
            !search.scansEverything
        {
            let candidates = PhraseCandidates(search, in: bytes)
            let count = candidates.paragraphs.count
            if search.isCountedByCandidates(count), options.limit < count {
                return best(among: candidates, of: search, averageLength: average, in: bytes)
            }
        }
        let matches = search.matches(in: bytes)
        let total = matches.paragraphs.count
        let frequency = matches.documentFrequency
        let weight = options.ranking.weight(documentFrequency: frequency, of: universe)
        var top = TopHits(limit: options.limit)
        for place in matches.paragraphs.indices {
            let paragraph = matches.paragraphs[place]
            let norm = norms.norm(of: paragraph, in: index.paragraphs, bytes: bytes)
            let frequency = matches.frequencies[place]
            let score = weight * Saturation.value(frequency: frequency, norm: norm)
            top.insert(SearchHit(paragraph: Int(paragraph), score: score))
        }
        return SearchResults(hits: top.sorted(), total: total, notes: notes)
    }

    /// Answers a frequent phrase whose number of hits isn't asked for.
    private func best(
        among candidates: PhraseCandidates,
        of search: PhraseSearch,
        averageLength: Float,
        in bytes: RawSpan
    ) -> SearchResults {
        let weight = options.ranking.weight(
            documentFrequency: candidates.paragraphs.count,
            of: index.paragraphs.count
        )
        let top = search.best(
            options.limit,
            among: candidates,
            weight: weight,
            saturation: Saturation(
                options.ranking,
                averageLength: averageLength,
                lengths: index.paragraphs
            ),
            in: bytes
        )
        let isComplete = top.count < options.limit
        let hits = top.sorted()
        return SearchResults(
            hits: hits,
            total: hits.count,
            isTotalExact: isComplete,
            notes: notes
        )
    }

    mutating func pattern(of phrase: Query.Phrase) throws(SearchIndexError) -> PhrasePattern {
        var pattern = PhrasePattern(try analyze(phrase.text), matching: options.matching)
        if phrase.lastIsPrefix { pattern.openEnd() }
        return pattern
    }
}
