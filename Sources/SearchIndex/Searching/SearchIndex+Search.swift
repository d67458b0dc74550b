extension SearchIndex {
    /// The best paragraphs for a text taken as plain words.
    ///
    /// A word is met by the paragraph or by the title, place, year or heading above it; at least one
    /// must be met by the paragraph itself.
    ///
    /// - Parameters:
    ///   - text: The words looked for, in any language.
    ///   - need: Which of the words a paragraph must hold.
    ///   - limit: The largest number of hits.
    ///   - options: What counts in ranking.
    /// - Returns: The best hits, and how many there are in all.
    /// - Throws: `segmentation` if ICU fails.
    public func search(
        words text: String,
        need: Need = .automatic,
        limit: Int = 10,
        options: RankingOptions = RankingOptions()
    ) throws(SearchIndexError) -> SearchResults {
        var analyzer = Analyzer()
        let analysis = try analyzer.analyze(text)
        return file.withBytes { bytes in
            let ranked = RankedTerms(analysis, of: self, options: options, in: bytes)
            let candidates = candidates(ranked, need: need, in: bytes)
            let search = ExhaustiveSearch(index: self, options: options)
            let hits = search.search(ranked, candidates: candidates, limit: limit, in: bytes)
            return SearchResults(hits: hits, total: candidates.count)
        }
    }

    private func candidates(
        _ ranked: RankedTerms,
        need: Need,
        in bytes: RawSpan
    ) -> ParagraphSet {
        var own = ParagraphSet(universe: paragraphs.count)
        if ranked.words.isEmpty {
            for term in ranked.terms { own.insert(term.entry, of: borders, in: bytes) }
            return own
        }
        for word in ranked.words {
            if let entry = word.entry { own.insert(entry, of: words, in: bytes) }
        }
        guard need.isAll(wordCount: ranked.words.count) else { return own }
        for word in ranked.words {
            var met = ParagraphSet(universe: paragraphs.count)
            if let entry = word.entry { met.insert(entry, of: words, in: bytes) }
            for range in word.ranges { met.insert(range) }
            own.formIntersection(met)
        }
        return own
    }
}
