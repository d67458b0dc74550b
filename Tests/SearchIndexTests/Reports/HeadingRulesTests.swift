import Testing

@testable import SearchIndex

@Suite struct `Heading rules` {
    /// The levels of lines that stand one after another in a report.
    private func levels(_ lines: [String]) -> [Int] {
        var rules = HeadingRules()
        return lines.map { line in
            let bytes = Array(line.utf8)
            return rules.level(of: 0..<bytes.count, in: bytes.span)
        }
    }

    @Test(arguments: [
        "第一部分 年度回顾", "第一编", "第三章 主要任务", "第三章　主要任务", "第十二节 保障措施", "第四节财务摘要", "第 2 章 展望",
        "第１章 総論", "第１節", "第２部 資料", "제1장 총칙", "제 2 절 예산", "제3장",
        "一、总体要求", "一．总体要求", "一. 总体要求", "十一、2031年的打算", "二十三、 其他", "一、 坚持开放，扩大合作", "壹、前言",
        "（一）扩大消费", "(一)扩大消费", "（十一）防范风险", "(二)、保障供给", "㈠ 概况",
        "1. 稳定就业", "1、稳定就业", "１．稳定就业", "12.稳定就业", "（1）稳定就业", "(2) 稳定就业", "1）稳定就业",
        "1.2 收支情况", "2.1.3 Method", "2.1总体思路", "1 Overview", "1 Haushalt", "1. Introduction",
        "3.1. Scope",
        "# Title", "###### 六", "CHAPTER ONE", "Chapter 1", "Chapter 1: The Year",
        "CHAPTER IV. RESULTS",
        "Part I", "PART II – Finance", "I. Overview", "IV. Results", "Ⅰ. 개요", "A. Scope",
        "Kapitel 1 Einleitung", "Teil II", "Abschnitt 3: Kosten", "Chapitre Ier",
        "Titre préliminaire",
        "TITRE II Des biens", "Article 515-14", "Capítulo 3", "Глава 2. Итоги", "บทที่ 1 บทนำ",
        "บทที่ ๒",
        "ส่วนที่ 3 ผลการดำเนินงาน", "１　はじめに", "（１） 背景",
    ])
    func `a numbered title is a heading`(line: String) {
        #expect(levels([line]) == [1])
    }

    @Test(arguments: [
        "一是完善机制。", "一是完善机制，二是压实责任", "（一）加快转型。全年改造企业三百家，新增就业两万人。", "一、全年收入一百亿元；", "一、下列事项：",
        "第一，要稳住就业。", "第一季度增长明显", "第一批项目已经开工", "第三章的规定同样适用", "第四节至第六节", "第四节”之“五、风险", "第１章では背景を述べる",
        "第一部电影开拍", "第二届代表大会开幕", "2017年工作", "2017 年年度报告", "3 月 5 日", "12 月底", "5 个项目", "1.5亿元",
        "2.3 个百分点",
        "3.5 Mrd Euro", "1.5", "1. 500", "100. 稳定就业", "1.2.2020 Berlin", "0.5 Punkte",
        "3 January 2020", "1. the following items",
        "(1) the applicant", "(a) first", "1. It was good. The rest followed", "1. It was good.",
        "I. ", "I think so",
        "Part of the plan", "Section 5 of the Act", "Chapter and verse", "Article by J. Smith",
        "J. Smith", "MIX. Colours",
        "第一节 概况.......................... 3", "第一节 概况……3", "一、概况 ············ 5", "#hashtag",
        "####### seven", "#", "一、", "（一）", "1.",
        "保持定力", "各位代表：", "", "各", "（", "第", "#  ", "1", "12", "一二三四", "บท", "제",
        "一、这一行长得不像标题因为它一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写一直写没有停下来的意思",
    ])
    func `what only begins like a heading is body text`(line: String) {
        #expect(levels([line]) == [0])
    }

    @Test func `levels follow the usual order of the styles`() {
        #expect(
            levels([
                "第一部分 回顾", "第一章 经济", "第一节 工业", "一、产值", "（一）速度", "1. 指标", "（1）口径", "正文在此。",
                "二、效益", "（一）利润", "第二节 农业", "1. 指标", "第二章 社会", "第二部分 展望",
            ]) == [1, 2, 3, 4, 5, 6, 7, 0, 4, 5, 3, 6, 2, 1]
        )
        #expect(levels(["一、甲", "1. 乙", "（1）丙", "二、丁", "1. 戊"]) == [1, 2, 3, 1, 2])
        #expect(levels(["## A", "### B", "一、甲", "## C", "# D"]) == [1, 2, 3, 1, 1])
        #expect(levels(["1 A", "1.1 B", "1.1.1 C", "1.2 D", "2 E"]) == [1, 2, 3, 2, 1])
    }

    @Test func `a style below another in one report may stand above it in the next`() {
        #expect(
            levels(["I. Alpha", "A. Beta", "1. Gamma", "B. Delta", "II. Eta"]) == [1, 2, 3, 2, 1]
        )
        #expect(
            levels(["1. Alpha", "I. Beta", "A. Gamma", "2. Delta", "I. Eta"]) == [1, 2, 3, 1, 2]
        )
        #expect(levels(["Part I", "A. Beta", "Part II", "A. Gamma"]) == [1, 2, 1, 2])
    }

    @Test func `a list before the first chapter doesn't lift the same style in it`() {
        #expect(levels(["1. 稳增长", "2. 促改革", "第一章 总论", "一、背景", "1. 国际"]) == [1, 1, 1, 2, 3])
    }

    @Test func `numbers that look like text must follow each other`() {
        #expect(
            levels(["1 Alpha", "12 Workers came", "2 Beta", "4 Gamma", "9 Delta"]) == [
                1, 0, 1, 1, 0,
            ]
        )
        #expect(levels(["A. Alpha", "B. Beta", "J. Smith", "C. Gamma"]) == [1, 1, 0, 1])
        #expect(levels(["一", "正文。", "二", "九", "三"]) == [1, 0, 1, 0, 1])
        #expect(levels(["二", "三 甲"]) == [0, 0])
    }

    @Test func `no level is deeper than eight`() {
        let lines = [
            "# a", "## b", "### c", "#### d", "##### e", "###### f", "第一章 g", "第一节 h", "一、i",
            "（一）j",
        ]
        #expect(levels(lines) == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8])
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `random lines never trap`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pool = Scalars("第一二十百章节部分编、.．（）()1239 #ABIVX制제장บทที่๑.,。；:：—“”《》年月日元a文\u{3000}-·…㈠Ⅳ之ー")
        for _ in 0..<5_000 {
            let count = Int.random(in: 1...14, using: &random)
            let line = Scalars(
                (0..<count).map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] }
            )
            let level = levels([line.string])[0]
            #expect(level == 0 || level == 1, "\(line.string), seed \(seed)")
        }
    }
}
