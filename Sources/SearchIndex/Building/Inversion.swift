/// The postings of all terms of one kind, unpacked: for each term its paragraphs, ascending.
///
/// Two passes over the paragraphs: the first counts the postings of each term, the second puts them
/// in their places. Threads take groups of consecutive chunks; since every group knows how many
/// postings come from those before it, all of them fill the same arrays without waiting.
struct Inversion: Sendable {
    /// Where the postings of each term begin; one more than terms.
    let starts: [Int]
    let numbers: SharedArray

    /// How often each posting's term stands in its paragraph; nil for terms without frequencies.
    let frequencies: SharedArray?

    /// Inverts the words of all paragraphs.
    ///
    /// - Complexity: O(tokens + threads × words).
    init(
        wordsOf chunks: [Chunk],
        lexicon: MergedLexicon,
        tokenWords: [[UInt32]],
        threads: Int
    ) throws(SearchIndexError) {
        try self.init(
            chunks: chunks,
            termCount: lexicon.words.count,
            threads: threads,
            withFrequencies: true
        ) { chunk, body in
            Self.visitTerms(of: chunk, tokenTerms: tokenWords[chunk.worker], body)
        }
    }

    /// Inverts the pair terms of all paragraphs.
    ///
    /// - Complexity: O(occurrences + threads × pairs).
    init(
        pairsOf chunks: [Chunk],
        lexicon: MergedLexicon,
        threads: Int
    ) throws(SearchIndexError) {
        try self.init(
            chunks: chunks,
            termCount: lexicon.pairs.count,
            threads: threads,
            withFrequencies: false
        ) { chunk, body in
            lexicon.pairNumbers[chunk.worker].withNumbers { numbers in
                for paragraph in 0..<chunk.count {
                    let number = UInt32(chunk.firstParagraph + paragraph)
                    for place in chunk.pairs(of: paragraph) {
                        body(Int(numbers[Int(chunk.pairs[place])]), number)
                    }
                }
            }
        }
    }

    /// Inverts terms that tokens stand for, without frequencies.
    ///
    /// - Complexity: O(tokens + threads × terms).
    init(
        termsOf chunks: [Chunk],
        tokenTerms: [[UInt32]],
        termCount: Int,
        threads: Int
    ) throws(SearchIndexError) {
        try self.init(
            chunks: chunks,
            termCount: termCount,
            threads: threads,
            withFrequencies: false
        ) { chunk, body in
            Self.visitTerms(of: chunk, tokenTerms: tokenTerms[chunk.worker], body)
        }
    }

    @inline(__always)
    private static func visitTerms(
        of chunk: Chunk,
        tokenTerms: [UInt32],
        _ body: (_ term: Int, _ paragraph: UInt32) -> Void
    ) {
        tokenTerms.withNumbers { terms in
            for paragraph in 0..<chunk.count {
                let number = UInt32(chunk.firstParagraph + paragraph)
                for place in chunk.tokens(of: paragraph) {
                    let term = terms[Int(chunk.tokens[place])]
                    if term != .max { body(Int(term), number) }
                }
            }
        }
    }

    private init(
        chunks: [Chunk],
        termCount: Int,
        threads: Int,
        withFrequencies: Bool,
        forEachTerm: @Sendable (Chunk, (_ term: Int, _ paragraph: UInt32) -> Void) -> Void
    ) throws(SearchIndexError) {
        let groupCount = max(1, min(threads, chunks.count))
        let groups = (0..<groupCount).map { group in
            (chunks.count * group / groupCount)..<(chunks.count * (group + 1) / groupCount)
        }
        let counts = try Parallel.map(groupCount, threads: threads) { group, _ in
            var counts = [UInt32](repeating: 0, count: termCount)
            var last = [UInt32](repeating: .max, count: termCount)
            for chunk in groups[group] {
                forEachTerm(chunks[chunk]) { term, paragraph in
                    if last[term] != paragraph {
                        last[term] = paragraph
                        counts[term] &+= 1
                    }
                }
            }
            return counts
        }
        var starts: [Int] = [0]
        starts.reserveCapacity(termCount + 1)
        var firsts = counts.map { _ in [Int]() }
        for term in 0..<termCount {
            var place = starts[term]
            for group in counts.indices {
                firsts[group].append(place)
                place += Int(counts[group][term])
            }
            starts.append(place)
        }
        let total = starts[termCount]
        let numbers = SharedArray(count: total)
        let frequencies = withFrequencies ? SharedArray(count: total) : nil
        let groupStarts = firsts
        _ = try Parallel.map(groupCount, threads: threads) { group, _ in
            var next = groupStarts[group]
            var last = [UInt32](repeating: .max, count: termCount)
            for chunk in groups[group] {
                forEachTerm(chunks[chunk]) { term, paragraph in
                    if last[term] != paragraph {
                        last[term] = paragraph
                        numbers[next[term]] = paragraph
                        next[term] &+= 1
                    }
                    if let frequencies { frequencies[next[term] &- 1] &+= 1 }
                }
            }
        }
        self.starts = starts
        self.numbers = numbers
        self.frequencies = frequencies
    }
}

extension Array where Element == UInt32 {
    /// Lends the numbers as a span, which is indexed without reference counting.
    @inline(__always)
    fileprivate func withNumbers(_ body: (Span<UInt32>) -> Void) {
        body(span)
    }
}
