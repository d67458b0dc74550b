internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Facets` {
    /// An index whose reports share years and places, some without either.
    private func index(seed: UInt64) throws -> SearchArchive {
        var random = SplitMix(seed: seed)
        var drafts = SampleReports.drafts(12, paragraphs: 20, seed: seed)
        for place in drafts.indices {
            drafts[place].report.year =
                Bool.random(using: &random)
                ? Int.random(in: 2010...2014, using: &random) : nil
            drafts[place].report.place = ["", "临江市", "云岭县"].randomElement(using: &random)!
            drafts[place].report.language = ["zh", "en"].randomElement(using: &random)!
        }
        return try SampleReports.archive(
            of: drafts,
            parts: 1 + Int(seed % 3),
            path: "\(Scratch.path)/\(seed).idx"
        )
    }

    private static func value(
        _ facet: Facet,
        _ paragraph: Paragraph,
        _ index: SearchArchive
    ) throws -> String {
        let report = try index.report(paragraph.report)
        switch facet {
        case .year: return report.year.map(String.init) ?? ""
        case .place: return report.place
        case .company: return report.company
        case .code: return report.code
        case .kind: return report.kind
        case .lang: return report.language
        case .report: return String(paragraph.report + 1)
        case .title: return report.title
        case .path: return report.path
        case .section:
            // A heading with nothing above it stands under itself.
            if let first = paragraph.section.first { return first }
            return try index.headingLevel(ofParagraph: paragraph.number) > 0 ? paragraph.text : ""
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `counts are those of a loop over all paragraphs`(seed: UInt64) throws {
        let index = try index(seed: seed)
        var random = SplitMix(seed: seed &+ 500)
        for _ in 0..<12 {
            let facets = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Facet.allCases.randomElement(using: &random)!
            }
            let word = SampleReports.words.randomElement(using: &random)!
            let filter = try Query.parse(
                ["*", "lang:zh", "year:2011..2013"].randomElement(using: &random)!
            )
            let query = Query.text(word).filtered(by: filter.query)
            #expect(query.filters == filter.query)
            let found = try index.paragraphs(answering: query)
            let all = try index.paragraphs(answering: query.filters)
            func holds(_ sets: [ParagraphSet], _ number: Int) -> Bool {
                let (place, own) = index.location(ofParagraph: number)
                return sets[place].contains(UInt32(own))
            }
            var expected: [[String]: FacetCount] = [:]
            var foundReports: [[String]: Set<Int>] = [:]
            var allReports: [[String]: Set<Int>] = [:]
            for number in 0..<index.paragraphCount where holds(all, number) {
                let paragraph = try index.paragraph(number)
                let values = try facets.map { try Self.value($0, paragraph, index) }
                var count = expected[values] ?? FacetCount(values: values)
                count.allParagraphs += 1
                allReports[values, default: []].insert(paragraph.report)
                if holds(found, number) {
                    count.paragraphs += 1
                    foundReports[values, default: []].insert(paragraph.report)
                }
                expected[values] = count
            }
            for values in expected.keys {
                expected[values]?.reports = foundReports[values]?.count ?? 0
                expected[values]?.allReports = allReports[values]?.count ?? 0
            }
            let counts = try index.counts(of: found, among: all, by: facets)
            let filled = counts.filter { $0.allReports > 0 }
            #expect(Set(filled) == Set(expected.values), "seed \(seed), \(facets), \(query)")
            #expect(Set(counts.map(\.values)).count == counts.count)
            #expect(counts.reduce(0) { $0 + $1.paragraphs } == found.reduce(0) { $0 + $1.count })
            #expect(filled.count == counts.count || facets == [.year])
        }
    }

    @Test func `years stand in order, those without reports too, unknown ones last`() throws {
        var drafts = SampleReports.drafts(4, paragraphs: 3, seed: 1)
        for (place, year) in [2012, nil, 999, 1003].enumerated() {
            drafts[place].report.year = year
        }
        drafts[0].report.year = 1001
        let index = try SampleReports.archive(of: drafts, parts: 2, path: "\(Scratch.path)/y.idx")
        let all = try index.paragraphs(answering: .everything)
        let counts = try index.counts(of: all, among: all, by: [.year])
        #expect(counts.map { $0.values[0] } == ["999", "1000", "1001", "1002", "1003", ""])
        #expect(counts.map(\.allReports) == [1, 0, 1, 0, 1, 1])
    }

    @Test func `members are counted in any range`() {
        var random = SplitMix(seed: 9)
        for universe in [1, 63, 64, 65, 300] {
            var set = ParagraphSet(universe: universe)
            for number in 0..<UInt32(universe) where Bool.random(using: &random) {
                set.insert(number)
            }
            for _ in 0..<60 {
                let start = Int.random(in: -2...universe, using: &random)
                let range = start..<Int.random(in: start...(universe + 3), using: &random)
                let expected = range.count { $0 >= 0 && set.contains(UInt32($0)) }
                #expect(set.count(in: range) == expected, "\(universe), \(range)")
            }
        }
    }

    @Test(
        arguments: [
            ("数字经济 year:2015..2020 -place:临江", "year:2015..2020 -place:临江"),
            ("数字经济", "*"), ("year:2015", "year:2015"), ("-place:临江", "* -place:临江"),
            ("数字 OR year:2015", "*"), ("(year:2015 OR year:2017) 数字", "year:2015 OR year:2017"),
            ("数字 -(经济 year:2015)", "*"), ("", "*"),
        ]
    )
    func `filters are the parts that ask for fields alone`(text: String, filter: String) throws {
        #expect(try Query.parse(text).query.filters == Query.parse(filter).query)
    }

    @Test func `a filter narrows a query, but makes none of nothing`() throws {
        let year = try Query.parse("year:2015").query
        #expect(try Query.parse("数字").query.filtered(by: year) == Query.parse("数字 year:2015").query)
        #expect(try Query.parse("*").query.filtered(by: year) == year)
        #expect(Query.nothing.filtered(by: year) == .nothing)
        let either = try Query.parse("A OR B").query.filtered(by: year)
        #expect(either == (try Query.parse("(A OR B) year:2015").query))
        let negation = try Query.parse("-A").query.filtered(by: year)
        #expect(negation == (try Query.parse("-A year:2015").query))
    }
}
