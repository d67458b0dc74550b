/// What brings score to the paragraphs that a query finds.
struct Scoring {
    /// What of a query brings score, for who asks where a score comes from.
    struct Source {
        var kind = ScoreExplanation.Kind.phrase
        var text: [UInt8] = []
        var documentFrequency = 0
    }

    /// A term with its postings and its weight, the inverse document frequency included.
    struct Term {
        var entry: TermEntry
        var shape: PostingsShape
        var weight: Float
        var source = Source()
    }

    /// A word with the paragraphs whose report or section names it; each has the whole weight.
    struct Context {
        var ranges: [Range<Int>]
        var weight: Float
        var source = Source()
    }

    /// A part of the query whose paragraphs are known, such as a phrase.
    struct List {
        var matches: LeafMatches
        var weight: Float

        /// Whether every paragraph has the whole weight, however often it holds the part.
        var isFlat: Bool

        var source = Source()
    }

    /// A run of words as it stands, which is looked for in single paragraphs; each that holds it has
    /// the whole weight.
    struct Phrase {
        var search: PhraseSearch
        var weight: Float
        var source = Source()
    }

    /// A word of the query where it is hidden: as a part of longer words, or cut in parts.
    ///
    /// It brings score to the paragraphs that lack the word itself; they are found while ranking.
    struct HiddenWord {
        var search: RunSearch

        /// The word itself.
        var word: TermEntry

        /// The terms one of which stands wherever the word is hidden.
        var holders: TermUnion

        var weight: Float
        var source = Source()
    }

    var terms: [Term] = []
    var contexts: [Context] = []
    var lists: [List] = []
    var hiddenWords: [HiddenWord] = []
    var phrases: [Phrase] = []

    /// What is added to the best paragraphs alone.
    var refinements: [Refinement] = []

    /// No less than the score of any paragraph.
    var bound: Float {
        terms.reduce(0) { $0 + $1.weight } + contexts.reduce(0) { $0 + $1.weight }
            + lists.reduce(0) { $0 + $1.weight } + hiddenWords.reduce(0) { $0 + $1.weight }
            + phrases.reduce(0) { $0 + $1.weight }
    }

    /// Adds what another part of the query brings, made heavier or lighter.
    mutating func append(_ other: Self, times factor: Float) {
        for var term in other.terms {
            term.weight *= factor
            terms.append(term)
        }
        for var context in other.contexts {
            context.weight *= factor
            contexts.append(context)
        }
        for var list in other.lists {
            list.weight *= factor
            lists.append(list)
        }
        for var word in other.hiddenWords {
            word.weight *= factor
            hiddenWords.append(word)
        }
        for var phrase in other.phrases {
            phrase.weight *= factor
            phrases.append(phrase)
        }
        for var refinement in other.refinements {
            refinement.factor *= factor
            refinements.append(refinement)
        }
    }

    /// Finds all paragraphs that hold the hidden words and the phrases.
    ///
    /// - Complexity: O(postings of their parts + text of the candidates).
    mutating func listRuns(in bytes: RawSpan) {
        for word in hiddenWords {
            let matches = word.search.matches(in: bytes)
            let source = word.source
            lists.append(
                List(matches: matches, weight: word.weight, isFlat: false, source: source)
            )
        }
        hiddenWords = []
        for phrase in phrases {
            let matches = phrase.search.matches(in: bytes)
            let source = phrase.source
            lists.append(
                List(matches: matches, weight: phrase.weight, isFlat: true, source: source)
            )
        }
        phrases = []
    }
}
