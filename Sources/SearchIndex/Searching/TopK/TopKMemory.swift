/// What one ranked search leaves to the next: the tables that follow from the ranking, and the memory in
/// which strips are ranked.
///
/// One search at a time uses it; it takes out what it needs, and puts it back when it is done.
final class TopKMemory {
    /// What the tables follow from.
    private struct Basis: Equatable {
        var bm25: BM25
        var usesLuceneNorms: Bool
        var averageLength: Float
    }

    private var basis: Basis?
    private var saturation: Saturation?

    /// Strips to which nothing was added.
    var strips: (Strip, Strip)?
    var candidates: StripCandidates?
    var intersection: Intersection?
    var text: ParagraphText?

    /// What frequencies and lengths count in an index, always the same.
    func saturation(
        _ options: RankingOptions,
        averageLength: Float,
        lengths: ParagraphTable
    ) -> Saturation {
        let own = Basis(
            bm25: options.bm25,
            usesLuceneNorms: options.usesLuceneNorms,
            averageLength: averageLength
        )
        if let saturation, basis == own { return saturation }
        let new = Saturation(options, averageLength: averageLength, lengths: lengths)
        basis = own
        saturation = new
        return new
    }
}
