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
        let isAsWritten = options.matching.isAsWritten
        let analysis = try analyze(isAsWritten ? text : writtenAsReports(text, in: bytes))
        if isAsWritten {
            let phrases = Runs(of: analysis).runs.map { Query.phrase(Query.Phrase($0.text)) }
            let words = Set(analysis.tokens.map(\.term)).count
            let isAll = options.need.isAll(wordCount: words)
            return try resolve(isAll ? .all(of: phrases) : .any(of: phrases), in: bytes)
        }
        let ranked = rank(analysis, in: bytes)
        var runs = Runs(of: analysis).runs
        let added = addedWords(in: analysis)
        var wordCount = ranked.words.count
        var covered: Set<Int> = []
        if !added.isEmpty {
            covered = Set(added.flatMap(\.tokens))
            let plainWords = Set(runs.flatMap { $0.words(outside: covered) })
            wordCount = plainWords.count + Set(added.map(\.text)).count
        }
        var answers = TextAnswers(
            words: ranked.words,
            pairs: ranked.pairs(ofHangul: false),
            hangulPairs: ranked.pairs(ofHangul: true),
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
        let bound = answers.isAll ? scoring.bound : nil
        for place in runs.indices where runs[place].isUnspaced {
            try lookUp(&runs[place], of: ranked.words, first: bound, &scoring, in: bytes)
        }
        answers.runs = runs
        if !added.isEmpty {
            for place in runs.indices {
                answers.runs[place].words = runs[place].words(outside: covered)
            }
            answers.runs += try rank(added, runs, to: &scoring, in: bytes)
        }
        return Resolved(answers: .text(answers, within: nil), scoring: scoring)
    }

    private mutating func search(
        for text: String,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> PhraseSearch {
        let pattern = PhrasePattern(try analyze(text), matching: options.matching)
        return PhraseSearch(pattern, of: index, in: bytes)
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
            let search = try search(for: part.text, in: bytes)
            part.matches = leaf(search.matches(in: bytes))
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

    /// Looks up a run, and puts paragraphs that hold it before those with its words alone.
    ///
    /// Each run of several words weighs as much as all terms together can bring, so that no number of
    /// scattered words outweighs it. In a sentence, where any word will do, it weighs as a pair as rare
    /// as its rarest word. A run of one word brings the paragraphs where ICU cut the word in parts, or
    /// as a part of a longer one; it counts there alone, and as a pair does that stands in as many
    /// paragraphs as there are postings of the word and of what holds it.
    private mutating func lookUp(
        _ run: inout Runs.Run,
        of words: [RankedTerms.Word],
        first bound: Float?,
        _ scoring: inout Scoring,
        in bytes: RawSpan
    ) throws(SearchIndexError) {
        let phrase = try search(for: run.text, in: bytes)
        let own = words.filter { run.words.contains($0.bytes) }
        let search = RunSearch(phrase, lacking: own.map(\.entry), any: bound != nil)
        let pairWeight = options.ranking.pairWeight
        var source = Scoring.Source(kind: .run, text: Array(run.text.utf8))
        if run.words.count > 1 {
            guard phrase.mayFind else { return }
            let heaviest = own.reduce(0) { max($0, $1.weight) }
            let weight = bound ?? pairWeight * heaviest
            run.inRanking = .init(component: .phrase(scoring.phrases.count), search: search)
            scoring.phrases.append(.init(search: phrase, weight: weight, source: source))
            return
        }
        func weigh(_ frequency: Int) -> Float {
            let total = sharing.paragraphs ?? index.paragraphs.count
            source.documentFrequency = min(total, frequency + (own.first?.holding ?? 0))
            let frequency = source.documentFrequency
            return pairWeight * options.ranking.weight(documentFrequency: frequency, of: total)
        }
        if sharing.isAlone, search.isFoundByHolders, let word = own.first?.entry, own[0].weight > 0
        {
            let holders = search.holders
            guard holders.bound > 0 else { return }
            let weight = weigh(holders.bound)
            run.inRanking = .init(
                component: .hiddenWord(scoring.hiddenWords.count),
                search: search
            )
            scoring.hiddenWords.append(
                .init(search: search, word: word, holders: holders, weight: weight, source: source)
            )
            return
        }
        run.matches = leaf(search.countedMatches(in: bytes))
        guard !run.matches.paragraphs.isEmpty else { return }
        let weight = weigh(run.matches.documentFrequency)
        scoring.lists.append(
            .init(matches: run.matches, weight: weight, isFlat: false, source: source)
        )
    }

    /// A text in the characters of the reports; by words alone it is ranked as it is cut.
    private func writtenAsReports(_ text: String, in bytes: RawSpan) -> String {
        guard options.ranking.terms == .both else { return text }
        let sample = ReportLanguages.characterSample
        let languages = sharing.languages ?? index.languages(sample: sample, in: bytes)
        return languages.written(text)
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
