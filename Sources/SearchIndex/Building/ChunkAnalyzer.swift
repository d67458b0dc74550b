/// Turns the text of chunks into numbers of tokens and pairs; one for each worker.
///
/// The pieces are those of ``Analyzer``, and so are the terms; but nothing is done twice for the same
/// token, and nothing is allocated for one.
struct ChunkAnalyzer: ~Copyable {
    private(set) var lexicon: Lexicon
    private var breaker: WordBreaker
    private var pieces: [Piece] = []

    /// For each piece its token, as the chunk numbers it.
    private var numbers: [UInt32] = []

    /// For each token of the lexicon, its place among the distinct ones of the chunk that had it last.
    private var places: [UInt32] = []

    /// For each identity of pieces, the number of its token in the upper half, and in the lower its place
    /// as above; so that a frequent piece is one look into memory.
    private var known: [UInt64] = []

    /// What stands for an identity that wasn't met yet.
    private static let unmet = UInt64.max

    /// The distinct tokens of the chunk: their numbers, what is known of them, how often they stand.
    private var distinctCount = 0
    private var distinct: [UInt32] = []
    private var traits: [Lexicon.Token] = []
    private var counts: [UInt32] = []

    /// The stored tokens of the chunk.
    private var stored: [UInt32] = []

    /// The pairs of the chunk as keys, the paragraph in the lowest 16 bits.
    private var pairs: [UInt64] = []
    private var sorter = ChunkPairsSorter()

