/// The words and pairs of a text in a query, looked up: what they find and what they bring.
struct RankedTerms {
    /// A word of the text, to be met by the paragraph itself or by its context.
    struct Word {
        var bytes: [UInt8]
        var entry: TermEntry?
        var ranges: [Range<Int>]

        /// The number of paragraphs that hold the word itself.
        var holding = 0

        /// The paragraphs that hold any of its forms, if these count.
        var forms: LeafMatches?

        /// The numbers of its forms in the index, its own if they don't count.
        var numbers: [Int] = []

        /// What the word weighs once, with its forms if they count.
        var weight: Float = 0
    }

    /// What the terms bring, in the order in which they stand in the text, words before pairs.
    private(set) var scoring = Scoring()

    /// The distinct words of the text, in order.
    private(set) var words: [Word] = []

    private var wordForms: WordForms

    /// Looks up the terms of a text; a term that stands twice counts twice.
    init(
        _ analysis: Analysis,
        of index: SearchIndex,
        options: RankingOptions,
        sharing: inout QuerySharing,
        in bytes: RawSpan
    ) {
        wordForms = WordForms(index, latin: sharing.languages?.latin)
        if options.terms != .pairs {
            for (term, times) in Self.counted(analysis.tokens.map(\.term)) {
                addWord(term, times, of: index, options: options, sharing: &sharing, in: bytes)
            }
        }
        if options.terms != .words {
            for (pair, times) in Self.counted(analysis.pairs.map(\.term)) {
                addPair(pair, times, of: index, options: options, sharing: &sharing, in: bytes)
            }
        }
    }

    private mutating func addWord(
        _ term: [UInt8],
        _ times: Int,
        of index: SearchIndex,
        options: RankingOptions,
        sharing: inout QuerySharing,
        in bytes: RawSpan
    ) {
        let total = sharing.paragraphs ?? index.paragraphs.count
        let entry = term.withRawSpan { index.words.find($0, in: bytes) }
        let ranges = index.contextRanges(of: term, in: bytes)
        var word = Word(bytes: term, entry: entry, ranges: ranges)
        word.numbers = entry.map { [$0.number] } ?? []
        let holding = sharing.frequency(of: .word(term), own: entry?.count ?? 0)
        word.holding = holding
        word.weight = options.weight(documentFrequency: holding, of: total)
        var weight = word.weight * Float(times)
        if options.stemWeight > 0, StemLanguage.script(of: term) != nil {
            addForms(
                of: &word,
                holding,
                times,
                of: index,
                options: options,
                sharing: &sharing,
                in: bytes
            )
            if word.forms != nil { weight *= 1 - options.stemWeight }
            addParts(of: term, times, of: index, options: options, sharing: &sharing, in: bytes)
        }
        words.append(word)
        if holding > 0, weight > 0 {
            scoring.terms.append(
                Scoring.Term(
                    entry: entry ?? .nowhere,
                    shape: .weighted,
                    weight: weight,
                    source: .init(kind: .word, text: term, documentFrequency: holding)
                )
            )
        }
        let own = ranges.reduce(0) { $0 + $1.count }
        let covered = sharing.frequency(of: .context(term), own: own)
        if covered > 0, options.contextWeight > 0 {
            let idf = options.weight(documentFrequency: covered, of: total)
            let weight = options.contextWeight * idf * Float(times)
            scoring.contexts.append(
                Scoring.Context(
                    ranges: ranges,
                    weight: weight,
                    source: .init(kind: .context, text: term, documentFrequency: covered)
                )
            )
        }
    }

