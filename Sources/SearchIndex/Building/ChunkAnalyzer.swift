/// Turns the text of chunks into numbers of tokens and pairs; one for each worker.
///
/// The pieces are those of ``Analyzer``, and so are the terms; but nothing is done twice for the same
/// token, and nothing is allocated for one.
struct ChunkAnalyzer: ~Copyable {
    private(set) var lexicon: Lexicon
    private var breaker: WordBreaker
    private var pieces: [Piece] = []

    /// The tokens of the pieces.
    private var numbers: [UInt32] = []

    /// The pairs across borders of one chunk, and which places of the chunk's pairs they take.
    private var borders: [ScalarPair] = []
    private var borderPlaces: [UInt32] = []

    /// How many paragraphs ICU and the fast way of cutting cut otherwise; see ``WordBreaker``.
    var disagreements: Int { breaker.disagreements }

    init() throws(SearchIndexError) {
        let breaker = try WordBreaker()
        let lexicon = try Lexicon()
        self.breaker = breaker
        self.lexicon = lexicon
    }

    /// Analyses a chunk and gives up its text.
    ///
    /// - Complexity: Linear in the length of the text.
    mutating func analyze(_ chunk: inout Chunk, worker: Int) throws(SearchIndexError) {
        let text = chunk.text
        let ends = chunk.textEnds
        try breaker.cut(text.span, paragraphEnds: ends.span, into: &pieces)
        chunk.worker = worker
        chunk.tokens.reserveCapacity(pieces.count)
        chunk.pairs.reserveCapacity(pieces.count / 2)
        chunk.tokenEnds.reserveCapacity(ends.count)
        chunk.pairEnds.reserveCapacity(ends.count)
        chunk.lengths.reserveCapacity(ends.count)
        try text.withRawSpan { (bytes) throws(SearchIndexError) in
            try numberPieces(of: bytes)
            var piece = 0
            var start = 0
            for end in ends {
                analyzeParagraph(
                    from: &start,
                    to: Int(end),
                    piece: &piece,
                    in: bytes,
                    into: &chunk
                )
            }
        }
        numberBorders(of: &chunk)
        chunk.text = []
        chunk.textEnds = []
    }

    /// Looks up the tokens in a loop of their own, where many waits for memory overlap.
    private mutating func numberPieces(of bytes: RawSpan) throws(SearchIndexError) {
        numbers.removeAll(keepingCapacity: true)
        numbers.reserveCapacity(pieces.count)
        var start = 0
        for piece in pieces {
            let end = Int(piece.end)
            numbers.append(try lexicon.number(of: start..<end, kind: piece.kind, in: bytes))
            start = end
        }
    }

    private mutating func analyzeParagraph(
        from start: inout Int,
        to end: Int,
        piece: inout Int,
        in bytes: RawSpan,
        into chunk: inout Chunk
    ) {
        var border = PairBorder()
        var length: UInt32 = 0
        // Whether the token before is a spaced word, and a single space waits behind it.
        var afterSpaced = false
        var space: UInt32?
        while start < end, piece < pieces.count {
            let range = start..<Int(pieces[piece].end)
            let kind = pieces[piece].kind
            let number = numbers[piece]
            start = range.upperBound
            piece &+= 1
            if kind == .space, afterSpaced, space == nil, range.count == 1,
                bytes.load(UInt8.self, at: range.lowerBound) == 0x20
            {
                space = number
                continue
            }
            if kind.isSpaced, afterSpaced {
                if space == nil { store(Lexicon.joiner, in: &chunk) }
            } else if let space {
                store(space, in: &chunk)
            }
            space = nil
            afterSpaced = kind.isSpaced
            store(number, in: &chunk)
            let token = lexicon.tokens[Int(number)]
            if token.word > 0 {
                length &+= 1
                if token.hasInnerPairs {
                    for place in lexicon.innerPairs(of: token.word &- 1) {
                        chunk.pairs.append(lexicon.innerPairs[place])
                    }
                }
            }
            if let pair = border.next(token.border, first: token.first, last: token.last) {
                borders.append(pair)
                borderPlaces.append(UInt32(chunk.pairs.count))
                chunk.pairs.append(0)
            }
        }
        if let space { store(space, in: &chunk) }
        chunk.tokenEnds.append(UInt32(chunk.tokens.count))
        chunk.pairEnds.append(UInt32(chunk.pairs.count))
        chunk.lengths.append(length)
    }

    /// Looks up the pairs in a loop of their own too.
    private mutating func numberBorders(of chunk: inout Chunk) {
        for (index, place) in borderPlaces.enumerated() {
            chunk.pairs[Int(place)] = lexicon.number(of: borders[index])
        }
        borders.removeAll(keepingCapacity: true)
        borderPlaces.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private mutating func store(_ token: UInt32, in chunk: inout Chunk) {
        chunk.tokens.append(token)
        lexicon.count(token)
    }
}
