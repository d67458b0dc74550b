import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Report reader` {
    private func read(_ text: String) -> [ReportDraft] {
        ReportReader.read(Array(text.utf8), path: SourcePath("a.txt"))
    }

    private func paragraphs(_ draft: ReportDraft) -> [String] {
        draft.paragraphs.indices.map {
            String(decoding: draft.text[draft.range(of: $0)], as: UTF8.self)
        }
    }

    private let speech = """
        2017年白石市政府工作报告

        ――2016年7月9日在全市干部大会上
        市长 林某
        各位代表：
        下面由我报告一年的情况。
        一、修好道路，方便出行
        去年的《2016年白石市政府工作报告》提出了目标。
        各位代表，我们要努力。

        """

    @Test func `every line is a paragraph with its number`() {
        let draft = read(speech)[0]
        #expect(draft.paragraphs.map(\.line) == [1, 3, 4, 5, 6, 7, 8, 9])
        #expect(draft.paragraphs.map(\.headingLevel) == [0, 0, 0, 0, 0, 1, 0, 0])
        #expect(paragraphs(draft)[5] == "一、修好道路，方便出行")
        #expect(draft.report.path == "a.txt")
        #expect(draft.report.encoding == "UTF-8")
        #expect(!draft.continues && draft.mayBeCopy && draft.ids.isEmpty)
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\n\n\n", "\u{2029}\n"])
    func `a report that stands in a file eight times is read eight times`(lineEnd: String) {
        let copy = speech.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: lineEnd)
        let drafts = read(String(repeating: copy, count: 8))
        #expect(drafts.count == 8)
        for draft in drafts {
            #expect(draft.text == drafts[0].text)
            #expect(draft.report.title == "2017年白石市政府工作报告")
            #expect(draft.report.line == draft.paragraphs[0].line)
            #expect(
                draft.paragraphs.map(\.headingLevel) == drafts[0].paragraphs.map(\.headingLevel)
            )
        }
        #expect(Set(drafts.map(\.report.line)).count == 8)
    }

    @Test func `reports of other years and places in one file are told apart`() {
        let others = ["2018年白石市政府工作报告", "2018年青山市政府工作报告"]
        var text = speech
        for title in others { text += speech.replacing("2017年白石市政府工作报告", with: title) }
        #expect(read(text).map(\.report.title) == ["2017年白石市政府工作报告"] + others)

        let company = { (year: Int) in
            "白石科技股份有限公司\(year)年年度报告\n\(year + 1)年4月\n第一节 重要提示\n内容真实。\n第二节 概况\n很好。\n"
        }
        #expect(
            read(company(2017) + company(2018) + company(2018)).map(\.report.year) == [2017, 2018]
        )
    }

    @Test func `page headers, mentions and repeated title pages don't split a report`() {
        let page = { (number: Int) in
            "白石科技股份有限公司2017年年度报告\n\(number)\n第一节 重要提示\n2017年4月2日股东大会上\n\(number)、表\n2016年年度报告\n2017年5月1日\n"
        }
        #expect(read((1...50).map(page).joined()).count == 1)
        let bare = (1...50).map { "2017年白石市政府工作报告\n第\($0)页的内容在这里\n其他\($0)\n各位代表，大家好。\n" }
        #expect(read(bare.joined()).count == 1)
        #expect(read("关于会议的决议全文\n\n关于会议的决议全文\n（2020年6月2日会议通过）\n正文。").count == 1)
        #expect(read(String(repeating: "同一行文字\n", count: 100)).count == 1)
        let mentions = speech + "2016年白石市政府工作报告\n在这里只是一提。\n" + "见《2015年白石市政府工作报告》\n各位代表：\n"
        #expect(read(mentions).count == 1)
    }

    @Test func `a file without text gives no report`() {
        #expect(read("").isEmpty)
        #expect(read(" \n\u{3000}\r\n\u{FEFF}").isEmpty)
        #expect(read("文").map(\.report.title) == ["a"])
    }

    @Test(arguments: [41, 42, 43, 44] as [UInt64])
    func `the drafts of a random text hold its trimmed lines`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pool = [
            "2017年白石市政府工作报告", "各位代表：", "一、总则", "文字。", "\n", "\r\n", "\r", " ", "\u{2028}",
            "Chapter 1", "1.2 A",
            "——2016年7月9日在大会上", "2018年白石市政府工作报告", "#", "白石股份有限公司2018年年度报告", "目录", "a",
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                text += pool[Int.random(in: 0..<pool.count, using: &random)]
                if Bool.random(using: &random) { text += "\n" }
            }
            check(Array(text.utf8), "seed \(seed)")
        }
    }

    @Test(arguments: [51, 52, 53, 54] as [UInt64])
    func `random bytes never trap`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pool: [UInt8] = [
            0x0A, 0x0D, 0x20, 0x23, 0x28, 0x31, 0x2E, 0x41, 0x80, 0xA8, 0xC2, 0x85, 0xE2, 0xE3,
            0xE4, 0xB8,
            0xE5, 0xEF, 0xBB, 0xBF, 0xF0, 0xFF, 0x00,
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...80, using: &random)
            let bytes = (0..<count).map { _ in
                Bool.random(using: &random)
                    ? pool[Int.random(in: 0..<pool.count, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
            }
            check(bytes, "seed \(seed)", pieceLimit: 16)
        }
    }

    /// Checks drafts against the lines that the reader of lines finds.
    private func check(_ bytes: [UInt8], _ note: Comment, pieceLimit: Int = 1 << 20) {
        let source = SourceText(plain: bytes, encoding: "UTF-8", pieceLimit: pieceLimit)
        // Some random texts look like pages, whose lines are joined.
        guard Reflow.paragraphs(of: source).elements == source.elements else { return }
        let drafts = ReportReader.read(source, path: SourcePath("a.txt"))
        var lines = LineReader(pieceLimit: pieceLimit)
        for draft in drafts {
            #expect(draft.report.line == draft.paragraphs.first?.line, note)
            for index in draft.paragraphs.indices {
                guard let line = lines.next(in: bytes.span) else {
                    Issue.record("too many paragraphs")
                    return
                }
                #expect(draft.text[draft.range(of: index)] == bytes[line.range], note)
                #expect(!draft.range(of: index).isEmpty, note)
                #expect(draft.paragraphs[index].line == line.number, note)
            }
            #expect(draft.paragraphs.last?.end == draft.text.count, note)
        }
        #expect(lines.next(in: bytes.span) == nil, note)
    }

    @Test func `a million tiny lines take linear time`() {
        let draft = read(String(repeating: "一行\n\n", count: 500_000))[0]
        #expect(draft.paragraphs.count == 500_000)
        #expect(draft.paragraphs.last?.line == 999_999)
        let copies = read(String(repeating: "2017年甲市政府工作报告\n各位代表：\n二\n三\n四\n", count: 20_000))
        #expect(copies.count == 20_000)
    }
}
