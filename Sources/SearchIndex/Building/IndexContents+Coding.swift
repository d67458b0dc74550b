extension IndexContents {
    /// A chunk on its way into the file.
    struct CodedChunk: Sendable {
        /// The code words of all paragraphs, and where those of each end.
        var codes: [UInt8]
        var ends: [Int]

        /// The words of its tokens; see ``WordPostings``.
        var words: [UInt64]
    }

    /// Turns the tokens of all chunks into code words, and finds their words.
    func encodeText(
        _ lexicon: MergedLexicon,
        _ code: DenseCode,
        _ tokenWords: [[UInt32]],
        threads: Int
    ) throws(SearchIndexError) -> [CodedChunk] {
        let shortWords = code.shortWords(below: lexicon.tokens.count)
        return try Parallel.map(chunks.count, threads: threads) { index, _ in
            let chunk = chunks[index]
            let (ranks, tokenWords) = (lexicon.ranks[chunk.worker], tokenWords[chunk.worker])
            var sort = RadixSort()
            let (codes, ends) = Self.code(
                chunk,
                ranks: ranks.span,
                code: code,
                shortWords: shortWords.span
            )
            let words = WordPostings.words(
                of: chunk,
                tokenWords: tokenWords.span,
                sort: &sort
            )
            return CodedChunk(codes: codes, ends: ends, words: words)
        }
    }

    /// The section of the text.
    func text(_ coded: [CodedChunk], _ code: DenseCode) -> [[UInt8]] {
        var text = TextStoreWriter(code: code, byteCount: textBytes)
        for chunk in coded { text.append(codes: chunk.codes, paragraphEnds: chunk.ends) }
        return text.finish()
    }

    private static func code(
        _ chunk: Chunk,
        ranks: Span<UInt32>,
        code: DenseCode,
        shortWords: Span<UInt32>
    ) -> (codes: [UInt8], ends: [Int]) {
        // The code words of the chunk's tokens; those that are zero are long.
        let ownRanks = chunk.distinct.map { ranks[Int($0)] }
        let ownWords = ownRanks.map { shortWords[Int($0)] }
        let (words, tokens) = (ownWords.span, chunk.tokens.span)
        let longest = ownWords.reduce(3) { $1 == 0 ? DenseCode.longest : $0 }
        var codes = [UInt8](repeating: 0, count: longest * tokens.count + 3)
        var ends: [Int] = []
        ends.reserveCapacity(chunk.count)
        var target = codes.mutableSpan
        var end = 0
        for paragraph in 0..<chunk.count {
            for place in chunk.tokens(of: paragraph) {
                let token = Int(tokens[place])
                let word = words[token]
                guard word != 0 else {
                    var long: [UInt8] = []
                    code.append(Int(ownRanks[token]), to: &long)
                    for byte in long {
                        target[end] = byte
                        end &+= 1
                    }
                    continue
                }
                // Three bytes always: those that are too many are written over.
                target[end] = UInt8(truncatingIfNeeded: word)
                target[end &+ 1] = UInt8(truncatingIfNeeded: word &>> 8)
                target[end &+ 2] = UInt8(truncatingIfNeeded: word &>> 16)
                end &+= Int(word &>> 24)
            }
            ends.append(end)
        }
        return (Array(codes[..<end]), ends)
    }
}
