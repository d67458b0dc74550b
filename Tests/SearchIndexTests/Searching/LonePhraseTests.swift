internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `A phrase alone` {
    /// An index with long runs of one character among other paragraphs.
    private func index(seed: UInt64) throws -> SearchIndex {
        var drafts = SampleReports.drafts(6, paragraphs: 24, seed: seed)
        var random = SplitMix(seed: seed)
        let lines = (0..<8).map { _ in
            let words = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                ["的", "的的", "的确，", "the "].randomElement(using: &random)!
            }
            return (text: words.joined(), level: 0)
        }
        drafts.append(SampleReports.draft(Report(path: "long.txt"), lines: lines))
        return try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `ranks as it does among others`(seed: UInt64) throws {
        let index = try index(seed: seed)
        var random = SplitMix(seed: seed &+ 5)
        for round in 0..<60 {
            let words = SampleReports.words.randomElement(using: &random)!.unicodeScalars
            let first = words.indices.randomElement(using: &random)!
            let text = round < 3 ? "的" : String(words[first...].prefix(1 + round % 3))
            var options = SearchOptions()
            options.limit = Int.random(in: 0...9, using: &random)
            options.ranking.bm25.k1 = [0, 0.9, 1.2, 3].randomElement(using: &random)!
            options.ranking.bm25.b = [0, 0.4, 0.75, 1].randomElement(using: &random)!
            options.ranking.usesLuceneNorms = Bool.random(using: &random)
            let phrase = Query.phrase(Query.Phrase(text))
            let alone = try index.search(phrase, options: options)
            let among = try index.search(.boosted(phrase, 1), options: options)
            #expect(alone.total == among.total, "seed \(seed), \(text)")
            #expect(alone.hits.count == among.hits.count, "seed \(seed), \(text)")
            for (hit, other) in zip(alone.hits, among.hits) {
                #expect(hit.paragraph == other.paragraph, "seed \(seed), \(text)")
                #expect(abs(hit.score - other.score) <= 1e-6 * abs(other.score))
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `has the same best paragraphs whether all are counted or not`(seed: UInt64) throws {
        let drafts = BlockEdges.drafts(paragraphs: 3000 + 1500 * Int(seed), seed: seed)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        var random = SplitMix(seed: seed)
        var pruned = 0
        for _ in 0..<120 {
            let number = Int.random(in: 0..<index.paragraphCount, using: &random)
            let scalars = Array(try index.paragraph(number).text.unicodeScalars.prefix(200))
            let start = scalars.indices.randomElement(using: &random) ?? 0
            let end = min(scalars.count, start + Int.random(in: 2...8, using: &random))
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end])
            var options = SearchOptions()
            options.limit = [0, 1, 3, 10, 200].randomElement(using: &random)!
            options.ranking.bm25.k1 = [0, 0.9, 1.2, 3].randomElement(using: &random)!
            options.ranking.bm25.b = [0, 0.4, 0.75, 1].randomElement(using: &random)!
            options.ranking.usesLuceneNorms = random.oneIn(3)
            options.matching.isWholeWords = random.oneIn(6)
            let phrase = Query.phrase(Query.Phrase(String(text)))
            let all = try index.search(phrase, options: options)
            options.countsTotal = false
            let best = try index.search(phrase, options: options)
            #expect(best.hits == all.hits, "seed \(seed), \(text), \(options)")
            if best.isTotalExact {
                #expect(best.total == all.total, "seed \(seed), \(text)")
            } else {
                pruned += 1
            }
        }
        #expect(pruned > 10)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `is counted in tokens as in text`(seed: UInt64) throws {
        let index = try index(seed: seed)
        var random = SplitMix(seed: seed)
        var analyzer = Analyzer()
        let phrases = [
            "的", "的的", "互联", "联网", "经济发展", "国民", "数字经济", "济发", "สำ", "ーター", "𠮷", "方面",
        ]
        for phrase in phrases {
            let pattern = PhrasePattern(try analyzer.analyze(phrase))
            let start = Int.random(in: 0..<index.paragraphCount, using: &random)
            let candidates = (start..<index.paragraphCount).map { UInt32($0) }
            index.file.withBytes { bytes in
                let slow = LeafMatches(checking: candidates, of: index, in: bytes) { _, text in
                    pattern.count(in: text)
                }
                let fast = UnspacedScan(pattern, of: index, in: bytes)?
                    .matches(among: candidates, in: bytes)
                #expect(fast?.paragraphs == slow.paragraphs, "seed \(seed), \(phrase)")
                #expect(fast?.frequencies == slow.frequencies, "seed \(seed), \(phrase)")
            }
        }
    }

    @Test(arguments: ["62.9", "state", "경제", "㎡", "A股", "互联网+"])
    func `with other characters is looked for in text`(phrase: String) throws {
        let index = try index(seed: 1)
        var analyzer = Analyzer()
        let pattern = PhrasePattern(try analyzer.analyze(phrase))
        #expect(index.file.withBytes { UnspacedScan(pattern, of: index, in: $0) } == nil)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `tallies are the sums of postings`(seed: UInt64) throws {
        let index = try index(seed: seed)
        let universe = index.paragraphCount
        index.file.withBytes { bytes in
            var union = TermUnion()
            var sums = [UInt32](repeating: 0, count: universe)
            var iterator = index.words.iterator()
            var times: UInt32 = 0
            while let (_, entry) = iterator.next(in: bytes) {
                times = times % 3 + 1
                union.append(entry, shape: .weighted, times: times)
                var cursor = PostingsCursor(entry, shape: .weighted, in: bytes)
                while cursor.number != PostingsCursor.end {
                    sums[Int(cursor.number)] += cursor.frequency(in: bytes) * times
                    cursor.advance(in: bytes)
                }
            }
            let tally = Tally(union, universe: universe, in: bytes)
            let members = sums.indices.filter { sums[$0] > 0 }
            #expect(sums.contains { $0 > 255 })
            #expect(tally.memberCount == members.count)
            #expect(tally.matches.paragraphs == members.map { UInt32($0) })
            #expect(tally.matches.frequencies == members.map { sums[$0] })
        }
    }
}
