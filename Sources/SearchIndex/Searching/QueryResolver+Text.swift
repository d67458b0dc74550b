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
        var runs = Runs(of: analysis).runs
        let added = addedWords(in: analysis)
        let covered = Set(added.flatMap(\.tokens))
        let plainWords = Set(runs.flatMap { $0.words(outside: covered) })
        let wordCount =
            added.isEmpty
            ? ranked.words.count : plainWords.count + Set(added.map(\.text)).count
        var answers = TextAnswers(
            words: ranked.words,
            pairs: ranked.scoring.terms.filter { $0.shape == .bounded }.map(\.entry),
            runs: [],
            isAll: options.need.isAll(wordCount: wordCount)
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
        for place in runs.indices where runs[place].isUnspaced {
            runs[place].matches = try matches(of: runs[place].text, in: bytes)
        }
        answers.runs = runs
        addRuns(runs, isFirst: answers.isAll, to: &scoring)
        if !added.isEmpty {
            for place in runs.indices {
                answers.runs[place].words = runs[place].words(outside: covered)
            }
            answers.runs += try rank(added, runs, to: &scoring, in: bytes)
        }
        return Resolved(answers: .text(answers, within: nil), scoring: scoring)
    }

    private mutating func matches(
        of text: String,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> LeafMatches {
        let pattern = PhrasePattern(try analyze(text), matching: options.matching)
        let search = PhraseSearch(pattern, of: index, in: bytes)
        return leaf(search.matches(in: bytes))
    }

    /// The added words of a text, if these count.
    private func addedWords(in analysis: Analysis) -> [AddedWordFinder.Found] {
        guard options.ranking.terms == .both else { return [] }
        return (sharing.addedWords ?? AddedWordFinder([index])).words(in: analysis)
    }

    /// Lets added words weigh as words do, and gives the parts of the query that they are.
    ///
    /// Such a word is met where it stands, however it was cut, or where all of its parts are words.
    private mutating func rank(
        _ added: [AddedWordFinder.Found],
        _ runs: [Runs.Run],
        to scoring: inout Scoring,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> [Runs.Run] {
        var parts: [Runs.Run] = []
        for text in Set(added.map(\.text)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let places = added.filter { $0.text == text }.map(\.tokens)
            var part = Runs.Run()
            part.text = String(decoding: text, as: UTF8.self)
            part.words = places.first.map { own in runs.flatMap { $0.words(inside: own) } } ?? []
            part.matches = try matches(of: part.text, in: bytes)
            parts.append(part)
            let weight = options.ranking.addedWeight * idf(of: part.matches)
            guard part.matches.documentFrequency > 0, weight > 0 else { continue }
            scoring.lists.append(
                Scoring.List(
                    matches: part.matches,
                    weight: weight * Float(places.count),
                    isFlat: false,
                    source: .init(
                        kind: .added,
                        text: text,
                        documentFrequency: part.matches.documentFrequency
                    )
                )
            )
        }
        return parts
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
