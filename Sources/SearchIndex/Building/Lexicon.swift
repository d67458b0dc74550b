/// The distinct tokens and words that one worker has met, numbered as it met them.
///
/// Whatever depends on a token alone, such as its folding and the characters at its ends, is found
/// out once, when the token is new.
struct Lexicon: ~Copyable {
    /// What is known of a distinct token; sixteen bytes, since it is looked up for every occurrence.
    struct Token {
        var kind: PieceKind
        // What the token is for the pairs around it: one that folds to nothing doesn't part words.
        var border: PieceKind
        var role = Role.other
        // The number of the word plus one; 0 if the token is no word or folds to nothing.
        var word: UInt32 = 0
        var first: UInt32 = 0
        var last: UInt32 = 0

        /// Whether the postings know of it.
        var isTerm: Bool { role.rawValue >= Role.symbol.rawValue }
    }

    /// What a token is to an index.
    enum Role: UInt8 {
        /// Nothing but a part of the text.
        case other

        /// A single space, which goes without saying between spaced words.
        case loneSpace

        /// No word, but something that may be looked for; see ``Symbols``.
        case symbol

        case word

        /// A word of which pairs are terms too.
        case wordWithPairs
    }

    /// The number of the joiner, the empty token between two spaced words that touch.
    static let joiner: UInt32 = 0

    private(set) var surfaces = ByteTable()
    private(set) var tokens: [Token] = []
    private(set) var words = ByteTable()

    /// How often each token stands in the stored text.
    private(set) var counts: [Int] = []

    /// What each token folds to, joined, and where each ends; equal to the token itself for most.
    private(set) var folded: [UInt8] = []
    private(set) var foldedEnds: [UInt32] = []

    /// The pairs inside each word, joined, and where those of a word end.
    private(set) var innerPairs: [ScalarPair] = []
    private(set) var innerPairEnds: [UInt32] = []

    private var folding = Folding()
    private var buffer: [UInt8] = []

    init() throws(SearchIndexError) {
        _ = try [UInt8]().withRawSpan { (empty) throws(SearchIndexError) in
            try number(of: 0..<0, kind: .other, in: empty)
        }
    }

    /// The number of a token.
    ///
    /// Complexity: O(its length).
    @inline(__always)
    mutating func number(
        of range: Range<Int>,
        kind: PieceKind,
        in text: RawSpan
    ) throws(SearchIndexError) -> UInt32 {
        let (number, isNew) = surfaces.number(of: range, in: text, tag: kind.rawValue)
        if isNew { try learn(number, kind: kind) }
        return number
    }

    /// Counts some more occurrences of a token in the stored text.
    @inline(__always)
    mutating func count(_ token: UInt32, _ occurrences: UInt32) {
        counts[Int(token)] &+= Int(occurrences)
    }

    /// The pairs inside a word, given by its number.
    @inline(__always)
    func innerPairs(of word: UInt32) -> Range<Int> {
        (word == 0 ? 0 : Int(innerPairEnds[Int(word) &- 1]))..<Int(innerPairEnds[Int(word)])
    }

    /// What a token folds to.
    func folded(of token: Int) -> ArraySlice<UInt8> {
        folded[(token == 0 ? 0 : Int(foldedEnds[token - 1]))..<Int(foldedEnds[token])]
    }

    private mutating func learn(_ number: UInt32, kind: PieceKind) throws(SearchIndexError) {
        let surface = Array(surfaces[Int(number)])
        try folding.fold(surface.span, into: &buffer)
        var token = Token(kind: kind, border: buffer.isEmpty ? .space : kind)
        if kind.isWord, !buffer.isEmpty {
            token.first = Pairs.first(of: buffer.span)
            token.last = Pairs.last(of: buffer.span)
            token.word = try word(of: buffer, kind: kind) + 1
            token.role = innerPairs(of: token.word - 1).isEmpty ? .word : .wordWithPairs
        } else if kind == .space, surface == [0x20] {
            token.role = .loneSpace
        } else if WordScalars.areIn(buffer[...]) {
            token.role = .symbol
        }
        counts.append(0)
        folded.append(contentsOf: buffer)
        foldedEnds.append(UInt32(folded.count))
        tokens.append(token)
    }

    private mutating func word(
        of term: [UInt8],
        kind: PieceKind
    ) throws(SearchIndexError) -> UInt32 {
        let (word, isNew) = term.withRawSpan { words.number(of: 0..<term.count, in: $0) }
        guard isNew else { return word }
        Pairs.forEachInnerPair(of: term.span, kind: kind) { pair, _ in innerPairs.append(pair) }
        innerPairEnds.append(UInt32(innerPairs.count))
        return word
    }
}
