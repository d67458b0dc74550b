/// Turns the stored text of several indexes into that of one, rank by rank.
enum MergedText {
    /// The paragraphs that a thread takes at a time.
    private static let partSize = 4096

    /// How often tokens are taken over.
    struct Counts: Sendable {
        /// For each source, how often each of its tokens.
        var tokens: [[Int]]

        /// The bytes of all text that is taken over.
        var bytes = 0
    }

    private typealias Part = (source: Int, paragraphs: Range<Int>)

    /// Counts what is taken over: all that an index says it has, less what is left out.
    ///
    /// - Complexity: O(tokens left out), or O(tokens of the result) where they are more.
    static func count(_ plan: MergePlan, threads: Int) throws(SearchIndexError) -> Counts {
        let sources = plan.sources
        var counts = Counts(tokens: [])
        var parts: [Part] = []
        var isLessened: [Bool] = []
        for (number, source) in sources.enumerated() {
            let tables = source.tables
            let left = source.leftOut
            let isWhole = sources.count { $0.tables.file === tables.file } == 1
            let leftCount = left.reduce(0) { $0 + $1.count }
            let isLess = isWhole && leftCount <= tables.paragraphs.count / 2
            isLessened.append(isLess)
            counts.tokens.append(isLess ? frequencies(of: tables) : zeros(for: tables))
            if isLess { counts.bytes += tables.text.byteCount }
            for range in isLess ? left : source.stretches.map(\.paragraphs) {
                parts += pieces(of: range).map { (number, $0) }
            }
        }
        let (groups, areLess) = (groups(of: parts, threads: threads), isLessened)
        let counted = try Parallel.map(groups.count, threads: threads) { group, _ in
            var own: [Int: (tokens: [UInt32], bytes: Int)] = [:]
            for part in groups[group] {
                let tables = sources[part.source].tables
                var counts =
                    own.removeValue(forKey: part.source)
                    ?? ([UInt32](repeating: 0, count: tables.vocabulary.count), 0)
                counts.bytes += count(part.paragraphs, of: tables, into: &counts.tokens)
                own[part.source] = counts
            }
            return own
        }
        for own in counted {
            for (source, numbers) in own {
                let sign = areLess[source] ? -1 : 1
                counts.bytes += sign * numbers.bytes
                for (rank, count) in numbers.tokens.enumerated() where count > 0 {
                    counts.tokens[source][rank] += sign * Int(count)
                }
            }
        }
        return counts
    }

    private static func zeros(for tables: IndexTables) -> [Int] {
        [Int](repeating: 0, count: tables.vocabulary.count)
    }

    private static func frequencies(of tables: IndexTables) -> [Int] {
        tables.file.withBytes { bytes in
            (0..<tables.vocabulary.count).map { tables.vocabulary.frequency(of: $0, in: bytes) }
        }
    }

    private static func pieces(of paragraphs: Range<Int>) -> [Range<Int>] {
        stride(from: paragraphs.lowerBound, to: paragraphs.upperBound, by: partSize).map {
            $0..<min($0 + partSize, paragraphs.upperBound)
        }
    }

    /// Paragraphs in a few large groups, since each has counts of its own.
    private static func groups(of parts: [Part], threads: Int) -> [[Part]] {
        let total = parts.reduce(0) { $0 + $1.paragraphs.count }
        let size = max(partSize, total / max(1, threads) + 1)
        var groups: [[Part]] = [[]]
        var paragraphs = 0
        for part in parts {
            if paragraphs >= size {
                groups.append([])
                paragraphs = 0
            }
            groups[groups.count - 1].append(part)
            paragraphs += part.paragraphs.count
        }
        return groups
    }

    /// Counts the tokens of some paragraphs, and returns the bytes of their text.
    private static func count(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        into counts: inout [UInt32]
    ) -> Int {
        tables.file.withBytes { bytes in
            let vocabulary = tables.vocabulary
            var counts = counts.mutableSpan
            var size = 0
            for paragraph in paragraphs {
                var afterSpaced = false
                tables.text.forEachRank(of: paragraph, in: bytes) { rank in
                    guard rank < counts.count else { return }
                    counts[rank] &+= 1
                    let record = vocabulary.record(of: rank, in: bytes)
                    let isSpaced = record.kind.isSpaced
                    size &+= record.surfaceCount &+ (afterSpaced && isSpaced ? 1 : 0)
                    afterSpaced = isSpaced
                }
            }
            return size
        }
    }

    /// The code words of some paragraphs, and where those of each end; `nil` if all keep their lengths.
    private struct Coded: Sendable {
        var codes: SectionBytes.Part
        var ends: [Int]?
    }

