import Testing

@testable import SearchIndex

@Suite struct `Report facts` {
    /// The facts of a report that was read from a file of a name.
    private func facts(_ text: String, _ path: String = "x/文件.txt") -> Report {
        let drafts = ReportReader.read(Array(text.utf8), path: SourcePath(path))
        #expect(drafts.count == 1)
        return drafts.first?.report ?? Report(path: "")
    }

    @Test func `a city's report tells title, year, place and day`() {
        let report = facts(
            """
            2017年白石市政府工作报告

            ――2016年7月9日在全市干部大会上
            市长 林某
            各位代表：
            下面由我报告一年的情况。
            """
        )
        #expect(report.title == "2017年白石市政府工作报告")
        #expect(report.year == 2017)
        #expect(report.place == "白石市")
        #expect(report.date == "2016-07-09")
        #expect(report.language == "zh-Hans")
        #expect(report.company == "")
    }

    @Test(arguments: [
        ("2024年国务院政府工作报告", "中国"), ("2031年广东省政府工作报告", "广东省"), ("2031年宁夏政府工作报告", "宁夏"),
        ("2031年内蒙古自治区政府工作报告", "内蒙古自治区"), ("二〇二〇年青山县人民政府工作报告", "青山县"),
        ("2019年度白石市青山区人民政府工作报告", "白石市青山区"), ("白石市河道巡查办法", "白石市"), ("广东省河道巡查办法", "广东省"),
        ("城市建设年度报告", ""), ("资本市场年度报告", ""), ("关于政府工作报告的决议", ""), ("白石州人民政府办公室关于灌溉的通知", "白石州"),
    ])
    func `the place stands before the government or at the start`(title: String, place: String) {
        #expect(facts(title + "\n各位代表：\n正文。").place == place)
    }

    @Test(
        arguments: [
            ("2017年工作报告", 2017), ("２０１７年工作报告", 2017), ("二〇一七年工作报告", 2017), ("二○一七年度报告", 2017),
            ("2017 年年度报告书", 2017), ("令和6年版 白書のまとめ", 2024), ("平成元年版白書のまとめ", 1989),
            ("民國111年施政報告", 2022),
            ("รายงานประจำปี พ.ศ. 2565", 2022), ("รายงานประจำปี ๒๕๖๕", 2022),
            ("Annual Report 2020/21", 2020),
            ("2022년 연차보고서", 2022), ("第12345号工作报告", nil), ("一二三四工作报告", nil), ("第十一届会议报告", nil),
        ] as [(String, Int?)]
    )
    func `the year is read in every form`(title: String, year: Int?) {
        #expect(facts(title).year == year)
    }