    /// The place of the joiner among the distinct tokens of every chunk.
    private static let joinerPlace: UInt32 = 0

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
        try text.withRawSpan { (bytes) throws(SearchIndexError) in try numberPieces(of: bytes) }
        storeParagraphs(ends, in: &chunk)
        (chunk.occurrences, chunk.occurrenceEnds) = occurrences(in: chunk)
        chunk.distinct = Array(distinct[..<distinctCount])
        for (place, number) in chunk.distinct.enumerated() { lexicon.count(number, counts[place]) }
        chunk.text = []
        chunk.textEnds = []
    }

    /// Finds for each piece its place among the distinct tokens of the chunk, in a loop of its own, where
    /// many waits for memory overlap.
    private mutating func numberPieces(of bytes: RawSpan) throws(SearchIndexError) {
        if numbers.count < pieces.count { numbers = Array(repeating: 0, count: pieces.count) }
        if known.count < breaker.identityLimit {
            known = Array(repeating: Self.unmet, count: breaker.identityLimit)
        }
        let limit = pieces.count + 1
        if distinct.count < limit {
            distinct = Array(repeating: 0, count: limit)
            traits = Array(repeating: lexicon.tokens[Int(Lexicon.joiner)], count: limit)
        }
        // Moved out and back, to be written through spans.
        var (numbers, known, distinct) = (self.numbers, self.known, self.distinct)
        (self.numbers, self.known, self.distinct) = ([], [], [])
        var own = numbers.mutableSpan
        distinctCount = 0
        _ = place(ofToken: Lexicon.joiner, in: &distinct)
        let pieces = pieces
        var start = 0
        for index in pieces.indices {
            let piece = pieces[index]
            let end = Int(piece.end)
            let identity = Int(piece.identity)
            let token: UInt32
            if identity > 0 {
                let item = known[identity]
                let place = Int(item & 0xFFFF_FFFF)
                if place < distinctCount, UInt64(distinct[place]) == item &>> 32 {
                    own[index] = UInt32(truncatingIfNeeded: item)
                    start = end
                    continue
                }
                token =
                    item == Self.unmet
                    ? try lexicon.number(of: start..<end, kind: piece.kind, in: bytes)
                    : UInt32(truncatingIfNeeded: item &>> 32)
            } else {
                token = try lexicon.number(of: start..<end, kind: piece.kind, in: bytes)
            }
            let place = place(ofToken: token, in: &distinct)
            if identity > 0 { known[identity] = UInt64(token) &<< 32 | UInt64(place) }
            own[index] = place
            start = end
        }
        (self.numbers, self.known, self.distinct) = (numbers, known, distinct)
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: distinctCount))
    }

    /// The place of a token, given by its number, among the distinct ones of the chunk.
    @inline(__always)
    private mutating func place(ofToken token: UInt32, in distinct: inout [UInt32]) -> UInt32 {
        let number = Int(token)
        if places.count <= number {
            let missing = number + 1 - places.count
            places.append(contentsOf: repeatElement(0, count: max(missing, places.count)))
        }
        let place = places[number]
        if Int(place) < distinctCount, distinct[Int(place)] == token { return place }
        let new = UInt32(truncatingIfNeeded: distinctCount)
        places[number] = new
        distinct[distinctCount] = token
        traits[distinctCount] = lexicon.tokens[number]
        distinctCount += 1
        return new
    }

    /// Writes the stored tokens and the pairs of all paragraphs.
    private mutating func storeParagraphs(_ ends: [UInt32], in chunk: inout Chunk) {
        // Before every piece there may be a joiner, and one pair across the border.
        if stored.count < 2 * pieces.count { stored = Array(repeating: 0, count: 2 * pieces.count) }
        if pairs.count < pieces.count { pairs = Array(repeating: 0, count: pieces.count) }
        chunk.tokenEnds.reserveCapacity(ends.count)
        chunk.lengths.reserveCapacity(ends.count)
        // Moved out and back, to be written through spans.
        var (stored, counts, pairs) = (self.stored, self.counts, self.pairs)
        (self.stored, self.counts, self.pairs) = ([], [], [])
        var output = Output()
        do {
            var tokens = stored.mutableSpan
            var tokenCounts = counts.mutableSpan
            var pairSpan = pairs.mutableSpan
            let (pieces, numbers, traits) = (pieces.span, numbers.span, traits.span)
            var piece = 0
            for paragraph in ends.indices {
                let first = piece
                let end = ends[paragraph]
                while piece < pieces.count, pieces[piece].end <= end { piece &+= 1 }
                output.paragraph = UInt64(paragraph)
                let length = Self.store(
                    numbers.extracting(first..<piece),
                    traits: traits,
                    lexicon: lexicon,
                    tokens: &tokens,
                    counts: &tokenCounts,
                    pairs: &pairSpan,
                    &output
                )
                chunk.tokenEnds.append(UInt32(truncatingIfNeeded: output.tokenCount))
                chunk.lengths.append(length)
            }
        }
        chunk.tokens = Array(stored[..<output.tokenCount])
        let found = pairs.span.extracting(0..<output.pairCount)
        chunk.pairs = sorter.sort(found, others: output.others)
        (self.stored, self.counts, self.pairs) = (stored, counts, pairs)
    }

    /// How much of a chunk is written.
    private struct Output {
        var paragraph: UInt64 = 0
        var tokenCount = 0
        var pairCount = 0

        // Pairs inside of words, of which there may be many a piece, and those beyond U+FFFF.
        var others: [ChunkPairs.Occurrence] = []
    }

    /// Writes the stored tokens and the pairs of a paragraph, and returns its length in words.
    @inline(__always)
    private static func store(
        _ numbers: Span<UInt32>,
        traits: Span<Lexicon.Token>,
        lexicon: borrowing Lexicon,
        tokens: inout MutableSpan<UInt32>,
        counts: inout MutableSpan<UInt32>,
        pairs: inout MutableSpan<UInt64>,
        _ output: inout Output
    ) -> UInt32 {
        var count = output.tokenCount
        var border = PairBorder()
        var length: UInt32 = 0
        // Whether the token before is a spaced word, and a single space waits behind it.
        var afterSpaced = false
        var space: UInt32?
        for index in numbers.indices {
            let number = numbers[index]
            let token = traits[Int(number)]
            if token.role == .loneSpace, afterSpaced, space == nil {
                space = number
                continue
            }
            let isSpaced = token.kind.isSpaced
            if isSpaced, afterSpaced {
                if space == nil {
                    tokens[count] = joinerPlace
                    counts[Int(joinerPlace)] &+= 1
                    count &+= 1
                }
            } else if let space {
                tokens[count] = space
                counts[Int(space)] &+= 1
                count &+= 1
            }
            space = nil
            afterSpaced = isSpaced
            tokens[count] = number
            counts[Int(number)] &+= 1
            count &+= 1
            if token.word > 0 {
                length &+= 1
                if token.role == .wordWithPairs {
                    for place in lexicon.innerPairs(of: token.word &- 1) {
                        output.others.append(
                            .init(pair: lexicon.innerPairs[place], paragraph: output.paragraph)
                        )
                    }
                }
            }
            guard let pair = border.next(token.border, first: token.first, last: token.last) else {
                continue
            }
            if let key = ChunkPairs.key(of: pair) {
                pairs[output.pairCount] = UInt64(key) &<< 16 | output.paragraph
                output.pairCount &+= 1
            } else {
                output.others.append(.init(pair: pair, paragraph: output.paragraph))
            }
        }
        if let space {
            tokens[count] = space
            counts[Int(space)] &+= 1
            count &+= 1
        }
        output.tokenCount = count
        return length
    }

    /// Sorts the occurrences of terms by their tokens.
    private func occurrences(in chunk: Chunk) -> (occurrences: [UInt16], ends: [UInt32]) {
        var next: [UInt32] = []
        var ends: [UInt32] = []
        next.reserveCapacity(distinctCount)
        ends.reserveCapacity(distinctCount)
        var end: UInt32 = 0
        for place in 0..<distinctCount {
            // Where nothing is to be written, there is a place behind all others.
            next.append(traits[place].isTerm ? end : .max)
            if traits[place].isTerm { end &+= counts[place] }
            ends.append(end)
        }
        var grouped = [UInt16](repeating: 0, count: Int(end))
        var occurrences = grouped.mutableSpan
        var places = next.mutableSpan
        let tokens = chunk.tokens.span
        let tokenEnds = chunk.tokenEnds.span
        var index = 0
        for paragraph in tokenEnds.indices {
            let number = UInt16(truncatingIfNeeded: paragraph)
            let paragraphEnd = Int(tokenEnds[paragraph])
            while index < paragraphEnd {
                let token = Int(tokens[index])
                index &+= 1
                let place = places[token]
                guard place != .max else { continue }
                occurrences[Int(place)] = number
                places[token] = place &+ 1
            }
        }
        return (grouped, ends)
    }
}
