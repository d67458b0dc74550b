extension NearSearch {
    /// The parts of a phrase between which a few characters or words may stand.
    ///
    /// They are what white space separates, or the words of a phrase without any. `nil` if there is
    /// only one.
    init?(
        loose phrase: Query.Phrase,
        _ matching: Matching,
        _ analyzer: inout Analyzer
    ) throws(SearchIndexError) {
        let analysis = try analyzer.analyze(phrase.text)
        let runs = Runs(of: analysis).runs.map(\.text)
        let words = analysis.tokens.filter { !$0.term.isEmpty }.map { analysis.text(in: $0.range) }
        let texts = runs.count > 1 ? runs : words
        guard texts.count > 1 else { return nil }
        var parts: [[Part]] = []
        for text in texts {
            parts.append([.phrase(PhrasePattern(try analyzer.analyze(text), matching: matching))])
        }
        if phrase.lastIsPrefix, case .phrase(var last)? = parts.last?.first {
            last.openEnd()
            parts[parts.count - 1] = [.phrase(last)]
        }
        self.init(parts: parts, room: .total(phrase.slop), isOrdered: true)
        isAsWritten = matching.isAsWritten
    }

    /// Parts of a query that must stand near each other.
    init(
        _ queries: [Query],
        _ distance: Int,
        _ isOrdered: Bool,
        _ matching: Matching,
        _ analyzer: inout Analyzer
    ) throws(SearchIndexError) {
        var parts: [[Part]] = []
        for query in queries { parts.append(try Self.alternatives(of: query, matching, &analyzer)) }
        self.init(parts: parts, room: .between(distance), isOrdered: isOrdered)
        isAsWritten = matching.isAsWritten
    }

    /// The phrases and patterns of which any will do for a part.
    private static func alternatives(
        of part: Query,
        _ matching: Matching,
        _ analyzer: inout Analyzer
    ) throws(SearchIndexError) -> [Part] {
        switch part {
        case .text(let text):
            return [.phrase(PhrasePattern(try analyzer.analyze(text), matching: matching))]
        case .phrase(let phrase):
            var pattern = PhrasePattern(try analyzer.analyze(phrase.text), matching: matching)
            if phrase.lastIsPrefix { pattern.openEnd() }
            return [.phrase(pattern)]
        case .pattern(let pattern):
            return [.word(try WordPattern(pattern, matching: matching))]
        case .or(let parts):
            var alternatives: [Part] = []
            for part in parts {
                alternatives += try Self.alternatives(of: part, matching, &analyzer)
            }
            return alternatives
        case .boosted(let part, _):
            return try alternatives(of: part, matching, &analyzer)
        case .everything, .nothing, .regex, .near, .and, .not, .field, .range:
            return []
        }
    }
}
