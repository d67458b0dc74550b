internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `A searcher` {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `answers as a search by itself, query after query`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(5, paragraphs: 30, seed: seed)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        var searcher = Searcher(index)
        var random = SplitMix(seed: seed)
        for _ in 0..<30 {
            let count = Int.random(in: 1...9, using: &random)
            let query = Query.text(SampleReports.paragraph(of: count, using: &random))
            let expected = try index.search(query)
            #expect(try searcher.search(query) == expected, "seed \(seed), \(query)")
        }
    }
}