    /// The section of the text, in parts.
    ///
    /// - Parameters:
    ///   - plan: What is taken over.
    ///   - tokens: The tokens of the result.
    ///   - byteCount: The bytes of the text of the result.
    ///   - spill: The file in which code words are gathered; `nil` if they fit into memory.
    ///   - threads: The number of threads.
    /// - Returns: The bytes of the section.
    /// - Throws: `system` if the file can't be written.
    /// - Complexity: O(tokens of the result).
    static func encode(
        _ plan: MergePlan,
        tokens: MergedVocabulary,
        byteCount: Int,
        spill: SpillFile?,
        threads: Int
    ) throws(SearchIndexError) -> [SectionBytes] {
        let code = DenseCode(shortestFor: tokens.counts)
        let words = code.shortWords(below: tokens.counts.count)
        // The code word of each token of each source.
        let tables = tokens.ranks.map { ranks in
            ranks.map { Int($0) < words.count ? words[Int($0)] : 0 }
        }
        let changes = plan.sources.indices.map { source in
            ChangedCodeWords(
                old: plan.sources[source].tables.text.code,
                code: code,
                ranks: tokens.ranks[source],
                words: tables[source]
            )
        }
        let parts = plan.parts(limit: partSize)
        var text = TextStoreWriter(code: code, byteCount: max(0, byteCount))
        var codes = SectionBytes(in: spill)
        // As many parts at a time as there may be in memory.
        let limit = spill == nil ? parts.count : 4 * threads
        for first in stride(from: 0, to: parts.count, by: max(1, limit)) {
            let coded = try Parallel.map(
                min(limit, parts.count - first),
                threads: threads,
                priority: IndexMerger.Priority.text
            ) { index, _ in
                let part = parts[first + index]
                if let changes = changes[part.source],
                    let copied = copy(
                        part.paragraphs,
                        of: plan.sources[part.source].tables,
                        changes
                    )
                {
                    return copied
                }
                return encode(
                    part.paragraphs,
                    of: plan.sources[part.source].tables,
                    ranks: tokens.ranks[part.source],
                    shortWords: tables[part.source],
                    code: code
                )
            }
            for (part, place) in zip(coded, parts[first...]) {
                let count = part.codes.count
                if let ends = part.ends {
                    text.append(paragraphEnds: ends, codeCount: count)
                } else {
                    let tables = plan.sources[place.source].tables
                    tables.file.withBytes {
                        text.append(
                            place.paragraphs,
                            of: tables.text.offsets,
                            codeCount: count,
                            in: $0
                        )
                    }
                }
                try codes.append(part.codes)
            }
        }
        return [SectionBytes(text.finish()), codes]
    }

    /// Takes over the code words of some paragraphs; `nil` if they don't take as many bytes as before.
    private static func copy(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        _ changes: ChangedCodeWords
    ) -> Coded? {
        tables.file.withBytes { bytes in
            guard let codes = tables.text.codes(of: paragraphs, in: bytes) else { return nil }
            return changes.copy(codes, of: tables.file, in: bytes).map {
                Coded(codes: .edited($0), ends: nil)
            }
        }
    }

    private static func encode(
        _ paragraphs: Range<Int>,
        of tables: IndexTables,
        ranks ownRanks: [UInt32],
        shortWords words: [UInt32],
        code: DenseCode
    ) -> Coded {
        let ranks = ownRanks.span
        let shortWords = words.span
        var codes: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(paragraphs.count)
        var long: [UInt8] = []
        var end = 0
        let old = tables.text.code
        tables.file.withBytes { bytes in
            for paragraph in paragraphs {
                // A token takes a byte at least, and will take no more than the longest code word.
                let place = tables.text.codes(of: paragraph, in: bytes)
                let room = end + DenseCode.longest * (place.count + 1)
                if room > codes.count {
                    codes.append(contentsOf: repeatElement(0, count: max(room, 1 << 16)))
                }
                var written = codes.mutableSpan
                var offset = place.lowerBound
                while offset < place.upperBound {
                    let rank = old.decode(bytes, at: &offset)
                    guard rank < ranks.count else { continue }
                    let word = shortWords[rank]
                    if word == 0 {
                        long.removeAll(keepingCapacity: true)
                        code.append(Int(ranks[rank]), to: &long)
                        for byte in long {
                            written[end] = byte
                            end &+= 1
                        }
                        continue
                    }
                    // What is behind the word is overwritten by the next.
                    for place in 0..<4 {
                        let byte = word &>> UInt32(8 &* place)
                        written[end &+ place] = UInt8(truncatingIfNeeded: byte)
                    }
                    end &+= Int(word &>> 24)
                }
                ends.append(end)
            }
        }
        codes.removeLast(codes.count - end)
        return Coded(codes: .held(codes), ends: ends)
    }
}