    @Test(arguments: [
        ("——2016年7月9日在大会上", "2016-07-09"), ("（二〇一六年七月九日）", "2016-07-09"),
        ("２０１６年７月９日", "2016-07-09"),
        ("2016-07-09", "2016-07-09"), ("2016/1/4", "2016-01-04"), ("2016.7.9", "2016-07-09"),
        ("20160709", "2016-07-09"), ("July 9, 2016", "2016-07-09"),
        ("9 July 2016", "2016-07-09"),
        ("Berlin, 9. Juli 2016", "2016-07-09"), ("le 1er juillet 2016", "2016-07-01"),
        ("9 de julio de 2016", "2016-07-09"), ("วันที่ 9 กรกฎาคม 2559", "2016-07-09"),
        ("2016년 7월 9일", "2016-07-09"),
        ("2016年2月30日", ""), ("2016年13月1日", ""), ("2016年7月", ""),
    ])
    func `the day is read in every form`(line: String, date: String) {
        let report = facts("某某事项的专题报告\n\(line)\n正文从这里开始。")
        #expect(report.date == date)
        #expect(report.title == "某某事项的专题报告")
        if !date.isEmpty { #expect(report.year == 2016) }
    }

    @Test(arguments: [
        ("# 年度总结\n正文。", "年度总结"), ("政 府 工 作 报 告\n各位代表：", "政府工作报告"), ("政府工作报\n告\n各位代表：", "政府工作报告"),
        ("2024年\n白石市政府工作报告\n各位代表：", "2024年白石市政府工作报告"),
        ("白石市人民政府\n2024 年工作年度报告\n一、总体", "白石市人民政府2024年工作年度报告"),
        ("- 1 -\n来源：某报\nhttps://example.org/a\n白石市管理办法\n第一章 总则", "白石市管理办法"),
        ("2017 年年度报告\n1 / 159\n公司代码：600000\n青山实业股份有限公司\n重要提示", "青山实业股份有限公司2017年年度报告"),
        (
            "Example Corp.\nAnnual Report\n2020\nDear Shareholders,",
            "Example Corp. Annual Report 2020"
        ),
        (
            "Annual Report 2020\nExample Holdings plc\nDear Shareholders,",
            "Example Holdings plc Annual Report 2020"
        ),
        ("高举旗帜 团结奋斗\n正文。", "高举旗帜 团结奋斗"), ("一、概况\n正文。", "文件"), ("今年的工作很好。\n后面。", "文件"),
        ("各位代表：\n现在报告工作。", "文件"), ("第一章 总则", "文件"), ("1 / 3\n2 / 3", "文件"),
    ])
    func `the title is made of the first lines, else of the file's name`(
        text: String,
        title: String
    ) {
        #expect(facts(text).title == title)
    }

    @Test func `names of files tell what the text doesn't`() {
        let first = facts("目录\n正文。", "a/2017_000000_白石实业.txt")
        #expect((first.year, first.code, first.company) == (2017, "000000", "白石实业"))
        #expect(first.title == "2017_000000_白石实业")

        let path = "2021-04-23__青山生物技术股份有限公司__600000__青山生物__2020年__年度报告.txt"
        let second = facts("正文。", path)
        #expect((second.year, second.code, second.date) == (2020, "600000", "2021-04-23"))
        #expect(second.company == "青山生物技术股份有限公司")

        let third = facts("正文。", "1954年白石市政府工作报告.txt")
        #expect((third.year, third.place) == (1954, "白石市"))
        #expect(facts("正文。", "20230102.txt").date == "2023-01-02")
    }

    @Test(arguments: [
        ("青山(集团)实业股份有限公司2017 年年度报告全文\n2\n正文。", "青山(集团)实业股份有限公司"),
        ("2020年年度报告\n白石科技有限公司\n正文。", "白石科技有限公司"), ("白石集团2020年社会责任报告\n正文。", "白石集团"),
        ("Annual Report 2020 of Example Foods Inc.\nText.", "Example Foods Inc."),
        ("Example Co., Ltd. Annual Report\nText.", "Example Co., Ltd."),
        ("株式会社白石 年次報告\n本文。", "株式会社白石"),
        ("年度报告汇编文本\n公司代码：600000 公司简称：白石\n正文。", "白石"), ("年度报告汇编文本\n本公司董事会保证。", ""),
    ])
    func `the company stands in the title or close below`(text: String, company: String) {
        #expect(facts(text).company == company)
    }

    @Test func `the stock code is read from the text as well`() {
        #expect(facts("年度报告汇编文本\n公司代码：600000 公司简称：白石\n正文。").code == "600000")
        #expect(facts("年度报告汇编文本\n证券代码: 00700\n正文。").code == "00700")
    }

    @Test(arguments: [
        ("这个城市的经济发展很快，我们要继续努力。", "zh-Hans"), ("這個城市的經濟發展很快，我們要繼續努力。", "zh-Hant"), ("山水", "zh"),
        ("この報告は経済の発展について述べます。", "ja"), ("이 보고서는 경제 발전을 다룬다.", "ko"), ("รายงานนี้กล่าวถึงเศรษฐกิจ", "th"),
        ("هذا التقرير عن الاقتصاد", "ar"), ("Этот отчёт об экономике", "ru"),
        ("Αυτή η έκθεση", "el"),
        ("The report of the year is about the economy and the people of the town.", "en"),
        ("Der Bericht ist für die Stadt und das Land von Bedeutung.", "de"),
        ("Le rapport de la ville est sur les finances et pour les habitants.", "fr"),
        ("El informe de la ciudad es para los habitantes y las empresas.", "es"), ("xyz qrs", ""),
        ("123 456", ""),
    ])
    func `the language shows in the letters and small words`(text: String, language: String) {
        #expect(facts(text).language == language)
    }

    @Test func `a title in Markdown is no heading, and stays a paragraph as it is`() {
        let text = "# 年度总结\n## 一 回顾\n正文。"
        let draft = ReportReader.read(Array(text.utf8), path: SourcePath("a.md"))[0]
        #expect(draft.paragraphs.map(\.headingLevel) == [0, 2, 0])
        #expect(draft.text[draft.range(of: 0)].elementsEqual("# 年度总结".utf8))
    }
}
