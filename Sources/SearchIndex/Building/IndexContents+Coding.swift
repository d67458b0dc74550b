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
        var text = TextStoreWriter(code: code)
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
        var codes: [UInt8] = []
        var ends: [Int] = []
        codes.reserveCapacity(2 * tokens.count)
        ends.reserveCapacity(chunk.count)
        for paragraph in 0..<chunk.count {
            for place in chunk.tokens(of: paragraph) {
                let token = Int(tokens[place])
                var word = words[token]
                guard word != 0 else {
                    code.append(Int(ownRanks[token]), to: &codes)
                    continue
                }
                var count = word &>> 24
                while count > 0 {
                    codes.append(UInt8(truncatingIfNeeded: word))
                    word &>>= 8
                    count &-= 1
                }
            }
            ends.append(codes.count)
        }
        return (codes, ends)
    }
}
