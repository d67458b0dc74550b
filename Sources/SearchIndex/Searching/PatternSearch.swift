/// Finds patterns, regular expressions and what stands near: candidates from the dictionary and the
/// postings, decided on text.
struct PatternSearch {
    /// What the postings tell of a pattern.
    enum Candidates {
        /// Where it is.
        case exact(LeafMatches)

        /// Where it may be, ascending.
        case possible([UInt32])

        var paragraphs: [UInt32] {
            switch self {
            case .exact(let matches): matches.paragraphs
            case .possible(let paragraphs): paragraphs
            }
        }
    }

    let index: SearchIndex

    /// What the user should know, a line each.
    private(set) var notes: [String] = []

    init(index: SearchIndex) {
        self.index = index
    }

    /// The paragraphs that hold a pattern, with how often.
    ///
    /// - Complexity: O(words of the dictionary that may match + text of the candidates).
    mutating func matches(of word: WordPattern, in bytes: RawSpan) -> LeafMatches {
        switch candidates(for: word, in: bytes) {
        case .exact(let matches):
            return matches
        case .possible(let paragraphs):
            return check(paragraphs, isAsWritten: word.matching.isAsWritten, in: bytes) { text in
                word.occurrences(in: text).count
            }
        }
    }

    /// The paragraphs where parts stand near each other, with how often the first begins there.
    ///
    /// - Complexity: O(candidates of all parts + text of the paragraphs that hold all of them).
    mutating func matches(of search: NearSearch, in bytes: RawSpan) -> LeafMatches {
        guard !search.parts.isEmpty, search.parts.allSatisfy({ !$0.isEmpty }) else {
            return LeafMatches()
        }
        var candidates = ParagraphSet(universe: index.paragraphs.count, isFull: true)
        for part in search.parts {
            var own = ParagraphSet(universe: index.paragraphs.count)
            for alternative in part {
                switch alternative {
                case .phrase(let pattern):
                    let search = PhraseSearch(pattern, of: index, in: bytes)
                    own.insert(search.candidates(in: bytes))
                case .word(let word):
                    own.insert(self.candidates(for: word, in: bytes).paragraphs)
                }
            }
            candidates.formIntersection(own)
        }
        var paragraphs: [UInt32] = []
        candidates.visitMembers { paragraphs.append($0) }
        return check(paragraphs, isAsWritten: search.isAsWritten, in: bytes) { text in
            search.count(in: text)
        }
    }

    /// The paragraphs whose text, as written, a regular expression matches.
    ///
    /// - Parameters:
    ///   - regex: The expression.
    ///   - literals: What every match holds, folded.
    ///   - text: The expression as it was typed.
    ///   - bytes: The bytes of the file.
    /// - Returns: The paragraphs; a match counts once in each.
    mutating func matches(
        of regex: LinearRegex,
        holding literals: [[UInt8]],
        for text: String,
        in bytes: RawSpan
    ) -> LeafMatches {
        let pattern = PhrasePattern(fragments: literals.map(Self.stable))
        let candidates = candidates(for: pattern, text, in: bytes)
        return LeafMatches(among: candidates, of: index, in: bytes) { [index] part, bytes in
            var scanner = RegexScanner(regex)
            var matches = LeafMatches()
            var text: [UInt8] = []
            for paragraph in part {
                index.text.load(Int(paragraph), into: &text, in: bytes)
                guard scanner.isMatch(text.span) else { continue }
                matches.paragraphs.append(paragraph)
                matches.frequencies.append(1)
            }
            return matches
        }
    }

    private func check(
        _ candidates: [UInt32],
        isAsWritten: Bool,
        in bytes: RawSpan,
        _ count: @escaping @Sendable (borrowing MatchText) -> Int
    ) -> LeafMatches {
        LeafMatches(among: candidates, of: index, in: bytes) { [index] part, bytes in
            LeafMatches(checking: part, of: index, in: bytes, isAsWritten: isAsWritten) { _, text in
                count(text)
            }
        }
    }

