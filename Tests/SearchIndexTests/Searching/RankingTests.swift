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
}
