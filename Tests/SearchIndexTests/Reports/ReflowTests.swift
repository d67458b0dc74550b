import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Joined lines` {
    private func paragraphs(_ text: String) -> [String] {
        texts(Reflow.paragraphs(of: SourceText(plain: Array(text.utf8))))
    }

    private func texts(_ source: SourceText) -> [String] {
        source.elements.map { String(decoding: source.bytes[$0.range], as: UTF8.self) }
    }

    /// Lines of so many characters, of which the first has two less.
    private func wrap(_ paragraph: String, at width: Int) -> [String] {
        var rest = paragraph[...]
        var lines: [String] = []
        while !rest.isEmpty {
            let length = min(rest.count, lines.isEmpty ? width - 2 : width)
            lines.append(String(rest.prefix(length)))
            rest.removeFirst(length)
        }
        return lines
    }

    private let prose = [
        "白石公司在报告期内完成了三条生产线的改造，产品合格率有所上升，单位能耗继续下降，员工人数保持稳定，没有发生重大安全事故。",
        "公司的产品主要卖到南方各省。由于运费上涨，销售部门与两家车队重新谈了价格，并在青山设立了一个中转仓库，全年节省运费近三百万元，明年还要再设一个。",
        "研发方面，技术中心与大学合作，做完了第二代样机的试验。样机在低温条件下连续运行一千小时，没有出现故障，各项指标达到设计要求，预计下半年可以小批量生产。",
        "董事会认为，明年的市场仍有不少变数。公司将把现金留在手里，先还短期借款，再看有没有合适的机会买进上游的矿山，不急于扩大规模，也不轻易进入不熟悉的行业。",
    ]

    @Test(arguments: [18, 25, 34, 41])
    func `wrapped lines become the paragraphs that they were`(width: Int) {
        let all = prose + prose.reversed()
        let lines = all.flatMap { wrap($0, at: width) }
        #expect(paragraphs(lines.joined(separator: "\n")) == all)
    }

    @Test func `letters that are spread over a line are no row of a table`() {
        let lines = ["目        录"] + prose.flatMap { wrap($0, at: 20) } + ["收入        12.5"]
        let text = Reflow.paragraphs(
            of: SourceText(plain: Array(lines.joined(separator: "\n").utf8))
        )
        #expect(texts(text).first == "目        录")
        #expect(text.elements.first?.kind == .paragraph)
        #expect(texts(text).last == "收入 | 12.5")
    }

    @Test func `headers and numbers of pages are left out, and tell the pages`() throws {
        var lines: [String] = []
        for (index, line) in prose.flatMap({ wrap($0, at: 20) }).enumerated() {
            if index % 4 == 0 {
                lines += ["白石股份有限公司2019 年年度报告全文", "\(index / 4 + 1)"]
            }
            lines.append(line)
        }
        let source = SourceText(plain: Array(lines.joined(separator: "\n").utf8))
        let text = Reflow.paragraphs(of: source)
        #expect(texts(text) == prose)
        #expect(text.header == "白石股份有限公司2019 年年度报告全文")
        let starts = lines.indices.filter { line in prose.contains { $0.hasPrefix(lines[line]) } }
        #expect(text.elements.map(\.line) == starts.map { $0 + 1 })
        #expect(text.elements.map(\.page) == starts.map { $0 / 6 + 1 })
        // Every line but the first of a paragraph has its place in it.
        let places = text.joints.map { joint in
            let end = min(text.bytes.count, joint.offset + 6)
            let words = String(decoding: text.bytes[joint.offset..<end], as: UTF8.self)
            return lines[joint.line - 1].hasPrefix(words) && joint.page == (joint.line - 1) / 6 + 1
        }
        #expect(places.count == lines.count - 2 * 4 - prose.count)
        #expect(places.allSatisfy { $0 })
    }

    @Test func `form feeds part pages, whose repeated edges are left out`() {
        var text = ""
        for (index, line) in prose.flatMap({ wrap($0, at: 20) }).enumerated() {
            if index % 4 == 0 { text += (index > 0 ? "\u{0C}" : "") + "白石年报\n" }
            text += line + "\n"
            if index % 4 == 3 { text += "- \(index / 4 + 1) -\n" }
        }
        #expect(paragraphs(text) == prose)
    }

    @Test func `a number in a table is no number of a page`() {
        let rows = (1...6).map { "第\($0)分厂的产量\n\($0)" }
        let text = prose.flatMap { wrap($0, at: 20) } + rows
        let found = paragraphs(text.joined(separator: "\n")).joined()
        for number in 1...6 { #expect(found.contains("\(number)")) }
    }

    @Test func `headings stay apart, and a lone number goes with its title`() {
        let lines =
            ["第三节", "管理层讨论与分析", "一、概述"] + wrap(prose[0], at: 20) + ["（一）", "主营业务"]
            + wrap(prose[1], at: 20) + ["二、未来的打算"] + wrap(prose[2], at: 20)
        #expect(
            paragraphs(lines.joined(separator: "\n")) == [
                "第三节 管理层讨论与分析", "一、概述", prose[0], "（一） 主营业务", prose[1], "二、未来的打算",
                prose[2],
            ]
        )
    }

    @Test func `cells of a table become rows`() {
        let table = """
            单位：元
            项目
            本期数
            上期数
            营业收入
            1,234.50
            987.00
            归属于母公司所有者的
            净利润（元）
            -12.30
            45.60
            序号
            名称
            编号
            1
            低温样机
            A12
            2
            高温样机
            A13
            3
            样机的测试与评
            价方法
            A14
            """
        let known = "归属于母公司所有者的净利润有所下降，对样机的测试与评价方法另文说明，请投资者注意这些数字的含义。"
        let lines = prose.flatMap { wrap($0, at: 22) } + wrap(known, at: 22)
        let found = paragraphs((lines + [table, prose[0]]).joined(separator: "\n"))
        #expect(
            Array(found.dropFirst(5).dropLast()) == [
                "单位：元", "项目 | 本期数 | 上期数", "营业收入 | 1,234.50 | 987.00",
                "归属于母公司所有者的净利润（元） | -12.30 | 45.60", "序号 | 名称 | 编号",
                "1 | 低温样机 | A12", "2 | 高温样机 | A13", "3 | 样机的测试与评价方法 | A14",
            ]
        )
    }

    @Test func `columns of spaces become bars`() {
        var source = SourceText()
        let page = """
                                  白石市人民政府

               报告称，去年全市新修道路十二公里，新建学校三所，
            财政收入比上年增长百分之五，没有新增债务，市民普遍
            感到满意。
               今年的工作重点是供水和供热。老城区的水管已经用了
            四十多年，漏损严重，计划分三年全部换完。
               明年再看财力，逐步改造城南的污水处理厂。
               项目            预算          决算
               道路            1,200         1,180
            """
        source = SourceText(Array(page.utf8))
        let lines = SourceText(plain: Array(page.utf8)).elements
        for line in lines {
            source.append(SourceElement(.layoutLine, line.range, line: line.line, page: 1))
        }
        #expect(
            texts(Reflow.paragraphs(of: source)) == [
                "白石市人民政府",
                "报告称，去年全市新修道路十二公里，新建学校三所，财政收入比上年增长百分之五，没有新增债务，市民普遍感到满意。",
                "今年的工作重点是供水和供热。老城区的水管已经用了四十多年，漏损严重，计划分三年全部换完。",
                "明年再看财力，逐步改造城南的污水处理厂。", "项目 | 预算 | 决算", "道路 | 1,200 | 1,180",
            ]
        )
    }

    @Test func `words of Latin scripts get their spaces back, and lose foreign hyphens`() {
        let text = """
            The town council met twelve times during the year and took note of the re-
            ports on water, heating and roads. It was decided that the old bridge over
            the river should be replaced, while the new TFT-
            LCD panels in the station are to be kept. Nobody objected to the plan for
            the 2017-2018 season, which the chamber of commerce had put forward early.

            A second paragraph follows after a blank line, and it is wrapped in exactly
            the same way as the first one, with the exception that nothing in it needs
            to be mended at all, so that only spaces come in.
            """
        let expected = [
            "The town council met twelve times during the year and took note of the reports on "
                + "water, heating and roads. It was decided that the old bridge over the river "
                + "should be replaced, while the new TFT-LCD panels in the station are to be kept. "
                + "Nobody objected to the plan for the 2017-2018 season, which the chamber of "
                + "commerce had put forward early.",
            "A second paragraph follows after a blank line, and it is wrapped in exactly the same "
                + "way as the first one, with the exception that nothing in it needs to be mended "
                + "at all, so that only spaces come in.",
        ]
        #expect(paragraphs(text + "\n\n" + text) == expected + expected)
    }

    @Test func `a footnote doesn't cut the paragraph above it`() {
        let marked = prose[1].replacing("各省。", with: "各省①。")
        let first = wrap(prose[0], at: 20) + wrap(marked, at: 20).prefix(2)
        let second = wrap(marked, at: 20).dropFirst(2) + wrap(prose[2], at: 20)
        let note = "① 不含港口城市。"
        let text =
            "白石年报\n" + (first + [note]).joined(separator: "\n") + "\n\u{0C}白石年报\n"
            + second.joined(separator: "\n") + "\n\u{0C}白石年报\n"
            + wrap(prose[3], at: 20).joined(separator: "\n")
        #expect(paragraphs(text) == [prose[0], marked, note, prose[2], prose[3]])
    }

    @Test func `a paragraph a line is left as it is`() {
        let text = (prose + ["一、概述", "很好。"] + prose + prose).joined(separator: "\n")
        let source = SourceText(plain: Array(text.utf8))
        let same = Reflow.paragraphs(of: source)
        #expect(same.elements == source.elements)
        #expect(same.bytes == source.bytes)
        #expect(same.joints.isEmpty)
        let thai = String(
            repeating: "รายงานประจำปีของจังหวัดธาราบุรีฉบับนี้กล่าวถึงงานน้ำและถนนทั้งหมด\n",
            count: 20
        )
        #expect(paragraphs(thai).count == 20)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `nothing but marks of pages and hyphens gets lost`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "一、", "白石", "公司", "，", "。", "12", "%", "1,234.5", " ", "   ", "TFT", "（", "）", "□", "指",
        ]
        for _ in 0..<60 {
            var lines: [String] = []
            for _ in 0..<Int.random(in: 12...90, using: &random) {
                let count = Int.random(in: 1...30, using: &random)
                lines.append(
                    (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                )
            }
            var source = SourceText(plain: Array(lines.joined(separator: "\n").utf8))
            if Bool.random(using: &random) {
                let elements = source.elements
                source = SourceText(source.bytes)
                for element in elements {
                    source.append(SourceElement(.layoutLine, element.range, line: element.line))
                }
            }
            let text = Reflow.paragraphs(of: source)
            let bare = { (text: String) in text.filter { !" |-".contains($0) } }
            #expect(bare(texts(text).joined()) == bare(texts(source).joined()))
            #expect(text.elements.map(\.line) == text.elements.map(\.line).sorted())
            #expect(text.joints.map(\.offset) == text.joints.map(\.offset).sorted())
        }
    }
}
