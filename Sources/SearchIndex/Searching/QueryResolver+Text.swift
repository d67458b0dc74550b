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
        var resolved = Resolved(paragraphs: set(), scoring: ranked.scoring)
        let isAll = options.need.isAll(wordCount: ranked.words.count)
        let refinement = Refinement(
            analysis,
            ranked.words,
            options: options.ranking,
            countsCharacters: !isAll
        )
        if !refinement.isEmpty { resolved.scoring.refinements.append(refinement) }
        var runs = Runs(of: analysis).runs
        guard options.ranking.terms == .both else {
            resolved.paragraphs = answers(ranked, runs: [], in: bytes)
            return resolved
        }
        for place in runs.indices where runs[place].isUnspaced {
            let pattern = PhrasePattern(try analyze(runs[place].text), matching: options.matching)
            let search = PhraseSearch(pattern, of: index, in: bytes)
            runs[place].matches = leaf(search.matches(in: bytes))
        }
        resolved.paragraphs = answers(ranked, runs: runs, in: bytes)
        addRuns(runs, isFirst: isAll, to: &resolved.scoring)
        return resolved
    }

    /// The paragraphs that meet all runs, or any if the text is a sentence.
    private func answers(_ ranked: RankedTerms, runs: [Runs.Run], in bytes: RawSpan) -> ParagraphSet
    {
        var own = set()
        var met: [[UInt8]: ParagraphSet] = [:]
        let isAll = options.need.isAll(wordCount: ranked.words.count)
        for word in ranked.words {
            guard isAll else {
                insert(word, into: &own, in: bytes)
                continue
            }
            var paragraphs = set()
            insert(word, into: &paragraphs, in: bytes)
            own.formUnion(paragraphs)
            for range in word.ranges { paragraphs.insert(range) }
            met[word.bytes] = paragraphs
        }
        for run in runs { own.insert(run.matches.paragraphs) }
        if ranked.words.isEmpty {
            for term in ranked.scoring.terms {
                own.insert(term.entry, of: index.borders, in: bytes)
            }
            return own
        }
        guard isAll else { return own }
        let groups = runs.isEmpty ? ranked.words.map { Runs.Run(words: [$0.bytes]) } : runs
        for run in groups where !run.words.isEmpty {
            var paragraphs = set(isFull: true)
            for word in run.words {
                if let set = met[word] { paragraphs.formIntersection(set) }
            }
            paragraphs.insert(run.matches.paragraphs)
            own.formIntersection(paragraphs)
        }
        return own
    }

    /// Adds the paragraphs that hold a word, or any of its forms if these count.
    private func insert(
        _ word: RankedTerms.Word,
        into paragraphs: inout ParagraphSet,
        in bytes: RawSpan
    ) {
        if let forms = word.forms {
            paragraphs.insert(forms.paragraphs)
        } else if let entry = word.entry {
            paragraphs.insert(entry, of: index.words, in: bytes)
        }
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
                Scoring.List(matches: run.matches, weight: weight, isFlat: isLong)
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
