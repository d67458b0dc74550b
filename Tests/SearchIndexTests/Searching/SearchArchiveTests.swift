internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Search archive` {
    private static let fixed = [
        "数字经济", "数字经济 发展", "互联网 report", "the state of the report", "税", "㎡", "*",
        "\"数字经济\"", "\"的 和\"~3", "rep*", "repport~", "e*e", "数字 NEAR/5 经济", "/rep[a-z]+/",
        "year:2003", "year:2001..2004 数字", "report:4", "title:数字", "数字^3 OR 发展", "数字 NOT 税",
        "경제", "กำลัง report", "absent", "2004", "数*济", "*ate",
    ]

    /// Queries of all kinds, and some of random words.
    private static func queries(seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        return fixed
            + (0..<20).map { _ in
                let count = Int.random(in: 1...9, using: &random)
                return SampleReports.paragraph(of: count, using: &random)
            }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `several indexes give the hits, the order and the scores of one`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(11, paragraphs: 30, seed: seed)
        let whole = try SampleReports.index(of: drafts, path: "\(Scratch.path)/whole.idx")
        var random = SplitMix(seed: seed)
        let cuts = [Int.random(in: 0...5, using: &random), Int.random(in: 5...11, using: &random)]
        var parts: [SearchIndex] = []
        for (place, range) in [0..<cuts[0], cuts[0]..<cuts[1], cuts[1]..<11].enumerated() {
            let path = "\(Scratch.path)/\(place).idx"
            parts.append(try SampleReports.index(of: Array(drafts[range]), path: path))
        }
        let archive = SearchArchive(parts)
        #expect(archive.paragraphCount == whole.paragraphCount)
        #expect(archive.reportCount == whole.reportCount)
        for text in Self.queries(seed: seed) {
            let query = try Query.parse(text).query
            for limit in [0, 3, 10_000] {
                var options = SearchOptions()
                options.limit = limit
                let expected = try whole.search(query, options: options)
                let found = try archive.search(query, options: options)
                #expect(found == expected, "seed \(seed), \(text), limit \(limit)")
            }
        }
    }

    @Test func `paragraphs and reports are numbered through all indexes`() throws {
        let drafts = SampleReports.drafts(6, paragraphs: 9, seed: 3)
        let whole = try SampleReports.index(of: drafts, path: "\(Scratch.path)/whole.idx")
        var paths: [String] = []
        for (place, range) in [0..<2, 2..<2, 2..<6].enumerated() {
            paths.append("\(Scratch.path)/\(place).idx")
            _ = try SampleReports.index(of: Array(drafts[range]), path: paths[place])
        }
        let archive = try SearchArchive(contentsOf: paths)
        for number in 0..<whole.paragraphCount {
            #expect(try archive.paragraph(number) == whole.paragraph(number))
            let (index, own) = archive.location(ofParagraph: number)
            #expect(archive.number(ofParagraph: own, inIndex: index) == number)
        }
        for number in drafts.indices {
            #expect(try archive.report(number) == drafts[number].report)
            let (index, own) = archive.location(ofReport: number)
            #expect(archive.number(ofReport: own, inIndex: index) == number)
        }
    }

    @Test func `no index finds nothing`() throws {
        let archive = SearchArchive([])
        #expect(archive.paragraphCount == 0)
        #expect(try archive.search(.text("数字")) == SearchResults(hits: [], total: 0))
    }
}
