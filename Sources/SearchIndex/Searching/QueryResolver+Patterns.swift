extension QueryResolver {
    /// Resolves a word with wildcards, or one that may be misspelt.
    mutating func resolve(
        _ pattern: Query.Pattern,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let word = try WordPattern(pattern, matching: options.matching)
        var search = PatternSearch(index: index)
        let matches = leaf(search.matches(of: word, in: bytes))
        for note in search.notes { self.note(note) }
        return resolved(matches)
    }

    /// Resolves a regular expression, which is looked for in the text as it was written.
    mutating func resolve(
        regex pattern: String,
        flags: String,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let regex: LinearRegex
        do throws(RegexError) {
            regex = try LinearRegex(pattern, flags: flags)
        } catch {
            note("/\(pattern)/ is looked for as it stands: \(error)")
            return try resolve(Query.Phrase(pattern), in: bytes)
        }
        var literals: [[UInt8]] = []
        for literal in regex.requiredLiterals {
            literals.append(try fold(String(decoding: literal, as: UTF8.self)))
        }
        var search = PatternSearch(index: index)
        let text = "/\(pattern)/"
        let matches = leaf(search.matches(of: regex, holding: literals, for: text, in: bytes))
        for note in search.notes { self.note(note) }
        return resolved(matches)
    }

    /// What a part finds and brings whose paragraphs are known.
    func resolved(_ matches: LeafMatches) -> Resolved {
        var paragraphs = set()
        paragraphs.insert(matches.paragraphs)
        var resolved = Resolved(paragraphs: paragraphs)
        let list = Scoring.List(matches: matches, weight: idf(of: matches), isFlat: false)
        resolved.scoring.lists = [list]
        return resolved
    }

    private func fold(_ text: String) throws(SearchIndexError) -> [UInt8] {
        var folding = Folding()
        var folded: [UInt8] = []
        try folding.fold(Array(text.utf8).span, into: &folded)
        return folded
    }
}
