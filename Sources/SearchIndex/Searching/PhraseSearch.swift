/// Finds every occurrence of a phrase: postings give the candidates, the text decides.
///
/// Two neighbouring unspaced characters stand in a paragraph inside of a word or across the border of
/// two, so the words that hold the pair and the postings of the pair as a border give exactly the
/// paragraphs where they are neighbours. A longer phrase intersects such sets, the smallest first.
/// What stands in a symbol that folds to letters is found by the list of that symbol.
struct PhraseSearch {
    let index: SearchIndex
    let pattern: PhrasePattern

    /// The sets all of which hold every paragraph where the phrase stands outside of symbols.
    private(set) var unions: [TermUnion] = []

    /// The paragraphs whose symbols share characters with the phrase.
    private(set) var symbols = TermUnion()

    /// Whether a part of the phrase stands nowhere outside of symbols.
    private(set) var isAbsent = false

    init(_ pattern: PhrasePattern, of index: SearchIndex, in bytes: RawSpan) {
        self.pattern = pattern
        self.index = index
        for word in pattern.words { addWord(word, in: bytes) }
        if let word = pattern.openWord { addWords(beginningWith: word, in: bytes) }
        for pair in pattern.hangulPairs { addHangulPair(pair, in: bytes) }
        for pair in pattern.pairs { addPair(pair, in: bytes) }
        for character in pattern.characters { addHolders(of: character, TermUnion(), in: bytes) }
        unions.sort { $0.bound < $1.bound }
        addSymbols(in: bytes)
    }

    /// Whether the candidates can only be found by reading the whole text.
    var scansEverything: Bool {
        !isAbsent && unions.isEmpty && !pattern.needle.isEmpty
    }

    /// The counts of all paragraphs, if that is the quickest way to the phrase.
    ///
    /// - Complexity: O(postings + paragraphs).
    func tally(in bytes: RawSpan) -> Tally? {
        guard isExact, !pattern.needle.isEmpty else { return nil }
        let universe = index.paragraphs.count
        guard unions[0].isDense(universe: universe) else { return nil }
        var tally = Tally(unions[0], universe: universe, in: bytes)
        if !symbols.parts.isEmpty {
            tally.raise(to: check(symbolParagraphs(in: bytes), in: bytes))
        }
        return tally
    }

    /// Whether the postings alone tell where the phrase is outside of symbols, and how often.
    ///
    /// True of one character, of one pair, and of one word of a spaced script.
    var isExact: Bool { !isAbsent && pattern.isOnePart }

    /// The paragraphs in which the phrase occurs, with how often.
    ///
    /// A pair counts across borders once a paragraph; everything else is counted exactly.
    ///
    /// - Complexity: O(postings of its rarest part + text of the candidates).
    func matches(in bytes: RawSpan) -> LeafMatches {
        guard !pattern.needle.isEmpty else { return LeafMatches() }
        guard isExact else {
            let candidates = candidates(in: bytes)
            var found = check(candidates, in: bytes)
            if isCountedByCandidates(candidates.count) { found.counted = candidates.count }
            return found
        }
        let known = unions[0].matches(universe: index.paragraphs.count, in: bytes)
        guard !symbols.parts.isEmpty else { return known }
        return known.merged(with: check(symbolParagraphs(in: bytes), in: bytes))
    }

    /// The paragraphs among some that hold the phrase, as their text tells.
    func check(_ candidates: [UInt32], in bytes: RawSpan) -> LeafMatches {
        // Marking the tokens pays off when many paragraphs are read.
        if candidates.count > index.vocabulary.count / 100,
            let scan = UnspacedScan(pattern, of: index, in: bytes)
        {
            return scan.matches(among: candidates, in: bytes)
        }
        let isAsWritten = pattern.matching.isAsWritten
        if scansEverything {
            return LeafMatches(among: candidates, of: index, in: bytes) {
                [index, pattern] part, bytes in
                LeafMatches(checking: part, of: index, in: bytes, isAsWritten: isAsWritten) {
                    pattern.count(in: $1)
                }
            }
        }
        return LeafMatches(checking: candidates, of: index, in: bytes, isAsWritten: isAsWritten) {
            pattern.count(in: $1)
        }
    }

    /// Whether a phrase weighs by the number of its candidates instead of by how many hold it, because
    /// they are so many that only those are read which may be among the best.
    ///
    /// The candidates hold all of its parts: few of so many don't hold the phrase.
    func isCountedByCandidates(_ count: Int) -> Bool {
        count > Self.countedLimit && !scansEverything
    }

    private static let countedLimit = 256

