/// Consecutive paragraphs on their way through a worker, first as text, then as numbers.
struct Chunk: Sendable {
    /// The number of the first paragraph in the index.
    var firstParagraph: Int

    /// The bytes of the paragraphs, joined, and where each ends; given up once they are analysed.
    var text: [UInt8] = []
    var textEnds: [UInt32] = []

    /// Which worker's lexicon the numbers belong to.
    var worker = 0

    /// The stored tokens of all paragraphs, and where those of each end.
    var tokens: [UInt32] = []
    var tokenEnds: [UInt32] = []

    /// The pair terms of all paragraphs, and where those of each end.
    var pairs: [UInt32] = []
    var pairEnds: [UInt32] = []

    /// The number of words of each paragraph.
    var lengths: [UInt32] = []

    var count: Int { tokenEnds.isEmpty ? textEnds.count : tokenEnds.count }

    @inline(__always)
    func tokens(of paragraph: Int) -> Range<Int> {
        (paragraph == 0 ? 0 : Int(tokenEnds[paragraph &- 1]))..<Int(tokenEnds[paragraph])
    }

    @inline(__always)
    func pairs(of paragraph: Int) -> Range<Int> {
        (paragraph == 0 ? 0 : Int(pairEnds[paragraph &- 1]))..<Int(pairEnds[paragraph])
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

    /// The text of a paragraph that hasn't been analysed yet.
    func sourceText(of paragraph: Int) -> ArraySlice<UInt8> {
        text[(paragraph == 0 ? 0 : Int(textEnds[paragraph - 1]))..<Int(textEnds[paragraph])]
    }

    /// The text of a paragraph, put together again from its tokens.
    func storedText(of paragraph: Int, lexicon: borrowing Lexicon) -> [UInt8] {
        var text: [UInt8] = []
        var afterSpaced = false
        for place in tokens(of: paragraph) {
            let token = Int(tokens[place])
            let isSpaced = lexicon.tokens[token].kind.isSpaced
            if afterSpaced, isSpaced { text.append(0x20) }
            afterSpaced = isSpaced
            text.append(contentsOf: lexicon.surfaces[token])
        }
        return text
    }
}
