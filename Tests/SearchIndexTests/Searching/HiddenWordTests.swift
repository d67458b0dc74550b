internal import Testing

@testable import SearchIndex

/// Words that stand as parts of others, or are cut in parts, beside the words themselves.
@Suite(.scratchFolder)
struct `Hidden words` {
    private static let pieces = [
        "国", "国家", "中国人民", "家", "家庭", "大家", "发展", "的", "目的", "合作", "人", "人民",
        "合同", "，", " ",
    ]

    private static let words = [
        "国", "家", "人", "的", "合", "同", "的合", "国家", "国人", "人民", "家的", "发展", "大家庭",
    ]

    private static func texts(_ count: Int, using random: inout SplitMix) -> [String] {
        (0..<count).map { _ in
            var text = ""
            for _ in 0..<Int.random(in: 1...(random.oneIn(50) ? 400 : 9), using: &random) {
                // Earlier pieces are rarer.
                let place = Int.random(in: 0..<pieces.count, using: &random)
                let other = Int.random(in: 0..<pieces.count, using: &random)
                text += pieces[max(place, other)]
            }
            return text
        }
    }

    private static func index(of texts: [String]) throws -> SearchIndex {
        let lines = texts.map { (text: $0, level: 0) }
        let draft = SampleReports.draft(Report(path: "a.txt"), lines: lines)
        return try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
    }

    private static func query(using random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            text += words.randomElement(using: &random)!
            text += random.oneIn(4) ? "" : " "
        }
        return text
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `are found while ranking as they are found by postings`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let count = [500, 2100, 6500, 9000][Int(seed - 1) % 4]
        let index = try Self.index(of: Self.texts(count, using: &random))
        let memory = TopKMemory()
        var hidden = 0
        for _ in 0..<80 {
            var options = SearchOptions()
            options.limit = [1, 3, 10, 40, 300].randomElement(using: &random)!
            options.need = [.automatic, .all, .any].randomElement(using: &random)!
            var query = Query.text(Self.query(using: &random))
            if random.oneIn(4) { query = .and([query, .not(.text("合同"))]) }
            try index.file.withBytes { (bytes) throws(SearchIndexError) in
                var resolver = QueryResolver(index, options: options, analyzer: nil)
                let resolved = try resolver.resolve(query, in: bytes)
                hidden += resolved.scoring.hiddenWords.count
                let hits = TopKSearch.hits(
                    of: resolved,
                    in: index,
                    options: options,
                    averageLength: index.averageLength,
                    memory: memory,
                    bytes: bytes
                )
                let exhaustive = ExhaustiveSearch(index: index, options: options.ranking)
                let expected = exhaustive.search(
                    resolved.scoring,
                    candidates: resolved.paragraphs(of: index, in: bytes),
                    limit: options.limit,
                    in: bytes
                )
                if let hits { #expect(hits == expected, "seed \(seed), \(query), \(options)") }
            }
        }
        #expect(hidden > 40)
    }

    @Test(arguments: [false, true])
    func `are counted as a scan of the texts counts them`(needsAll: Bool) throws {
        var random = SplitMix(seed: needsAll ? 5 : 6)
        let texts = Self.texts(2500, using: &random)
        let index = try Self.index(of: texts)
        var analyzer = Analyzer()
        let analyses = try texts.map { try analyzer.analyze($0) }
        let words = analyses.map { Set($0.tokens.map(\.term)) }
        var options = SearchOptions()
        options.need = needsAll ? .all : .any
        for _ in 0..<20 {
            let query = Self.query(using: &random)
            let runs = Runs(of: try analyzer.analyze(query)).runs
            let patterns = try runs.map { PhrasePattern(try analyzer.analyze($0.text)) }
            var expected = 0
            for place in texts.indices {
                var text = MatchText()
                text.load(analyses[place])
                var met = 0
                for (run, pattern) in zip(runs, patterns) {
                    let isWhole = pattern.count(in: text) > 0
                    let holdsWords =
                        needsAll
                        ? run.words.allSatisfy(words[place].contains)
                        : run.words.contains(where: words[place].contains)
                    if isWhole || holdsWords { met += 1 }
                }
                if needsAll ? met == runs.count : met > 0 { expected += 1 }
            }
            let found = try index.search(.text(query), options: options)
            #expect(found.isTotalExact && found.total == expected, "\(query)")
        }
    }
}
