/// Paragraphs of the same text that one search found.
public struct UniqueHit: Hashable, Sendable {
    /// The first of them among the hits.
    public var hit: SearchHit

    /// All of them, in the order of the hits.
    public var paragraphs: [Int]

    /// The years of their reports, each once, ascending; unknown ones left out.
    public var years: [Int] = []

    /// Creates a group of one.
    public init(_ hit: SearchHit) {
        self.hit = hit
        paragraphs = [hit.paragraph]
    }
}
