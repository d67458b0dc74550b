import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Sections of companies' reports` {
    private let report = """
        白石股份有限公司2019年年度报告
        目录
        第一节 重要提示
        第三节 经营情况讨论与分析
        第四节 重要事项
        第一节 重要提示
        内容真实。
        第三节 经营情况讨论与分析
        一、概述
        去年还好。
        二、主营业务
        （一）收入
        1、国内
        收入增加了。
        第四节 重要事项
        没有什么重要的事。
        """

    private func draft(_ text: String) throws -> ReportDraft {
        try #require(
            ReportReader.read(Array(text.utf8), path: SourcePath("白石.txt")).first
        )
    }

    @Test func `a speech may have headings without numbers`() throws {
        let body = "过去一年，全县上下齐心协力，克服了旱灾和市场波动带来的许多困难，粮食总产量保持稳定，工业和服务业都有新的进步，群众生活继续改善。"
        let speech = """
            云岭县2020年政府工作报告
            县长 周某
            各位代表：
            现在，我代表县人民政府向大会报告工作，请予审议。
            2019年工作回顾
            \(body)
            （一）农业
            \(body)
            短句不是标题。
            这一行后面没有段落
            2020年的任务
            \(body)
            结束语
            各位代表！\(body)
            """
        let levels = try draft(speech).paragraphs.map(\.headingLevel)
        #expect(levels == [0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 1, 0])
        // Where headings have numbers, other short lines are none.
        let numbered = speech.replacing("2019年工作回顾", with: "一、2019年工作回顾")
        #expect(
            try draft(numbered).paragraphs.map(\.headingLevel) == [0, 0, 0, 0, 1, 0, 2]
                + Array(repeating: 0, count: 7)
        )
        let unaddressed = speech.replacing("各位代表：\n", with: "")
        #expect(try draft(unaddressed).paragraphs.map(\.headingLevel).prefix(5) == [0, 0, 0, 0, 0])
    }

    @Test func `a list of contents holds no headings`() throws {
        let levels = try draft(report).paragraphs.map(\.headingLevel)
        #expect(levels == [0, 0, 0, 0, 0, 1, 0, 1, 2, 0, 2, 3, 4, 0, 1, 0])
        // Without the list, every line counts.
        let plain = report.split(separator: "\n").filter { $0 != "目录" }.joined(separator: "\n")
        #expect(try draft(plain).paragraphs.map(\.headingLevel).prefix(4) == [0, 1, 1, 1])
    }

    @Test func `the management's discussion is found under each of its names`() throws {
        let index = try SampleReports.index(of: [draft(report)], path: "\(Scratch.path)/a.idx")
        for name in ["管理层讨论", "管理层讨论与分析", "经营情况讨论与分析", "MD&A"] {
            let query = try Query.parse("section:\(name)").query
            let results = try index.search(query, options: SearchOptions())
            #expect(results.hits.map(\.paragraph).sorted() == Array(7...13), "\(name)")
        }
        let other = try index.search(
            try Query.parse("section:重要事项").query,
            options: SearchOptions()
        )
        #expect(other.hits.map(\.paragraph).sorted() == [14, 15])
        #expect(try index.paragraph(13).section == ["第三节 经营情况讨论与分析", "二、主营业务", "（一）收入", "1、国内"])
    }

    @Test(arguments: [
        ("第六届全国人民代表大会第一次会议关于政府工作报告的决议", 1983),
        ("第二届全国人民代表大会第三次会议关于政府工作报告的决议", 1962),
        ("第十四届全国人民代表大会第三次会议关于政府工作报告的决议", 2025),
        ("在中国共产党第九次全国代表大会上的报告", 1969), ("走向新的阶段 (二十大)", 2022),
        ("走向新的阶段（十二大）", 1982), ("第三届全国人民代表大会第九次会议", nil),
        ("第九届白石市人民代表大会第一次会议", nil), ("第一次全国代表大会", 1921),
    ])
    func `a congress tells its year`(title: String, year: Int?) {
        #expect(SessionYears.year(in: Scalars(title).map(\.folded)) == year)
    }

    @Test func `the header of the pages tells a title that the cover doesn't`() throws {
        let initials = Array("东西南北上下左右前后甲乙丙丁戊己庚辛壬癸金木水火土日月山川田")
        var lines = ["白", "石"]
        for page in 1...6 {
            lines += ["白石股份有限公司2019 年年度报告全文", "\(page)"]
            for initial in initials[(5 * page - 5)..<(5 * page)] {
                lines.append("\(initial)字号的车间在这一页上写了很长的一句话，没有写完就换到下一行去了")
            }
            lines.append("写到\(initials[page])为止。")
        }
        let draft = try draft(lines.joined(separator: "\n"))
        #expect(draft.report.title == "白石股份有限公司2019年年度报告全文")
        #expect(draft.report.year == 2019)
        #expect(draft.report.company == "白石股份有限公司")
        #expect(draft.paragraphs.last?.page == 6)
    }

    @Test func `a fact must be one`() {
        func value(_ field: KnownFacts.Field, _ text: String) -> String? {
            var facts = KnownFacts()
            return facts.set(field, to: text) ? facts.values[field] ?? "" : nil
        }
        #expect(value(.year, "２０１７") == "2017")
        #expect(value(.year, "二〇一八年") == "2018")
        #expect(value(.year, "17") == nil)
        #expect(value(.year, " ") == "")
        #expect(value(.date, "2019年3月5日") == "2019-03-05")
        #expect(value(.date, "soon") == nil)
        var facts = KnownFacts()
        _ = facts.set(.date, to: "2019-03-05")
        var report = Report(path: "a")
        KnownFacts().overridden(by: facts).fill(&report)
        #expect(report.year == 2019)
        #expect(report.date == "2019-03-05")
    }
}
