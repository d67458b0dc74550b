internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Ranking` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `scores equal a brute-force BM25 over the analysis`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(10, paragraphs: 40, seed: seed)
        let oracle = try BruteForce(drafts)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        var random = SplitMix(seed: seed &+ 1000)
        for _ in 0..<40 {
            let count = Int.random(in: 1...9, using: &random)
            let query = SampleReports.paragraph(of: count, using: &random)
            var options = RankingOptions()
            options.bm25.k1 = Float.random(in: 0...2, using: &random)
            options.bm25.b = Float.random(in: 0...1, using: &random)
            for need in [Need.all, .any] {
                let expected = try oracle.search(query, isAll: need == .all, options: options)
                let found = try index.search(
                    words: query,
                    need: need,
                    limit: 1000,
                    options: options
                )
                #expect(found.total == expected.count, "seed \(seed), query \(query)")
                let scores = Dictionary(
                    uniqueKeysWithValues: expected.map { ($0.paragraph, $0.score) }
                )
                for hit in found.hits {
                    let score = try #require(scores[hit.paragraph], "seed \(seed), query \(query)")
                    let difference = abs(hit.score - score)
                    #expect(difference <= 1e-5 * abs(score), "seed \(seed), query \(query)")
                }
                for (hit, next) in zip(found.hits, found.hits.dropFirst()) {
                    #expect(TopHits.precedes(hit, next), "seed \(seed), query \(query)")
                }
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `what explains a score adds up to it`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(8, paragraphs: 30, seed: seed)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        var random = SplitMix(seed: seed &+ 2000)
        for text in ["“数字经济” OR reported^2", "rep* 的"]
            + (0..<20).map({ _ in SampleReports.paragraph(of: 4, using: &random) })
        {
            let query = try Query.parse(text).query
            for need in [Need.all, .any] {
                var options = SearchOptions()
                options.need = need
                options.limit = index.paragraphCount
                let hits = try index.search(query, options: options).hits
                for hit in hits {
                    let found = try index.explain(
                        query,
                        paragraph: hit.paragraph,
                        options: options
                    )
                    let score = try #require(found, "seed \(seed), query \(text)").score
                    let difference = abs(hit.score - score)
                    #expect(difference <= 1e-5 * abs(score), "seed \(seed), query \(text)")
                }
                let others = Set(0..<index.paragraphCount).subtracting(hits.map(\.paragraph))
                if let other = others.min() {
                    #expect(try index.explain(query, paragraph: other, options: options) == nil)
                }
            }
        }
    }

    @Test func `a query is cut in the characters of the reports`() throws {
        let lines = [
            "计算机网络的发展与应用", "互联网发展迅速，电脑网络普及。", "发展中国家的经济增长", "国民经济和社会发展计划",
            "图书馆里有许多书籍", "经济学家认为增长会放缓", "我们认为这个问题很重要",
        ]
        let pairs = [
            ("計算機網絡的發展", "计算机网络的发展"), ("國民經濟", "国民经济"), ("經濟學家認為這個問題很重要嗎", "经济学家认为这个问题很重要吗"),
            ("發展中國家 經濟", "发展中国家 经济"), ("圖書館裡的書", "图书馆里的书"),
        ]
        var report = Report(path: "a")
        report.language = "zh-Hans"
        let draft = SampleReports.draft(report, lines: lines.map { ($0, 0) })
        let index = try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
        let other = try SampleReports.index(of: [draft], path: "\(Scratch.path)/b.idx")
        for (traditional, simplified) in pairs {
            let expected = try index.search(words: simplified).hits
            #expect(!expected.isEmpty)
            #expect(try index.search(words: traditional).hits == expected)
            let archive = SearchArchive([index, other])
            let found = try archive.search(.text(traditional)).hits
            #expect(try found == archive.search(.text(simplified)).hits)
        }
        #expect(HanVariants.simplified("國の予算") == nil)
        #expect(HanVariants.simplified("经济") == nil)
        report.language = "zh-Hant"
        let texts = pairs.map { ($0.0, 0) }
        let written = SampleReports.draft(report, lines: texts)
        let third = try SampleReports.index(of: [written], path: "\(Scratch.path)/c.idx")
        for (traditional, simplified) in pairs {
            let expected = try third.search(words: traditional).hits
            #expect(!expected.isEmpty)
            #expect(try third.search(words: simplified).hits == expected)
        }
    }

    @Test func `the characters of reports don't depend on how many are looked at`() {
        // The looks meet every fourth of 48 reports, which is traditional, as no other one is.
        func written(sample: Int) -> String {
            ReportLanguages(ofReports: 48, sample: sample) { $0 % 4 == 0 ? "zh-Hant" : "zh-Hans" }
                .written("经济")
        }
        #expect(written(sample: 16) == "經濟")
        #expect(written(sample: 256) == "經濟")
    }

    @Test func `by words alone a query is cut as it is written`() throws {
        let lines = [
            "计算机网络的发展与应用", "经济学家认为增长会放缓", "我们认为这个问题很重要", "国民经济和社会发展计划",
        ]
        var report = Report(path: "a")
        report.language = "zh-Hans"
        let draft = SampleReports.draft(report, lines: lines.map { ($0, 0) })
        let index = try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
        var options = RankingOptions()
        options.terms = .words
        var analyzer = Analyzer()
        func terms(_ text: String) throws -> Set<[UInt8]> {
            Set(try analyzer.analyze(text).tokens.map(\.term).filter { !$0.isEmpty })
        }
        for query in ["計算機網絡的發展", "經濟學家認為這個問題很重要嗎", "國民經濟"] {
            let own = try terms(query)
            let expected = try lines.indices.filter { try !terms(lines[$0]).isDisjoint(with: own) }
            let found = try index.search(words: query, need: .any, limit: 10, options: options)
            #expect(found.hits.map(\.paragraph).sorted() == expected, "\(query)")
        }
        #expect(try terms("國民經濟") != terms("国民经济"))
    }

    @Test(
        arguments: [
            ("经济发展", "經濟發展"), ("克服 table 8%", nil), ("头发", "頭發"), ("國家", nil), ("予算の決", nil),
            ("系统", "系統"), ("台湾", "臺灣"), ("", nil),
        ] as [(String, String?)]
    )
    func `a query is written in traditional characters, the commonest ones`(
        simplified: String,
        traditional: String?
    ) {
        let found = HanVariants.traditional(simplified)
        #expect(found == traditional)
        if let found { #expect(HanVariants.simplified(found) == simplified) }
    }
}
