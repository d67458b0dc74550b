/// The words by which a query is expanded.
struct ExpansionTerms {
    /// The words, the heaviest first; their weights add up to 1.
    let terms: [(word: [UInt8], weight: Float)]

    /// What all of them weigh, as a share of what the query does.
    let weight: Float

    /// A word that may be added, with its forms.
    private struct Candidate {
        var word: [UInt8]

        /// What it makes up of the best paragraphs.
        var share: Float = 0

        /// In how many of them it stands.
        var paragraphs = 0
        var last = -1
    }

    /// Takes the words of the best paragraphs of an archive.
    ///
    /// Only what stands in two of them or more is taken: what stands in one alone is more often of
    /// another matter.
    init?(
        _ query: Query,
        in archive: SearchArchive,
        options: SearchOptions
    ) throws(SearchIndexError) {
        guard let expansion = options.ranking.expansion else { return nil }
        var plain = options
        plain.ranking.expansion = nil
        plain.countsTotal = false
        plain.limit = expansion.paragraphs
        let best = try archive.search(query, options: plain).hits.filter { $0.score > 0 }
        let total = best.reduce(0) { $0 + $1.score }
        guard total > 0, expansion.terms > 0, expansion.weight > 0 else { return nil }
        let stems = try Stems(archive)
        var candidates: [Candidate] = []
        var places: [[UInt8]: Int] = [:]
        for (number, hit) in best.enumerated() {
            let words = try archive.words(ofParagraph: hit.paragraph)
            for word in words {
                let stem = stems.stem(of: word)
                let place = places[stem] ?? candidates.count
                if place == candidates.count {
                    places[stem] = place
                    candidates.append(Candidate(word: word))
                }
                candidates[place].share += hit.score / total / Float(words.count)
                if candidates[place].last != number { candidates[place].paragraphs += 1 }
                candidates[place].last = number
            }
        }
        var known: Set<[UInt8]> = []
        for word in try Self.words(of: query) { known.insert(stems.stem(of: word)) }
        var heavy: [(word: [UInt8], weight: Float)] = []
        for (stem, place) in places where !known.contains(stem) {
            let candidate = candidates[place]
            guard candidate.paragraphs > 1 || best.count == 1 else { continue }
            let held = try archive.paragraphCount(holding: candidate.word)
            let idf = options.ranking.weight(documentFrequency: held, of: archive.paragraphCount)
            heavy.append((candidate.word, candidate.share * idf))
        }
        heavy.sort {
            $0.weight != $1.weight
                ? $0.weight > $1.weight : $0.word.lexicographicallyPrecedes($1.word)
        }
        heavy = Array(heavy.prefix(expansion.terms))
        let sum = heavy.reduce(0) { $0 + $1.weight }
        guard sum > 0 else { return nil }
        terms = heavy.map { ($0.word, $0.weight / sum) }
        weight = expansion.weight
    }

    /// The words of a query that count in its ranking.
    static func words(of query: Query) throws(SearchIndexError) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var analyzer = Analyzer()
        func add(_ query: Query) throws(SearchIndexError) {
            switch query {
            case .text(let text): words += try analyzer.analyze(text).tokens.map(\.term)
            case .phrase(let phrase): words += try analyzer.analyze(phrase.text).tokens.map(\.term)
            case .and(let parts), .or(let parts), .near(let parts, _, _):
                for part in parts { try add(part) }
            case .boosted(let part, _): try add(part)
            case .everything, .nothing, .not, .field, .range, .pattern, .regex: break
            }
        }
        try add(query)
        return words.filter { !$0.isEmpty }
    }

    /// Tells which words are forms of one.
    private struct Stems: ~Copyable {
        private let latin: Stemmer

        init(_ archive: SearchArchive) throws(SearchIndexError) {
            latin = Stemmer(try archive.languages().latin.first ?? .english)
        }

        func stem(of word: [UInt8]) -> [UInt8] {
            switch StemLanguage.script(of: word) {
            case nil, .unstemmed: word
            case .hangul: HangulStem.stem(of: word)
            case .latin: latin.stem(of: word)
            case .of(let language): Stemmer(language).stem(of: word)
            }
        }
    }
}

extension SearchArchive {
    /// The words of a paragraph, folded, in order.
    fileprivate func words(ofParagraph number: Int) throws(SearchIndexError) -> [[UInt8]] {
        let (place, paragraph) = location(ofParagraph: number)
        let index = indexes[place]
        return try index.answer { bytes in
            var words: [[UInt8]] = []
            index.text.forEachRank(of: paragraph, in: bytes) { rank in
                guard index.vocabulary.word(of: rank, in: bytes) != nil else { return }
                let folded = index.vocabulary.folded(of: rank, in: bytes)
                words.append(bytes.extracting(bytes.inside(folded)).copied())
            }
            return words
        }
    }

    /// The number of paragraphs that hold a word as it is.
    fileprivate func paragraphCount(holding word: [UInt8]) throws(SearchIndexError) -> Int {
        var count = 0
        for index in indexes {
            count += try index.answer { bytes in
                word.withRawSpan { index.words.find($0, in: bytes)?.count ?? 0 }
            }
        }
        return count
    }
}

extension QueryResolver {
    /// Resolves a whole query, expanded if that is asked for.
    ///
    /// The added words change the order of what is found, not what is found.
    mutating func resolve(
        _ query: Query,
        expandedBy expansion: ExpansionTerms?,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        var resolved = try resolve(query, in: bytes)
        guard let expansion else { return resolved }
        let weight = expansion.weight * resolved.scoring.weightOfWords
        for (word, share) in expansion.terms {
            var scoring = rank(word: word, in: bytes)
            let bound = scoring.bound
            guard bound > 0 else { continue }
            for place in scoring.terms.indices { scoring.terms[place].source.kind = .expansion }
            for place in scoring.lists.indices { scoring.lists[place].source.kind = .expansion }
            resolved.scoring.append(scoring, times: weight * share / bound)
        }
        return resolved
    }

    /// What a word brings by itself, without what titles do.
    private mutating func rank(word: [UInt8], in bytes: RawSpan) -> Scoring {
        let kind = WordScalars.unspacedIsIn(word) ? PieceKind.unspacedWord : .spacedWord
        var analysis = Analysis(text: word)
        analysis.tokens = [.init(range: 0..<word.count, kind: kind, folded: word)]
        var scoring = rank(analysis, in: bytes).scoring
        scoring.contexts = []
        scoring.lists.removeAll { $0.source.kind == .part }
        return scoring
    }
}

extension Scoring {
    /// What the words and phrases of a query weigh, whole runs left out.
    fileprivate var weightOfWords: Float {
        terms.reduce(0) { $0 + $1.weight }
            + lists.reduce(0) { $0 + ($1.source.kind == .run ? 0 : $1.weight) }
    }
}
