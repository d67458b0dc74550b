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

    /// The weight of a pair across the border of two words.
    public var pairWeight: Float = 0.3

    /// The weight of a pair inside a Hangul word.
    public var hangulPairWeight: Float = 1

    /// The weight of a word that stands in the title, place, year or heading above a paragraph.
    public var contextWeight: Float = 0.3

    /// Whether lengths are rounded to one byte, as Lucene stores them.
    public var usesLuceneNorms = false

    /// Creates the default options.
    public init() {}
}