    /// Lets all forms of a word count, as one term that stands where any of them does.
    private mutating func addForms(
        of word: inout Word,
        _ holding: Int,
        _ times: Int,
        of index: SearchIndex,
        options: RankingOptions,
        sharing: inout QuerySharing,
        in bytes: RawSpan
    ) {
        let forms = wordForms.forms(of: word.bytes, in: bytes) ?? []
        word.numbers = forms.map(\.entry.number)
        // Of several indexes another may have more.
        if sharing.isAlone, forms.count <= (word.entry == nil ? 0 : 1) { return }
        let matches = sharing.leaf {
            var union = TermUnion()
            for form in forms { union.append(form.entry, shape: .weighted) }
            return union.matches(universe: index.paragraphs.count, in: bytes)
        }
        // Whose forms stand nowhere but beside the word itself, is a term like others.
        guard matches.documentFrequency > holding else { return }
        word.forms = matches
        let total = sharing.paragraphs ?? index.paragraphs.count
        word.weight = options.weight(documentFrequency: matches.documentFrequency, of: total)
        scoring.lists.append(
            Scoring.List(
                matches: matches,
                weight: options.stemWeight * word.weight * Float(times),
                isFlat: false,
                source: .init(
                    kind: .forms,
                    text: word.bytes,
                    documentFrequency: matches.documentFrequency
                )
            )
        )
    }

    /// Lets the parts of a word that is put together of others count beside it.
    private mutating func addParts(
        of word: [UInt8],
        _ times: Int,
        of index: SearchIndex,
        options: RankingOptions,
        sharing: inout QuerySharing,
        in bytes: RawSpan
    ) {
        guard options.partWeight > 0 else { return }
        let parts = sharing.parts.map { $0[word] ?? [] } ?? wordForms.parts(of: word, in: bytes)
        for part in parts ?? [] {
            let forms = wordForms.forms(of: part, in: bytes) ?? []
            let matches = sharing.leaf {
                var union = TermUnion()
                for form in forms { union.append(form.entry, shape: .weighted) }
                return union.matches(universe: index.paragraphs.count, in: bytes)
            }
            let (frequency, total) = (
                matches.documentFrequency, sharing.paragraphs ?? index.paragraphs.count
            )
            guard frequency > 0 else { continue }
            let idf = options.weight(documentFrequency: frequency, of: total)
            scoring.lists.append(
                Scoring.List(
                    matches: matches,
                    weight: options.partWeight * idf * Float(times),
                    isFlat: false,
                    source: .init(kind: .part, text: part, documentFrequency: frequency)
                )
            )
        }
    }

    private mutating func addPair(
        _ pair: [UInt8],
        _ times: Int,
        of index: SearchIndex,
        options: RankingOptions,
        sharing: inout QuerySharing,
        in bytes: RawSpan
    ) {
        let entry = pair.withRawSpan { index.borders.find($0, in: bytes) }
        let holding = sharing.frequency(of: .pair(pair), own: entry?.count ?? 0)
        guard holding > 0 else { return }
        let total = sharing.paragraphs ?? index.paragraphs.count
        let idf = options.weight(documentFrequency: holding, of: total)
        let own = Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
        scoring.terms.append(
            Scoring.Term(
                entry: entry ?? .nowhere,
                shape: .bounded,
                weight: own * idf * Float(times),
                source: .init(kind: .pair, text: pair, documentFrequency: holding)
            )
        )
    }

    /// The pairs, of Hangul words or of others.
    func pairs(ofHangul isHangul: Bool) -> [TermEntry] {
        scoring.terms.filter {
            $0.shape == .bounded && Pairs.isUnspacedPair($0.source.text) != isHangul
        }.map(\.entry)
    }

    /// The distinct terms in the order of their first occurrence, with how often each stands.
    private static func counted(_ terms: [[UInt8]]) -> [(term: [UInt8], times: Int)] {
        // Sorted rather than hashed: a process that asks one query waits for what hashing needs at first.
        let order = terms.indices.filter { !terms[$0].isEmpty }.sorted {
            terms[$0] == terms[$1] ? $0 < $1 : terms[$0].lexicographicallyPrecedes(terms[$1])
        }
        var times = terms.map { _ in 0 }
        var first = 0
        for (place, term) in order.enumerated() {
            if place == 0 || terms[term] != terms[first] { first = term }
            times[first] += 1
        }
        return terms.indices.filter { times[$0] > 0 }.map { (terms[$0], times[$0]) }
    }
}
