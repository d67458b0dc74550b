internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Synonyms of the user` {
    private static let file = """
        # a comment, not a group
        数字经济，数码经济、digital economy
        CO2, carbon dioxide\t二氧化碳

        """

    @Test(
        arguments: [
            ("数字经济", "(数字经济 OR \"数码经济\" OR \"digital economy\")"),
            ("數字經濟 增长", "(數字經濟 OR \"数码经济\" OR \"digital economy\") 增长"),
            ("发展数码经济", "发展数码经济 OR 发展数字经济 OR 发展digital economy"),
            ("Carbon  Dioxide", "(Carbon Dioxide OR \"CO2\" OR \"二氧化碳\")"),
            ("\"CO2\"", "\"CO2\""), ("carbon", "carbon"),
            ("co2 -税", "(co2 OR \"carbon dioxide\" OR \"二氧化碳\") -税"),
        ]
    )
    func `make bare words a choice and leave phrases alone`(text: String, like: String) throws {
        let synonyms = try Synonyms(Self.file)
        let found = try synonyms.expanding(Query.parse(text).query)
        func shape(_ query: Query) -> [String] {
            switch query {
            case .and(let parts): return ["and"] + parts.flatMap(shape)
            case .or(let parts): return ["or"] + parts.flatMap(shape).sorted() + ["."]
            case .not(let part): return ["not"] + shape(part)
            case .text(let text): return ["text \(text)"]
            case .phrase(let phrase): return ["phrase \(phrase.text)"]
            default: return ["\(query)"]
            }
        }
        if like.hasPrefix("发展") {
            let all = ["text 发展数码经济", "text 发展数字经济", "text 发展digital economy"]
            #expect(shape(found) == ["or"] + all.sorted() + ["."])
        } else {
            #expect(shape(found) == shape(try Query.parse(like).query))
        }
    }

    @Test func `find what any of the words finds`() throws {
        let report = Report(path: "a")
        let lines = ["数字经济增长", "数码经济下降", "Digital economies", "the digital economy", "税"]
        let draft = SampleReports.draft(report, lines: lines.map { ($0, 0) })
        let index = try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
        let synonyms = try Synonyms(Self.file)
        let query = try synonyms.expanding(.text("数字经济"))
        #expect(Set(try index.search(query).hits.map(\.paragraph)) == [0, 1, 3])
        let exact = try synonyms.expanding(Query.parse("“数字经济”").query)
        #expect(try index.search(exact).hits.map(\.paragraph) == [0])
        #expect(try synonyms.alternatives(in: "CO2 税") == ["carbon dioxide", "二氧化碳"])
    }
}
