extension QueryResolver {
    /// Resolves bare words: ranked by words and pairs, what stands together in the query first.
    ///
    /// A run is what stands between two spaces. A run of an unspaced script is met where its words
    /// are, in the paragraph or in its context, or where the run itself occurs, however it was cut.
    /// As written, every run is a phrase.
    mutating func resolve(
        text: String,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let analysis = try analyze(text)
        if options.matching.isAsWritten {
            let phrases = Runs(of: analysis).runs.map { Query.phrase(Query.Phrase($0.text)) }
            let words = Set(analysis.tokens.map(\.term)).count
            let isAll = options.need.isAll(wordCount: words)
            return try resolve(isAll ? .all(of: phrases) : .any(of: phrases), in: bytes)
        }
        let ranked = rank(analysis, in: bytes)
        var answers = TextAnswers(
            words: ranked.words,
            pairs: ranked.scoring.terms.filter { $0.shape == .bounded }.map(\.entry),
            runs: [],
            isAll: options.need.isAll(wordCount: ranked.words.count)
        )
        var scoring = ranked.scoring
        let refinement = Refinement(
            analysis,
            ranked.words,
            options: options.ranking,
            countsCharacters: !answers.isAll
        )
        if !refinement.isEmpty { scoring.refinements.append(refinement) }
        guard options.ranking.terms == .both else {
            return Resolved(answers: .text(answers, within: nil), scoring: scoring)
        }
        var runs = Runs(of: analysis).runs
        for place in runs.indices where runs[place].isUnspaced {
            let pattern = PhrasePattern(try analyze(runs[place].text), matching: options.matching)
            let search = PhraseSearch(pattern, of: index, in: bytes)
            runs[place].matches = leaf(search.matches(in: bytes))
        }
        answers.runs = runs
        addRuns(runs, isFirst: answers.isAll, to: &scoring)
        return Resolved(answers: .text(answers, within: nil), scoring: scoring)
    }

    /// Puts paragraphs with a whole run before those with its words alone.
    ///
    /// Each run of several words that was found weighs as much as all terms together can bring, so
    /// that no number of scattered words outweighs it. In a sentence, where any word will do, it
    /// weighs as a pair does at most; and so does a run of one word: it brings the paragraphs where
    /// ICU cut the word in parts.
    private func addRuns(_ runs: [Runs.Run], isFirst: Bool, to scoring: inout Scoring) {
        let bound = scoring.bound
        for run in runs where !run.matches.paragraphs.isEmpty {
            let isLong = run.words.count > 1
            let weight =
                isFirst && isLong ? bound : options.ranking.pairWeight * idf(of: run.matches)
            scoring.lists.append(
                Scoring.List(
                    matches: run.matches,
                    weight: weight,
                    isFlat: isLong,
                    source: .init(
                        kind: .run,
                        text: Array(run.text.utf8),
                        documentFrequency: run.matches.documentFrequency
                    )
                )
            )
        }
    }

    func idf(of matches: LeafMatches) -> Float {
        options.ranking.weight(
            documentFrequency: matches.documentFrequency,
            of: sharing.paragraphs ?? index.paragraphs.count
        )
    }
}

extension ParagraphSet {
    /// Adds some paragraphs.
    mutating func insert(_ paragraphs: [UInt32]) {
        for paragraph in paragraphs { insert(paragraph) }
    }
}