    /// The paragraphs that may hold a pattern.
    private mutating func candidates(
        for word: WordPattern,
        in bytes: RawSpan
    ) -> Candidates {
        guard let passage = word.passage else {
            guard word.matching.isAsWritten else {
                let union = words(from: word.prefix, for: word.text, bytes) {
                    word.matches(term: $0)
                }
                return .exact(paragraphs(of: union, in: bytes))
            }
            let union = words(writtenAs: word, bytes)
            return .possible(paragraphs(of: union, in: bytes).paragraphs)
        }
        let literals =
            word.matching.isAsWritten ? passage.literals.map(Self.stable) : passage.literals
        let pattern = PhrasePattern(fragments: literals)
        let head = Self.spacedHead(of: passage.literalPrefix)
        if pattern.pairs.isEmpty, pattern.characters.isEmpty, !head.isEmpty {
            // No pair to look up, but the passage begins a word.
            let open = PhrasePattern(openWord: head)
            return .possible(candidates(for: open, word.text, in: bytes))
        }
        return .possible(candidates(for: pattern, word.text, in: bytes))
    }

    private func paragraphs(of union: TermUnion, in bytes: RawSpan) -> LeafMatches {
        guard !union.parts.isEmpty else { return LeafMatches() }
        return union.matches(universe: index.paragraphs.count, in: bytes)
    }

    /// The paragraphs that hold what a pattern holds, and perhaps others.
    private mutating func candidates(
        for pattern: PhrasePattern,
        _ text: String,
        in bytes: RawSpan
    ) -> [UInt32] {
        let search = PhraseSearch(pattern, of: index, in: bytes)
        if search.scansEverything || pattern.needle.isEmpty {
            notes.append("\(text) holds no characters to look up; reading the whole text")
            return Array(0..<UInt32(index.paragraphs.count))
        }
        return search.candidates(in: bytes)
    }

    /// The words of the index that match, at most so many.
    private mutating func words(
        from prefix: [UInt8],
        for text: String,
        _ bytes: RawSpan,
        where isMatch: (Span<UInt8>) -> Bool
    ) -> TermUnion {
        var union = TermUnion()
        let first = prefix.withRawSpan { index.words.firstNumber(from: $0, in: bytes) }
        var iterator = index.words.iterator(from: first)
        while let (term, entry) = iterator.next(in: bytes) {
            guard term.starts(with: prefix) else { break }
            guard isMatch(term.span) else { continue }
            guard union.parts.count < PhraseSearch.expansionLimit else {
                noteLimit(text)
                break
            }
            union.append(entry, shape: .weighted)
        }
        return union
    }

    /// The words of the index of which some way to write them matches, at most so many.
    private mutating func words(
        writtenAs word: WordPattern,
        _ bytes: RawSpan
    ) -> TermUnion {
        var numbers: Set<Int> = []
        for rank in 0..<index.vocabulary.count {
            guard let number = index.vocabulary.word(of: rank, in: bytes) else { continue }
            let surface = index.vocabulary.surface(of: rank, in: bytes)
            let token = bytes.extracting(bytes.inside(surface)).copied()
            if word.matches(token: token.span) { numbers.insert(number) }
        }
        if numbers.count > PhraseSearch.expansionLimit { noteLimit(word.text) }
        var union = TermUnion()
        for number in numbers.sorted().prefix(PhraseSearch.expansionLimit) {
            if let (_, entry) = index.words.entry(at: number, in: bytes) {
                union.append(entry, shape: .weighted)
            }
        }
        return union
    }

    /// What of a folded text stands in any folded text around it.
    ///
    /// A character at an end may make another one with what stands beside it, as カ does in ｶﾞ; an
    /// ideograph doesn't.
    private static func stable(_ literal: [UInt8]) -> [UInt8] {
        func isStable(_ scalar: UInt32?) -> Bool { scalar.map { 0x4E00...0x9FFF ~= $0 } ?? true }
        var rest = literal[...]
        if !isStable(UTF8Scalars.last(of: literal.span)) {
            rest = rest[..<UTF8Scalars.border(in: literal.span, atOrBefore: literal.count - 1)]
        }
        if !isStable(UTF8Scalars.first(of: Array(rest).span)) {
            rest.removeFirst()
            while let byte = rest.first, byte & 0xC0 == 0x80 { rest.removeFirst() }
        }
        return Array(rest)
    }

    private mutating func noteLimit(_ text: String) {
        let limit = PhraseSearch.expansionLimit
        notes.append("\(text) stands for more than \(limit) words; the rest is left out")
    }

    /// The letters and digits of spaced scripts with which a text begins.
    private static func spacedHead(of text: [UInt8]) -> [UInt8] {
        var offset = 0
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.decode(text.span, at: offset, before: text.count)
            guard WordScalars.containsSpaced(scalar) else { break }
            offset += length
        }
        return Array(text[..<offset])
    }
}
