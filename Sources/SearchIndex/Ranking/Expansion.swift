/// How a query is expanded by words of the best paragraphs that it finds.
///
/// A word weighs by how much of the best paragraphs it makes up, each counted by its score, and by how
/// few paragraphs of all hold it. Source: the relevance model RM3 (Lavrenko and Croft, Relevance-Based
/// Language Models, 2001; Abdul-Jaleel and others, UMass at TREC 2004), with BM25 in the place of the
/// language model.
public struct Expansion: Hashable, Sendable {
    /// The number of best paragraphs whose words are taken.
    public var paragraphs = 10

    /// The number of words that are added.
    public var terms = 40

    /// What the added words weigh together, as a share of what the words of the query do.
    public var weight: Float = 0.2

    /// Creates the default options.
    public init() {}
}
