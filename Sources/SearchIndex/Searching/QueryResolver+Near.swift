extension QueryResolver {
    /// Resolves a phrase between whose parts a few characters or words may stand.
    ///
    /// The parts are what white space separates, or the words of a phrase without any.
    mutating func resolve(
        loose phrase: Query.Phrase,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let analysis = try analyze(phrase.text)
        let runs = Runs(of: analysis).runs.map(\.text)
        let words = analysis.tokens.filter { !$0.term.isEmpty }.map { analysis.text(in: $0.range) }
        let parts = runs.count > 1 ? runs : words
        guard parts.count > 1 else {
            return try resolve(Query.Phrase(phrase.text), in: bytes)
        }
        var patterns: [[PhrasePattern]] = []
        for part in parts { patterns.append([PhrasePattern(try analyze(part))]) }
        let search = NearSearch(parts: patterns, room: .total(phrase.slop), isOrdered: true)
        let index = index
        return resolved(leaf(search.matches(in: index, bytes: bytes)))
    }

    /// Resolves parts that stand near each other.
    mutating func resolve(
        near parts: [Query],
        _ distance: Int,
        isOrdered: Bool,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        var patterns: [[PhrasePattern]] = []
        for part in parts { patterns.append(try alternatives(of: part)) }
        let room = NearSearch.Room.between(distance)
        let search = NearSearch(parts: patterns, room: room, isOrdered: isOrdered)
        let index = index
        return resolved(leaf(search.matches(in: index, bytes: bytes)))
    }

    /// The phrases of which any will do for a part.
    private mutating func alternatives(
        of part: Query
    ) throws(SearchIndexError) -> [PhrasePattern] {
        switch part {
        case .text(let text):
            return [PhrasePattern(try analyze(text))]
        case .phrase(let phrase):
            return [try pattern(of: phrase)]
        case .or(let parts):
            var patterns: [PhrasePattern] = []
            for part in parts { patterns += try alternatives(of: part) }
            return patterns
        case .boosted(let part, _):
            return try alternatives(of: part)
        case .pattern(let pattern):
            note("\(pattern.text) is taken as it stands beside NEAR and ADJ")
            return [PhrasePattern(try analyze(pattern.text))]
        case .everything, .nothing, .regex, .near, .and, .not, .field, .range:
            return []
        }
    }
}
