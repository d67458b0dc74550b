extension SearchIndex {
    /// All paragraphs that answer a query, unranked.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken; the limit and what ranks don't count.
    /// - Returns: The set of the paragraphs, as many as ``SearchResults/total`` of the same search.
    /// - Throws: `segmentation` if ICU fails.
    /// - Complexity: O(postings of its terms + text of the candidates of its phrases).
    public func paragraphs(
        answering query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> ParagraphSet {
        try file.withBytes { (bytes) throws(SearchIndexError) in
            var resolver = QueryResolver(self, options: options, analyzer: nil)
            return try resolver.resolve(query, in: bytes).paragraphs
        }
    }

    /// The reports that hold some paragraphs of a set, ascending.
    ///
    /// - Parameter paragraphs: Paragraphs of this index.
    /// - Returns: The numbers of the reports.
    /// - Complexity: O(number of reports + paragraphs / 64).
    public func reports(holding paragraphs: ParagraphSet) -> [Int] {
        file.withBytes { bytes in
            (0..<reports.count).filter { number in
                paragraphs.count(in: reports.paragraphs(of: number, in: bytes)) > 0
            }
        }
    }
}
