internal import SearchIndex

/// A query as the user gave it: the one place where the tool hands it to the library.
struct PreparedQuery {
    /// The query.
    var text: String

    /// Which of its words a paragraph must hold.
    var need = Need.automatic

    /// What counts in ranking.
    var options = RankingOptions()

    /// The best paragraphs of an index.
    func results(in index: SearchIndex, limit: Int) throws(Failure) -> SearchResults {
        try reading { () throws(SearchIndexError) in
            try index.search(words: text, need: need, limit: limit, options: options)
        }
    }

    /// The parts of a paragraph's text that answer the query, in Unicode scalars, ascending and apart.
    func spans(in text: String) -> [Range<Int>] {
        []
    }
}
