/// Turns the stored text of several indexes into that of one, rank by rank.
enum MergedText {
    /// The paragraphs that a thread takes at a time.
    private static let partSize = 4096

    /// How often tokens are taken over.
    struct Counts {
        /// For each source, how often each of its tokens.
        var tokens: [[Int]]

        /// The spaces between words that go without saying.
        var spaces = 0
    }

    /// Counts what is taken over.
    ///
    /// - Complexity: O(tokens of the result).
    static func count(_ plan: MergePlan, threads: Int) throws(SearchIndexError) -> Counts {
        let groups = groups(of: plan, threads: threads)
        let counted = try Parallel.map(groups.count, threads: threads) { group, _ in
            var own: [Int: (tokens: [UInt32], spaces: Int)] = [:]
            for part in groups[group] {
                let tables = plan.sources[part.source].tables
                var counts =
                    own.removeValue(forKey: part.source)
                    ?? ([UInt32](repeating: 0, count: tables.vocabulary.count), 0)
                counts.spaces += count(part.paragraphs, of: tables, into: &counts.tokens)
                own[part.source] = counts
            }
            return own
        }
        var counts = Counts(
            tokens: plan.sources.map { [Int](repeating: 0, count: $0.tables.vocabulary.count) }
        )
        for own in counted {
            for (source, numbers) in own {
                counts.spaces += numbers.spaces
                for (rank, count) in numbers.tokens.enumerated() {
                    counts.tokens[source][rank] += Int(count)
                }
            }
        }
        return counts
    }

    private typealias Part = (source: Int, paragraphs: Range<Int>, start: Int)

    /// The paragraphs of the result in a few large groups, since each has counts of its own.
    private static func groups(of plan: MergePlan, threads: Int) -> [[Part]] {
        let size = max(partSize, plan.paragraphCount / max(1, threads) + 1)
        var groups: [[Part]] = [[]]
        var paragraphs = 0
        for part in plan.parts(limit: size) {
            if paragraphs >= size {
                groups.append([])
                paragraphs = 0
            }
            groups[groups.count - 1].append(part)
            paragraphs += part.paragraphs.count
        }
        return groups
    }

    /// Counts the tokens of some paragraphs, and returns the number of spaces between them.
    private static func count(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        into counts: inout [UInt32]
    ) -> Int {
        tables.file.withBytes { bytes in
            let vocabulary = tables.vocabulary
            let kinds = (0..<vocabulary.count).map { vocabulary.kind(of: $0, in: bytes).isSpaced }
            let areSpaced = kinds.span
            var counts = counts.mutableSpan
            var spaces = 0
            for paragraph in paragraphs {
                var afterSpaced = false
                tables.text.forEachRank(of: paragraph, in: bytes) { rank in
                    guard rank < counts.count else { return }
                    counts[rank] &+= 1
                    let isSpaced = areSpaced[rank]
                    if afterSpaced, isSpaced { spaces &+= 1 }
                    afterSpaced = isSpaced
                }
            }
            return spaces
        }
    }

    /// The section of the text.
    ///
    /// - Complexity: O(tokens of the result).
    static func encode(
        _ plan: MergePlan,
        lexicon: MergedLexicon,
        threads: Int
    ) throws(SearchIndexError) -> [UInt8] {
        let code = DenseCode(shortestFor: lexicon.tokens.lazy.map(\.count))
        let words = code.shortWords(below: lexicon.tokens.count)
        let parts = plan.parts(limit: partSize)
        let coded = try Parallel.map(parts.count, threads: threads) { index, _ in
            let part = parts[index]
            return encode(
                part.paragraphs,
                of: plan.sources[part.source].tables,
                ranks: lexicon.ranks[part.source],
                code: code,
                shortWords: words
            )
        }
        var text = TextStoreWriter(code: code)
        for (codes, ends) in coded { text.append(codes: codes, paragraphEnds: ends) }
        return text.finish()
    }

    private static func encode(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        ranks ownRanks: [UInt32],
        code: DenseCode,
        shortWords words: [UInt32]
    ) -> (codes: [UInt8], ends: [Int]) {
        let ranks = ownRanks.span
        let shortWords = words.span
        var codes: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(paragraphs.count)
        tables.file.withBytes { bytes in
            for paragraph in paragraphs {
                tables.text.forEachRank(of: paragraph, in: bytes) { rank in
                    guard rank < ranks.count else { return }
                    code.append(Int(ranks[rank]), shortWords: shortWords, to: &codes)
                }
                ends.append(codes.count)
            }
        }
        return (codes, ends)
    }
}
