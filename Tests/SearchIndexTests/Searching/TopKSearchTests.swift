internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Top-k search` {
    private static func options(using random: inout SplitMix) -> SearchOptions {
        var options = SearchOptions()
        options.limit = [1, 2, 10, 100, 999].randomElement(using: &random)!
        options.need = [.automatic, .all, .any].randomElement(using: &random)!
        options.ranking.terms = RankingOptions.Terms.allCases.randomElement(using: &random)!
        options.ranking.usesLuceneNorms = random.oneIn(3)
        options.ranking.bm25.k1 = [0, 0.9, 1.2, 1e-3, 50].randomElement(using: &random)!
        options.ranking.bm25.b = [0, 0.4, 0.75, 1].randomElement(using: &random)!
        return options
    }

    private static func query(using random: inout SplitMix) -> Query {
        func text() -> Query { .text(BlockEdges.query(using: &random)) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .and([text(), .not(text())])
        case 1: return .or([text(), text()])
        case 2:
            let year = Int.random(in: 2000...2004, using: &random)
            let range = Query.range(.year, lower: Query.Bound("\(year)"), upper: nil)
            return .and([text(), range])
        case 3: return .and([text(), text(), .boosted(text(), 2.5)])
        case 4: return .phrase(Query.Phrase(BlockEdges.query(using: &random)))
        default: return text()
        }
    }

    /// An index of some paragraphs, given by a seed.
    private static func index(seed: UInt64) throws -> SearchIndex {
        let size = Strip.size
        let count = [200, size, size + 1, 2 * size, 5 * size, 6 * size + 9][Int(seed - 1) % 6]
        let drafts = BlockEdges.drafts(paragraphs: count, seed: seed)
        return try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
    }

    /// Compares both ways; `false` if the fast one doesn't answer.
    private static func compare(
        _ query: Query,
        in index: SearchIndex,
        _ options: SearchOptions,
        _ memory: TopKMemory,
        seed: UInt64
    ) throws -> Bool {
        try index.file.withBytes { (bytes) throws(SearchIndexError) in
            var resolver = QueryResolver(index, options: options, analyzer: nil)
            let resolved = try resolver.resolve(query, in: bytes)
            let hits = TopKSearch.hits(
                of: resolved,
                in: index,
                options: options,
                averageLength: index.averageLength,
                memory: memory,
                bytes: bytes
            )
            guard let hits else { return false }
            let exhaustive = ExhaustiveSearch(index: index, options: options.ranking)
            let expected = exhaustive.search(
                resolved.scoring,
                candidates: resolved.paragraphs(of: index, in: bytes),
                limit: options.limit,
                in: bytes
            )
            #expect(hits == expected, "seed \(seed), \(query), \(options)")
            return true
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `equals the exhaustive search to the last bit`(seed: UInt64) throws {
        let index = try Self.index(seed: seed)
        var random = SplitMix(seed: seed)
        let memory = TopKMemory()
        var fast = 0
        for _ in 0..<60 {
            let options = Self.options(using: &random)
            let query = Self.query(using: &random)
            if try Self.compare(query, in: index, options, memory, seed: seed) { fast += 1 }
        }
        #expect(fast > 30)
    }

    /// Few hits, so that most of what is read can't be among them.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `so it does for words alone`(seed: UInt64) throws {
        let index = try Self.index(seed: seed)
        var random = SplitMix(seed: seed + 100)
        let memory = TopKMemory()
        var options = SearchOptions()
        options.ranking = .plain(.words)
        for round in 0..<80 {
            options.limit = [1, 2, 3, 10].randomElement(using: &random)!
            options.need = round % 2 == 0 ? .all : .any
            options.ranking.bm25.k1 = [0.9, 1.2, 2].randomElement(using: &random)!
            options.ranking.bm25.b = [0.4, 0.75, 1].randomElement(using: &random)!
            let query = Query.text(BlockEdges.query(using: &random))
            #expect(try Self.compare(query, in: index, options, memory, seed: seed))
        }
    }

    /// An index of strips with two kinds of paragraphs, of which the better ones are few.
    private static func index(strips: Int, better: Set<Int>) throws -> SearchIndex {
        let lines = (0..<(strips * Strip.size)).map { place in
            (text: better.contains(place) ? "发展 发展" : "发展 report", level: 0)
        }
        let draft = SampleReports.draft(Report(path: "a.txt"), lines: lines)
        return try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
    }

    private static func hits(in index: SearchIndex) throws -> [Int] {
        var options = SearchOptions()
        options.ranking = .plain(.words)
        options.need = .any
        return try index.search(.text("发展"), options: options).hits.map(\.paragraph)
    }

    @Test
    func `takes the earliest of equal hits though its strip promises less`() throws {
        // The first strip holds none of the best hits, but the earliest of all others.
        let best = Array(Strip.size..<Strip.size + 5) + [2 * Strip.size]
        let index = try Self.index(strips: 3, better: Set(best))
        #expect(try Self.hits(in: index) == best + [0, 1, 2, 3])
    }

    @Test
    func `takes the earliest of equal hits though strips behind it were ranked before`() throws {
        // As many strips as are ranked first lie behind the first one, and fill the places of the
        // best with paragraphs that are no better than its own.
        let best = (1...TopKSearch.promising).map { $0 * Strip.size + Strip.size / 2 }
        let index = try Self.index(strips: TopKSearch.promising + 1, better: Set(best))
        #expect(try Self.hits(in: index) == best + Array(0..<(10 - best.count)))
    }
}
