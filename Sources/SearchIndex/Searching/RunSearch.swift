/// Looks for a run of a query in the paragraphs that lack words which stand in it.
struct RunSearch {
    private let phrase: PhraseSearch

    /// The words, `nil` for those that the index doesn't hold.
    private let words: [TermEntry?]

    /// Whether one of the words has to be missing, instead of all of them.
    private let isAny: Bool

    init(_ phrase: PhraseSearch, lacking words: [TermEntry?], any isAny: Bool) {
        self.phrase = phrase
        self.words = words
        self.isAny = isAny
    }

    /// The bytes of the run, folded.
    var needle: [UInt8] { phrase.pattern.needle }

    /// All such paragraphs, perhaps with others that hold the run.
    ///
    /// - Complexity: O(postings of the rarest part that isn't one of the words + text of candidates).
    func matches(in bytes: RawSpan) -> LeafMatches {
        phrase.matches(lacking: words, any: isAny, in: bytes)
    }

    /// The same, weighed by ``postingCount`` if that is known.
    func countedMatches(in bytes: RawSpan) -> LeafMatches {
        var matches = matches(in: bytes)
        if let postingCount { matches.counted = postingCount }
        return matches
    }

    /// How many postings lead to such paragraphs, if these are all that it takes to find them; `nil` if
    /// text has to be read.
    ///
    /// It is by this number that the run is weighed, which needs no look at the postings.
    var postingCount: Int? {
        isOnePart ? holders.bound + phrase.symbols.bound : nil
    }

    /// Whether the text of a paragraph tells the same as the postings do of ``holders``.
    ///
    /// How often the run is there is then the number of its occurrences inside of words, and one more
    /// if it stands across borders.
    var isFoundByHolders: Bool { isOnePart && phrase.symbols.parts.isEmpty }

    /// The terms other than its words one of which stands wherever the run does without them.
    var holders: TermUnion {
        let rest = phrase.without(Set(words.compactMap(\.?.number)))
        return rest.isAbsent ? TermUnion() : rest.unions.first ?? TermUnion()
    }

    private var isOnePart: Bool {
        let pattern = phrase.pattern
        return pattern.isOnePart && pattern.words.isEmpty && pattern.borders.isEmpty
    }
}
