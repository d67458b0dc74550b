/// How a query is taken and ranked.
public struct SearchOptions: Hashable, Sendable {
    /// The largest number of hits.
    public var limit = 10

    /// Whether all hits are counted, which takes longer than finding the best of them.
    public var countsTotal = true

    /// Which of the bare words a paragraph must hold.
    public var need = Need.automatic

    /// How words and phrases must stand in a text.
    public var matching = Matching()

    /// What counts in ranking.
    public var ranking = RankingOptions()

    /// Creates the default options.
    public init() {}
}