    /// Whether there may be any paragraph that holds the phrase.
    var mayFind: Bool { !pattern.needle.isEmpty && (!isAbsent || !symbols.parts.isEmpty) }

    /// The same search without the words of some numbers: what it finds holds the phrase elsewhere.
    func without(_ words: Set<Int>) -> Self {
        var rest = self
        for place in rest.unions.indices {
            rest.unions[place].removeAll { part in
                part.shape == .weighted && words.contains(part.entry.number)
            }
            if rest.unions[place].parts.isEmpty { rest.isAbsent = true }
        }
        rest.unions.sort { $0.bound < $1.bound }
        return rest
    }

    private func symbolParagraphs(in bytes: RawSpan) -> [UInt32] {
        symbols.matches(universe: index.paragraphs.count, in: bytes).paragraphs
    }

    /// Paragraphs among which are all that hold the phrase, ascending.
    func candidates(in bytes: RawSpan) -> [UInt32] {
        if scansEverything { return Array(0..<UInt32(index.paragraphs.count)) }
        return PhraseCandidates(self, in: bytes).paragraphs
    }

    private mutating func addWord(_ word: [UInt8], in bytes: RawSpan) {
        var union = TermUnion()
        if let entry = word.withRawSpan({ index.words.find($0, in: bytes) }) {
            union.append(entry, shape: .weighted)
        }
        add(union)
    }

    /// Adds the words that begin in a way, unless they are too many to be of use.
    private mutating func addWords(beginningWith prefix: [UInt8], in bytes: RawSpan) {
        var union = TermUnion()
        let first = prefix.withRawSpan { index.words.firstNumber(from: $0, in: bytes) }
        var iterator = index.words.iterator(from: first)
        while let (term, entry) = iterator.next(in: bytes), term.starts(with: prefix) {
            union.append(entry, shape: .weighted)
            if union.parts.count > Self.expansionLimit { return }
        }
        add(union)
    }

    /// The most words that a pattern stands for.
    static let expansionLimit = 1024

    private mutating func addHangulPair(_ pair: [UInt8], in bytes: RawSpan) {
        var union = TermUnion()
        if let entry = pair.withRawSpan({ index.borders.find($0, in: bytes) }) {
            union.append(entry, shape: .bounded)
        }
        add(union)
    }

    private mutating func addPair(_ pair: [UInt8], in bytes: RawSpan) {
        var union = TermUnion()
        if let entry = pair.withRawSpan({ index.borders.find($0, in: bytes) }) {
            union.append(entry, shape: .bounded)
        }
        addHolders(of: pair, union, in: bytes)
    }

    /// Adds the words that hold some characters.
    private mutating func addHolders(
        of characters: [UInt8],
        _ others: TermUnion,
        in bytes: RawSpan
    ) {
        var union = others
        if let holders = characters.withRawSpan({ index.holders.find($0, in: bytes) }) {
            index.words.fetch(termCount: holders.count)
            var cursor = PostingsCursor(holders, shape: .plain, in: bytes)
            while cursor.number < index.words.count {
                if let (term, entry) = index.words.entry(at: Int(cursor.number), in: bytes) {
                    let times = Self.times(characters, in: term)
                    union.append(entry, shape: .weighted, times: times)
                }
                cursor.advance(in: bytes)
            }
        }
        add(union)
    }

    private mutating func add(_ union: TermUnion) {
        if union.parts.isEmpty { isAbsent = true } else { unions.append(union) }
    }

    /// How often some characters stand in a word, occurrences that overlap counted once.
    private static func times(_ characters: [UInt8], in term: [UInt8]) -> UInt32 {
        var times: UInt32 = 0
        var offset = 0
        while let found = ByteSearch.first(characters, in: term, from: offset) {
            times += 1
            offset = found + characters.count
        }
        return max(1, times)
    }

    /// Looks for symbols that share a character with the phrase, or were too long to be listed.
    private mutating func addSymbols(in bytes: RawSpan) {
        guard index.symbols.count > 0 else { return }
        var iterator = index.symbols.iterator()
        while let (term, entry) = iterator.next(in: bytes) {
            if term.isEmpty || sharesCharacter(with: term) {
                symbols.append(entry, shape: .plain)
            }
        }
    }

    private func sharesCharacter(with term: [UInt8]) -> Bool {
        var offset = 0
        while offset < term.count {
            let (scalar, length) = UTF8Scalars.decode(term.span, at: offset, before: term.count)
            if pattern.scalars.contains(scalar) { return true }
            offset += length
        }
        return false
    }
}
