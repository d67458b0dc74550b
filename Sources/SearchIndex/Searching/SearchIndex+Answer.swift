extension SearchIndex {
    /// Calls a function with the bytes of the file, and makes sure that all it read was sound.
    ///
    /// Whatever leaves the index goes through here. Once damage was met, nothing is answered any more,
    /// by this value and its copies: what is kept in memory may come from the damage.
    ///
    /// - Throws: `corrupt` if what was read, now or before, is damaged; `changed` if the file was
    ///   written to since it was opened; what the function throws.
    func answer<Result>(
        _ body: (RawSpan) throws(SearchIndexError) -> Result
    ) throws(SearchIndexError) -> Result {
        let result = try file.withBytes(body)
        guard file.isUnchanged else { throw .changed(path: path) }
        if let offset = checksums.firstDamage { throw layout.damage(at: offset, path: path) }
        return result
    }
}
