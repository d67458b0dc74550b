/// The tokens of several indexes by their ranks in the result.
///
/// Nearly all tokens of the largest index stand in the result as often as in it, so that they keep their
/// order. Only the others are sorted, and put between them.
struct MergedVocabulary: Sendable {
    /// Tokens of one source that stay together; the joiner without a source if none has it.
    private struct Run: Sendable {
        var source: Int?
        var tokens: Range<Int>
    }

    /// How often each token stands in the text, by rank.
    private(set) var counts: [Int] = []

    /// For each source, the rank of each of its tokens; any for those that are gone.
    private(set) var ranks: [[UInt32]] = []

    /// The words of the result.
    let words: MergedWords

    private var runs: [Run] = []
    private let tables: [IndexTables]

    /// Ranks tokens.
    ///
    /// - Parameters:
    ///   - sources: The indexes.
    ///   - counts: For each index, how often each of its tokens is taken over.
    /// - Complexity: O(n + c log n) for n tokens of all indexes, of which c aren't of the largest index or
    ///   stand in the result more or less often than there.
    init(_ sources: [MergeSource], counts: [[Int]]) {
        tables = sources.map(\.tables)
        words = MergedWords(tables, counts: counts)
        let sizes = counts.map(\.count)
        let main = sizes.indices.max { sizes[$0] < sizes[$1] }
        var moved = MovedTokens()
        for (source, counts) in counts.enumerated() {
            let isMain = source == main
            ranks.append(isMain ? [] : moved.add(tables[source], counts: counts, source: source))
        }
        guard let main else {
            for number in moved.sorted() { append(moved, number) }
            return
        }
        let vocabulary = tables[main].vocabulary
        tables[main].file.withBytes { bytes in
            let gone = moved.compare(vocabulary, counts: counts[main], source: main, in: bytes)
            var own = [UInt32](repeating: 0, count: vocabulary.count)
            var final = [UInt32](repeating: 0, count: moved.count)
            var next = 0
            var nextGone = 0
            for number in moved.sorted() {
                let place = moved.place(of: number, from: next, in: vocabulary, bytes)
                append(next..<place, of: main, counts[main], but: gone, &nextGone, ranks: &own)
                next = place
                final[number] = UInt32(self.counts.count)
                append(moved, number)
            }
            append(next..<own.count, of: main, counts[main], but: gone, &nextGone, ranks: &own)
            for (number, token) in moved.tokens.enumerated() where token.isSettled {
                final[number] = own[token.rank]
                self.counts[Int(final[number])] = token.count
            }
            for token in gone { own[token.rank] = final[token.number] }
            for source in ranks.indices where source != main {
                ranks[source] = ranks[source].map { final[Int($0)] }
            }
            ranks[main] = own
        }
    }

    /// Gives the next rank to a token that is put between the others.
    private mutating func append(_ moved: MovedTokens, _ number: Int) {
        let token = moved.tokens[number]
        runs.append(Run(source: token.source, tokens: token.rank..<(token.rank + 1)))
        counts.append(token.count)
    }

    /// Gives the next ranks to tokens that stay together, without those that are gone from there.
    private mutating func append(
        _ tokens: Range<Int>,
        of source: Int,
        _ sourceCounts: [Int],
        but gone: [(rank: Int, number: Int)],
        _ nextGone: inout Int,
        ranks: inout [UInt32]
    ) {
        var start = tokens.lowerBound
        while start < tokens.upperBound {
            var end = tokens.upperBound
            if nextGone < gone.count { end = min(end, gone[nextGone].rank) }
            if start < end {
                for (offset, token) in (start..<end).enumerated() {
                    ranks[token] = UInt32(truncatingIfNeeded: counts.count &+ offset)
                }
                runs.append(Run(source: source, tokens: start..<end))
                counts += sourceCounts[start..<end]
            }
            start = end
            if end < tokens.upperBound {
                start += 1
                nextGone += 1
            }
        }
    }

    /// The section of the vocabulary.
    ///
    /// - Throws: `tooLarge` if the tokens outgrow the format.
    func section() throws(SearchIndexError) -> [UInt8] {
        var vocabulary = VocabularyWriter()
        var rank = 0
        for run in runs {
            let counts = counts[rank..<(rank + run.tokens.count)]
            rank += run.tokens.count
            guard let source = run.source else {
                vocabulary.append(surface: [], folded: [], kind: .other, word: nil, count: 0)
                continue
            }
            tables[source].file.withBytes { bytes in
                vocabulary.append(
                    run.tokens,
                    of: tables[source].vocabulary,
                    in: bytes,
                    words: words.numbers[source],
                    counts: counts
                )
            }
        }
        return try vocabulary.finish()
    }
}
