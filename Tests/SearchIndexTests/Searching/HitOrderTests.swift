internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Orders of hits` {
    private func index(seed: UInt64) throws -> SearchArchive {
        var random = SplitMix(seed: seed)
        var drafts = SampleReports.drafts(9, paragraphs: 8, seed: seed)
        for place in drafts.indices {
            drafts[place].report.year =
                Bool.random(using: &random)
                ? Int.random(in: 998...1001, using: &random) : nil
            drafts[place].report.place = ["", "b", "a"].randomElement(using: &random)!
            drafts[place].report.path = ["z", "10", "9"].randomElement(using: &random)!
        }
        return try SampleReports.archive(
            of: drafts,
            parts: 1 + Int(seed % 3),
            path: "\(Scratch.path)/\(seed).idx"
        )
    }

    private static func value(_ order: HitOrder, _ report: Report, _ number: Int) -> String {
        switch order {
        case .score: ""
        case .year: report.year.map { String(10_000 + $0) } ?? ""
        case .date: report.date
        case .place: report.place
        case .company: report.company
        case .title: report.title
        case .path: report.path
        case .report: String(10_000 + number)
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `an order is that of inserting one by one`(seed: UInt64) throws {
        let index = try index(seed: seed)
        var random = SplitMix(seed: seed)
        let hits = (0..<index.paragraphCount).map {
            SearchHit(paragraph: $0, score: Float(Int.random(in: 0...3, using: &random)))
        }.shuffled(using: &random)
        for order in HitOrder.allCases {
            for isReversed in [false, true] {
                /// Whether one hit must stand before another.
                func precedes(_ left: SearchHit, _ right: SearchHit) throws -> Bool {
                    let numbers = try [left, right].map {
                        try index.report(ofParagraph: $0.paragraph)
                    }
                    let values = try numbers.map { try Self.value(order, index.report($0), $0) }
                    if order == .score, left.score != right.score {
                        return (left.score > right.score) != isReversed
                    }
                    if values[0] != values[1] {
                        if values.contains("") { return values[1].isEmpty }
                        let isLess = Array(values[0].utf8).lexicographicallyPrecedes(
                            Array(values[1].utf8)
                        )
                        return isLess != isReversed
                    }
                    let isText = order == .path || order == .report
                    if !isText, left.score != right.score { return left.score > right.score }
                    return left.paragraph < right.paragraph
                }
                var expected: [SearchHit] = []
                for hit in hits {
                    let place = try expected.firstIndex { try precedes(hit, $0) } ?? expected.count
                    expected.insert(hit, at: place)
                }
                let sorted = try index.sorted(hits, by: order, reversed: isReversed)
                #expect(sorted == expected, "seed \(seed), \(order), \(isReversed)")
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `equal texts are put together`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = [
            "數字經濟", "数字 经济", "数字经济", "５Ｇ", "5g", "5 g", "状况", "state of", "State  of", "stateof",
        ]
        let folded = [0, 0, 0, 1, 1, 2, 3, 4, 4, 5]
        var drafts: [ReportDraft] = []
        var kinds: [Int] = []
        for number in 0..<6 {
            var report = Report(path: "\(number)")
            report.year = number == 3 ? nil : 2000 + number / 2
            report.title = "\(number)"
            let picked = (0..<12).map { _ in Int.random(in: 0..<texts.count, using: &random) }
            kinds += picked.map { folded[$0] }
            drafts.append(SampleReports.draft(report, lines: picked.map { (texts[$0], 0) }))
        }
        let index = try SampleReports.archive(
            of: drafts,
            parts: 1 + Int(seed % 3),
            path: "\(Scratch.path)/u\(seed).idx"
        )
        try #require(index.paragraphCount == kinds.count)
        let hits = kinds.indices.filter { $0 % 5 != 0 }.shuffled(using: &random).map {
            SearchHit(paragraph: $0, score: 1)
        }
        var expected: [UniqueHit] = []
        for hit in hits {
            let kind = kinds[hit.paragraph]
            if let place = expected.firstIndex(where: { kinds[$0.hit.paragraph] == kind }) {
                expected[place].paragraphs.append(hit.paragraph)
            } else {
                expected.append(UniqueHit(hit))
            }
        }
        for place in expected.indices {
            let years = try expected[place].paragraphs.compactMap {
                try index.report(index.report(ofParagraph: $0)).year
            }
            expected[place].years = Set(years).sorted()
        }
        #expect(try index.unique(hits) == expected, "seed \(seed)")
    }
}
