/// Consecutive paragraphs on their way through a worker, first as text, then as numbers.
///
/// The numbers are those of the chunk: its distinct tokens are few enough to stay in a core's cache,
/// and what depends on a token is looked up once a chunk instead of once an occurrence.
struct Chunk: Sendable {
    /// The number of the first paragraph in the index.
    var firstParagraph: Int

    /// The bytes of the paragraphs, joined, and where each ends; given up once they are analysed.
    var text: [UInt8] = []
    var textEnds: [UInt32] = []

    /// Which worker's lexicon the distinct tokens belong to.
    var worker = 0

    /// The distinct tokens by the numbers of the lexicon, in the order in which they were met.
    var distinct: [UInt32] = []

    /// The stored tokens of all paragraphs as places among the distinct ones, and where those of each
    /// paragraph end.
    var tokens: [UInt32] = []
    var tokenEnds: [UInt32] = []

    /// For each distinct token that is a term, the paragraphs of its occurrences, ascending, counted
    /// from the first of the chunk; and where those of each token end.
    var occurrences: [UInt16] = []
    var occurrenceEnds: [UInt32] = []

    /// The pair terms of all paragraphs.
    var pairs = ChunkPairs()

    /// The number of words of each paragraph.
    var lengths: [UInt32] = []

    /// The most paragraphs of a chunk.
    static let limit = 1 << 16

    var count: Int { tokenEnds.isEmpty ? textEnds.count : tokenEnds.count }

    @inline(__always)
    func tokens(of paragraph: Int) -> Range<Int> {
        (paragraph == 0 ? 0 : Int(tokenEnds[paragraph &- 1]))..<Int(tokenEnds[paragraph])
    }

    /// The occurrences of a distinct token, as a range of `occurrences`.
    @inline(__always)
    func occurrences(of token: Int) -> Range<Int> {
        (token == 0 ? 0 : Int(occurrenceEnds[token &- 1]))..<Int(occurrenceEnds[token])
    }
}

extension Chunk {
    /// The chunk that holds a paragraph, among chunks in their order.
    static func index(of paragraph: Int, in chunks: [Chunk]) -> Int {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            if chunks[middle].firstParagraph <= paragraph {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low - 1
    }

    /// The paragraphs, which haven't been analysed yet, in some chunks of about as many bytes.
    func split(_ parts: Int) -> [Chunk] {
        let share = text.count / max(1, parts) + 1
        guard share >= Self.leastShare else { return [self] }
        var chunks: [Chunk] = []
        var open = Chunk(firstParagraph: firstParagraph)
        for paragraph in textEnds.indices {
            open.text.append(contentsOf: sourceText(of: paragraph))
            open.textEnds.append(UInt32(open.text.count))
            if open.text.count >= share || paragraph + 1 == textEnds.count {
                chunks.append(open)
                open = Chunk(firstParagraph: firstParagraph + paragraph + 1)
            }
        }
        return chunks
    }

    /// The bytes of text that are worth a chunk of their own.
    private static let leastShare = 1 << 14

    /// The text of a paragraph that hasn't been analysed yet.
    func sourceText(of paragraph: Int) -> ArraySlice<UInt8> {
        text[(paragraph == 0 ? 0 : Int(textEnds[paragraph - 1]))..<Int(textEnds[paragraph])]
    }

    /// The text of a paragraph, put together again from its tokens.
    func storedText(of paragraph: Int, lexicon: borrowing Lexicon) -> [UInt8] {
        var text: [UInt8] = []
        var afterSpaced = false
        for place in tokens(of: paragraph) {
            let token = Int(distinct[Int(tokens[place])])
            let isSpaced = lexicon.tokens[token].kind.isSpaced
            if afterSpaced, isSpaced { text.append(0x20) }
            afterSpaced = isSpaced
            text.append(contentsOf: lexicon.surfaces[token])
        }
        return text
    }
}
