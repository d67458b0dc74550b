/// What counts in ranking, and how much.
public struct RankingOptions: Hashable, Sendable {
    /// Which terms of a query are looked up.
    public enum Terms: String, Hashable, Sendable, CaseIterable {
        /// The words that ICU cuts.
        case words

        /// The pairs across the borders of words.
        case pairs

        /// Words and pairs.
        case both
    }

    /// The parameters of BM25.
    public var bm25 = BM25()

    /// Which terms count.
    public var terms = Terms.both

    /// Whether words that stand in many paragraphs weigh still less than BM25 makes them.
    ///
    /// A weight w becomes w · w / (w + 1): of a long question the words that carry little fade, without
    /// a list of such words.
    public var dampsFrequent = true

    /// How much of a word's weight goes to all of its forms instead of the form in the query, 0 to 1.
    public var stemWeight: Float = 0.7

    /// The weight of the parts of a word that is put together of two, beside the word, if forms count.
    public var partWeight: Float = 0.35

    /// The weight of two words that stand side by side in a paragraph as they do in the query.
    public var neighbourWeight: Float = 0.4

    /// The weight of the single characters of Han and kana, beside the words they stand in, if any
    /// of the words will do.
    public var characterWeight: Float = 0.3

    /// The weight of a pair across the border of two words.
    public var pairWeight: Float = 0.25

    /// The weight of a pair inside a Hangul word.
    public var hangulPairWeight: Float = 1

    /// The weight of a word that the user added, beside the words that it is cut in.
    public var addedWeight: Float = 0.25

    /// The weight of a word that stands in the title, place, year or heading above a paragraph.
    public var contextWeight: Float = 0.3

    /// How the query is expanded; `nil` if it isn't.
    public var expansion: Expansion?

    /// Whether lengths are rounded to one byte, as Lucene stores them.
    public var usesLuceneNorms = false

    /// Creates the default options.
    public init() {}

    /// BM25 over some terms and nothing beside it, for comparison.
    public static func plain(_ terms: Terms) -> Self {
        var options = Self()
        options.terms = terms
        options.dampsFrequent = false
        options.stemWeight = 0
        options.neighbourWeight = 0
        options.characterWeight = 0
        return options
    }

    /// The weight of a term by the number of paragraphs that hold it.
    func weight(documentFrequency: Int, of total: Int) -> Float {
        let weight = bm25.idf(documentFrequency: documentFrequency, of: total)
        return dampsFrequent ? weight * weight / (weight + 1) : weight
    }
}
