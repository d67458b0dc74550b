/// Where the score of a paragraph for a query comes from.
public struct ScoreExplanation: Hashable, Sendable {
    /// What a part of a query is.
    public enum Kind: String, Hashable, Sendable {
        /// A word, as it stands in the query.
        case word

        /// All forms of a word.
        case forms

        /// A part of a word that is put together of two, in any of its forms.
        case part

        /// A pair of characters across the border of two words, or inside a Hangul word.
        case pair

        /// A word in the title, place, year or headings above the paragraph.
        case context

        /// A word that the user added to the index.
        case added

        /// A part of the query between white space, as it stands.
        case run

        /// A phrase or a pattern.
        case phrase

        /// A word that was added from the best paragraphs, in any of its forms.
        case expansion

        /// A single character of the text.
        case character

        /// Two words side by side as in the query.
        case neighbours
    }

    /// A part of the query that brings score.
    public struct Part: Hashable, Sendable {
        /// What it is.
        public var kind: Kind

        /// What it looks for, folded; empty if it has no text of its own.
        public var text: String

        /// How often the paragraph holds it.
        public var frequency: Int

        /// How many paragraphs hold it; 0 where that isn't counted.
        public var documentFrequency: Int

        /// The most that it can bring.
        public var weight: Float

        /// What it brings.
        public var score: Float
    }

    /// The parts that bring anything, in the order in which they are added up.
    public var parts: [Part] = []

    /// The number of words of the paragraph.
    public var length: Int

    /// The mean number of words of a paragraph.
    public var averageLength: Float

    /// What stands beside the frequency f in f / (f + norm): larger for long paragraphs.
    public var norm: Float

    /// The sum.
    public var score: Float { parts.reduce(0) { $0 + $1.score } }
}
