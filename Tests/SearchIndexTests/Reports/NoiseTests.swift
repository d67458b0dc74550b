import Testing

@testable import SearchIndex

/// Every rule of ``Noise`` by its name, with what it takes away and what it must not.
@Suite struct `Noise of web pages` {
    private func cleaned(_ text: String) -> String {
        String(decoding: Noise.cleaned(Array(text.utf8)[...]), as: UTF8.self)
    }

    private static let lines: [(rule: String, text: String, rest: String)] = [
        ("entities", "第一季度&nbsp;&nbsp;收入&lt;支出&amp;#8203;", "第一季度 收入<支出&#8203;"),
        ("entities", "研发投入（R&amp;D）增长&#160;&#x35;%", "研发投入（R&D）增长 5%"),
        ("code-points", "云溪市<U+00A0>今年<U+3000><U+00A0>的<U+201C>重点<U+201D>", "云溪市 今年 的“重点”"),
        ("font-size", "【字体：大 中 小】", ""),
        ("font-size", "字号：　大　中　小", ""),
        ("font-size", "发布时间：2022-01-12　来源：市政府办公室　字号：【大 中 小】", "发布时间：2022-01-12　来源：市政府办公室"),
        ("share", "分享到：新浪微博 微信 QQ空间 更多", ""),
        ("share", "Share on Facebook | Twitter | LinkedIn", ""),
        ("buttons", "【打印本页】【关闭窗口】", ""),
        ("buttons", "返回顶部", ""),
        ("editor", "责任编辑：李某某", ""),
        ("editor", "全市上下一心，开局良好。（责任编辑：李某某）", "全市上下一心，开局良好。"),
        ("editor", "编辑：李某 审核：赵某", ""),
        ("position", "您当前的位置：首页 > 政务公开 > 政府工作报告", ""),
        ("visits", "来源：云溪日报 浏览次数：1,024次", "来源：云溪日报"),
        ("qr-code", "扫一扫在手机打开当前页", ""),
        ("neighbours", "上一篇：云溪市2020年政府工作报告", ""),
        ("footer", "版权所有：云溪市人民政府 云ICP备00000000号", ""),
    ]

    @Test(arguments: lines.indices)
    func `what a rule knows is taken away`(line: Int) {
        let (_, text, rest) = Self.lines[line]
        #expect(cleaned(text) == rest)
    }

    @Test(arguments: [
        "字体工程纳入文化遗产保护名录", "字体", "分享到改革的红利，人人有份", "分享发展成果", "打印设备产业增加值增长5.2%",
        "打印、复印耗材出口增长", "关闭小煤矿12处，淘汰落后产能", "责任编辑队伍建设得到加强", "编辑出版业：收入增长三成。利润持平。",
        "扫码支付覆盖全部公交线路", "上一篇章已经写就，下一篇章正在展开", "浏览量：突破百万的展馆有三家", "版权所有者的权益得到保护",
        "当前位置优势：三条高速公路在此交会", "AT&T;与R&D;公司", "甲<U+ZZZZ>乙", "a < b & c > d;",
        "主办单位共12家，承办大型活动38场。",
    ])
    func `what reads otherwise stays`(text: String) {
        #expect(cleaned(text) == text)
    }

    @Test func `the lines that stay keep their numbers, and the rest is as it was`() throws {
        let text = """
            云溪市2021年政府工作报告
            【字体：大 中 小】

              分享到：微博 微信
            &nbsp;&nbsp;各位代表：
            全市经济平稳&nbsp;运行。
            责任编辑：李某
            """
        let drafts = ReportReader.read(Array(text.utf8), path: SourcePath("a.txt"))
        let draft = try #require(drafts.first)
        let texts = draft.paragraphs.indices.map {
            String(decoding: draft.text[draft.range(of: $0)], as: UTF8.self)
        }
        #expect(texts == ["云溪市2021年政府工作报告", "各位代表：", "全市经济平稳 运行。"])
        #expect(draft.paragraphs.map(\.line) == [1, 5, 6])
        let kept = ReportReader.read(
            SourceText(plain: Array(text.utf8)),
            path: SourcePath("a.txt"),
            keepsNoise: true
        )
        #expect(kept.first?.paragraphs.count == 6)
    }

    @Test func `a file of nothing else holds no text`() {
        #expect(ReportReader.read(Array("【打印】\n&nbsp;".utf8), path: SourcePath("a.txt")).isEmpty)
    }

    @Test func `a text without noise isn't copied or changed`() {
        let source = SourceText(plain: Array("数字经济发展。\n二、责任与担当".utf8))
        #expect(Noise.removed(from: source).elements == source.elements)
        #expect(Noise.removed(from: source).bytes == source.bytes)
    }

    @Test func `triggers are found wherever a rule begins`() {
        var random = SplitMix(seed: 6)
        let parts =
            NoiseRule.all.flatMap(\.beginnings) + ["&", "<U+", "é", "字", "😀", "a", "责任", "\u{A0}"]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in parts.randomElement(using: &random)! }.joined()
            let bytes = Array(text.utf8)
            let known = NoiseRule.all.flatMap(\.beginnings) + ["&", "<U+"]
            let expected = bytes.indices.filter { place in
                known.contains { bytes[place...].starts(with: Array($0.utf8)) }
            }
            #expect(NoiseTriggers.all.places(in: bytes.span) == expected, "\(text)")
        }
    }
}
