extension SearchIndex {
    /// Calls a function with the bytes of the file, and makes sure that all it read was sound.
    ///
    /// Whatever leaves the index goes through here; see ``IndexFile/answer(from:path:_:)``.
    func answer<Result>(
        _ body: (RawSpan) throws(SearchIndexError) -> Result
    ) throws(SearchIndexError) -> Result {
        try layout.answer(from: file, path: path, body)
    }
}
