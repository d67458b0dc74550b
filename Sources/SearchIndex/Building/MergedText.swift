/// Turns the stored text of several indexes into that of one, rank by rank.
enum MergedText {
    /// The paragraphs that a thread takes at a time.
    private static let partSize = 4096

    /// How often tokens are taken over.
    struct Counts: Sendable {
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

    /// The section of the text, in parts.
    ///
    /// - Parameters:
    ///   - plan: What is taken over.
    ///   - lexicon: The tokens of the result.
    ///   - spill: The file in which code words are gathered; `nil` if they fit into memory.
    ///   - threads: The number of threads.
    /// - Returns: The bytes of the section.
    /// - Throws: `system` if the file can't be written.
    /// - Complexity: O(tokens of the result).
    static func encode(
        _ plan: MergePlan,
        lexicon: MergedLexicon,
        spill: SpillFile?,
        threads: Int
    ) throws(SearchIndexError) -> [SectionBytes] {
        let code = DenseCode(shortestFor: lexicon.tokens.lazy.map(\.count))
        let words = code.shortWords(below: lexicon.tokens.count)
        // The code word of each token of each source.
        let tables = lexicon.ranks.map { ranks in
            ranks.map { Int($0) < words.count ? words[Int($0)] : 0 }
        }
        let parts = plan.parts(limit: partSize)
        var text = TextStoreWriter(code: code)
        var codes = SectionBytes(in: spill)
        // As many parts at a time as there may be in memory.
        let limit = spill == nil ? parts.count : 4 * threads
        for first in stride(from: 0, to: parts.count, by: max(1, limit)) {
            let coded = try Parallel.map(
                min(limit, parts.count - first),
                threads: threads
            ) { index, _ in
                let part = parts[first + index]
                return encode(
                    part.paragraphs,
                    of: plan.sources[part.source].tables,
                    ranks: lexicon.ranks[part.source],
                    shortWords: tables[part.source],
                    code: code
                )
            }
            for (own, ends) in coded {
                text.append(paragraphEnds: ends, codeCount: own.count)
                try codes.append(own)
            }
        }
        return [SectionBytes(text.finish()), codes]
    }

    private static func encode(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        ranks ownRanks: [UInt32],
        shortWords words: [UInt32],
        code: DenseCode
    ) -> (codes: [UInt8], ends: [Int]) {
        let ranks = ownRanks.span
        let shortWords = words.span
        var codes: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(paragraphs.count)
        var long: [UInt8] = []
        var end = 0
        tables.file.withBytes { bytes in
            for paragraph in paragraphs {
                // A token takes a byte at least, and will take no more than the longest code word.
                let count = tables.text.codes(of: paragraph, in: bytes).count
                let room = end + DenseCode.longest * count
                if room > codes.count {
                    codes.append(contentsOf: repeatElement(0, count: max(room, 1 << 16)))
                }
                var output = codes.mutableSpan
                tables.text.forEachRank(of: paragraph, in: bytes) { rank in
                    guard rank < ranks.count else { return }
                    let word = shortWords[rank]
                    if word == 0 {
                        long.removeAll(keepingCapacity: true)
                        code.append(Int(ranks[rank]), to: &long)
                        for byte in long {
                            output[end] = byte
                            end &+= 1
                        }
                        return
                    }
                    let count = Int(word &>> 24)
                    output[end] = UInt8(truncatingIfNeeded: word)
                    if count > 1 { output[end &+ 1] = UInt8(truncatingIfNeeded: word &>> 8) }
                    if count > 2 { output[end &+ 2] = UInt8(truncatingIfNeeded: word &>> 16) }
                    end &+= count
                }
                ends.append(end)
            }
        }
        codes.removeLast(codes.count - end)
        return (codes, ends)
    }
}
