internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Highlighting` {
    private func marked(_ query: Query, _ text: String) throws -> [String] {
        var highlighter = try Highlighter(query)
        let scalars = Array(text.unicodeScalars)
        return try highlighter.spans(in: text).map { span in
            String(String.UnicodeScalarView(scalars[span]))
        }
    }

    @Test func `a phrase is marked where it occurs, however it is cut or written`() throws {
        let text = "节能减排，推动互联 网＋，ＰＭ２．５下降；减排有成"
        #expect(try marked(.phrase(Query.Phrase("减排")), text) == ["减排", "减排"])
        #expect(try marked(.phrase(Query.Phrase("互联网+")), text) == ["互联 网＋"])
        #expect(try marked(.phrase(Query.Phrase("pm2.5")), text) == ["ＰＭ２．５"])
        #expect(try marked(.phrase(Query.Phrase("推动减排")), text) == [])
    }

    @Test func `a run that occurs is marked whole, one that doesn't by its words`() throws {
        #expect(try marked(.text("数字经济发展"), "推动数字经济发展") == ["数字经济发展"])
        let scattered = try marked(.text("数字经济发展"), "经济要发展，数字要准")
        #expect(scattered == ["经济", "发展", "数字"])
    }

    @Test func `traditional characters are marked for simplified ones`() throws {
        #expect(try marked(.phrase(Query.Phrase("国民经济")), "國民經濟") == ["國民經濟"])
    }

    @Test func `spaced words are marked whole`() throws {
        let text = "The State of the estate: state-owned"
        #expect(try marked(.text("state"), text) == ["State", "state"])
        #expect(try marked(.phrase(Query.Phrase("the estate")), text) == ["the estate"])
    }

    @Test func `what is excluded or asked of a field isn't marked`() throws {
        let query = Query.and([
            .text("减排"), .not(.text("增长")), .field(.title, .text("报告")),
        ])
        #expect(try marked(query, "减排、增长、报告") == ["减排"])
    }

    @Test func `characters that fold to several are marked whole`() throws {
        #expect(try marked(.phrase(Query.Phrase("finance")), "ﬁnance") == ["ﬁnance"])
        #expect(try marked(.phrase(Query.Phrase("m2")), "100㎡的房") == ["㎡"])
    }

    @Test func `patterns mark what they stand for`() throws {
        let text = "Industry and industrial reports: 数字化、智能化改造"
        let industry = Query.pattern(Query.Pattern("indust*"))
        #expect(try marked(industry, text) == ["Industry", "industrial"])
        #expect(try marked(.pattern(Query.Pattern("智?化")), text) == ["智能化"])
        #expect(try marked(.pattern(Query.Pattern("reprots", edits: 1)), text) == ["reports"])
        let regex = Query.regex(pattern: "[A-Z][a-z]+|.能化", flags: "")
        #expect(try marked(regex, text) == ["Industry", "智能化"])
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `spans ascend, lie apart and inside of the text`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<20 {
            let text = SampleReports.paragraph(of: 30, using: &random)
            let query = SampleReports.paragraph(of: 2, using: &random)
            var highlighter = try Highlighter(.or([.text(query), .phrase(Query.Phrase(query))]))
            var end = 0
            for span in try highlighter.spans(in: text) {
                #expect(span.lowerBound >= end && !span.isEmpty, "seed \(seed)")
                end = span.upperBound
            }
            #expect(end <= text.unicodeScalars.count, "seed \(seed)")
        }
    }

    @Test func `other forms of a word are marked where they are found`() throws {
        let lines = ["Two reports, reported late.", "The report."].map { ($0, 0) }
        let draft = SampleReports.draft(Report(path: "a"), lines: lines)
        let index = try SampleReports.index(of: [draft], path: "\(Scratch.path)/forms.idx")
        var highlighter = try Highlighter(.text("report"), formsIn: SearchArchive([index]))
        #expect(try highlighter.spans(in: "Two reports, reported late.") == [4..<11, 13..<21])
        var quoted = try Highlighter(.phrase(.init("report")), formsIn: SearchArchive([index]))
        #expect(try quoted.spans(in: "Two reports, reported late.") == [])
    }
}
