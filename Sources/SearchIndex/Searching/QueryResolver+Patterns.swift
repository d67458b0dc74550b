extension QueryResolver {
    /// Resolves a word with wildcards, or one that may be misspelt.
    mutating func resolve(
        _ pattern: Query.Pattern,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        let folded = try fold(pattern.text)
        if pattern.edits > 0 {
            let word = FuzzyWord(String(decoding: folded, as: UTF8.self), edits: pattern.edits)
            return resolved(words({ word.matches($0) }, pattern.text, bytes), bytes)
        }
        var folding = Folding()
        let glob = try Glob(folding: pattern.text, with: &folding)
        guard Self.holdsUnspaced(folded) else {
            let found = words(from: glob.literalPrefix, { glob.matches($0) }, pattern.text, bytes)
            return resolved(found, bytes)
        }
        let candidates = candidates(holding: glob.literals, for: pattern.text, in: bytes)
        let index = index
        let matches = leaf(
            LeafMatches(checking: candidates, of: index, in: bytes) { _, match in
                let text = match.bytes.span.extracting(..<match.count)
                let isFound = glob.firstMatch(
                    in: text,
                    from: 0,
                    isWordScalar: WordScalars.contains
                )
                return isFound == nil ? 0 : 1
            }
        )
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
        let candidates = candidates(holding: literals, for: "/\(pattern)/", in: bytes)
        var scanner = RegexScanner(regex)
        var matches = LeafMatches()
        for paragraph in candidates {
            let text = index.text.text(of: Int(paragraph), in: bytes)
            guard scanner.isMatch(text.span) else { continue }
            matches.paragraphs.append(paragraph)
            matches.frequencies.append(1)
        }
        return resolved(leaf(matches))
    }

    /// What a part finds and brings whose paragraphs are known.
    func resolved(_ matches: LeafMatches) -> Resolved {
        var resolved = Resolved(paragraphs: set())
        resolved.paragraphs.insert(matches.paragraphs)
        let list = Scoring.List(matches: matches, weight: idf(of: matches), isFlat: false)
        resolved.scoring.lists = [list]
        return resolved
    }

    private mutating func resolved(_ union: TermUnion, _ bytes: RawSpan) -> Resolved {
        let universe = index.paragraphs.count
        let matches = leaf(union.matches(universe: universe, in: bytes))
        guard !matches.paragraphs.isEmpty else { return Resolved(paragraphs: set()) }
        return resolved(matches)
    }

    /// The paragraphs that hold all of some pieces of folded text, and perhaps others.
    private mutating func candidates(
        holding fragments: [[UInt8]],
        for text: String,
        in bytes: RawSpan
    ) -> [UInt32] {
        let pattern = PhrasePattern(fragments: fragments)
        let search = PhraseSearch(pattern, of: index, in: bytes)
        if search.scansEverything || pattern.needle.isEmpty {
            note("\(text) holds no characters to look up; reading the whole text")
            return Array(0..<UInt32(index.paragraphs.count))
        }
        return search.candidates(in: bytes)
    }

    /// The words of the index that match, at most a thousand.
    private mutating func words(
        from prefix: [UInt8] = [],
        _ isMatch: (Span<UInt8>) -> Bool,
        _ text: String,
        _ bytes: RawSpan
    ) -> TermUnion {
        var union = TermUnion()
        let first = prefix.withRawSpan { index.words.firstNumber(from: $0, in: bytes) }
        var iterator = index.words.iterator(from: first)
        while let (term, entry) = iterator.next(in: bytes) {
            guard term.starts(with: prefix) else { break }
            guard isMatch(term.span) else { continue }
            guard union.parts.count < PhraseSearch.expansionLimit else {
                note(
                    "\(text) stands for more than \(PhraseSearch.expansionLimit) words; the rest is left out"
                )
                break
            }
            union.append(entry, shape: .weighted)
        }
        return union
    }

    private func fold(_ text: String) throws(SearchIndexError) -> [UInt8] {
        var folding = Folding()
        var folded: [UInt8] = []
        try folding.fold(Array(text.utf8).span, into: &folded)
        return folded
    }

    private static func holdsUnspaced(_ text: [UInt8]) -> Bool {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.decode(text.span, at: offset, before: text.count)
            if ScalarClass.isUnspaced(scalar) { return true }
            offset += length
        }
        return false
    }
}
