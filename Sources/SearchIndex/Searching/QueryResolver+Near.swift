extension QueryResolver {
    /// Resolves a phrase between whose parts a few characters or words may stand.
    mutating func resolve(
        loose phrase: Query.Phrase,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        guard let search = try NearSearch(loose: phrase, options.matching, &analyzer) else {
            let plain = Query.Phrase(phrase.text, lastIsPrefix: phrase.lastIsPrefix)
            return try resolve(plain, in: bytes)
        }
        return resolved(near(search, in: bytes))
    }

    /// Resolves parts that stand near each other.
    mutating func resolve(
        near parts: [Query],
        _ distance: Int,
        isOrdered: Bool,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let search = try NearSearch(parts, distance, isOrdered, options.matching, &analyzer)
        return resolved(near(search, in: bytes))
    }

    private mutating func near(_ near: NearSearch, in bytes: RawSpan) -> LeafMatches {
        var search = PatternSearch(index: index)
        let matches = leaf(search.matches(of: near, in: bytes))
        for note in search.notes { self.note(note) }
        return matches
    }
}
