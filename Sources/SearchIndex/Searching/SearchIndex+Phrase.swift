extension SearchIndex {
    /// The paragraphs in which a quoted phrase occurs, ascending.
    ///
    /// - Throws: `segmentation` if ICU fails.
    func paragraphs(holding phrase: String) throws(SearchIndexError) -> [Int] {
        var analyzer = Analyzer()
        let pattern = PhrasePattern(try analyzer.analyze(phrase))
        return try answer { bytes in
            PhraseSearch(pattern, of: self, in: bytes).matches(in: bytes).paragraphs.map(Int.init)
        }
    }
}
