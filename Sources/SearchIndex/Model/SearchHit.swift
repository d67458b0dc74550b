/// A paragraph that a query found.
public struct SearchHit: Hashable, Sendable {
    /// The number of the paragraph in the index, from 0.
    public var paragraph: Int

    /// How well the paragraph answers the query; comparable within one search only.
    public var score: Float

    /// Creates a hit.
    public init(paragraph: Int, score: Float) {
        self.paragraph = paragraph
        self.score = score
    }
}
