import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite struct `HTML reader` {
    private func found(_ text: String) throws -> [Found] {
        try HTMLReader().found(text)
    }

    private func texts(_ text: String) throws -> [String] {
        try found(text).map(\.text)
    }

    @Test func `headings, paragraphs and items with their lines`() throws {
        let page = """
            <!DOCTYPE html><html><head><title>网站</title>
            <style>p { color: red }</style></head><body>
            <h1>白石市<b>报告</b></h1>
            <p>第一段&nbsp;有
            两行，<i>英文 and
            words</i></p>下一段<br>另一行
            <ul><li>甲<li>乙</ul>
            <h3 id=x>小节</h3><div>末段</div></body></html>
            """
        #expect(
            try found(page) == [
                Found(.heading(level: 1), "白石市报告", 3),
                Found(.paragraph, "第一段\u{A0}有两行，英文 and words", 4),
                Found(.paragraph, "下一段", 6), Found(.paragraph, "另一行", 6),
                Found(.listItem, "甲", 7), Found(.listItem, "乙", 7),
                Found(.heading(level: 3), "小节", 8), Found(.paragraph, "末段", 8),
            ]
        )
    }

    @Test func `what leads elsewhere or isn't shown is left out`() throws {
        let page = """
            <nav><ul><li>首页</li></ul><nav>二</nav></nav><div role="navigation">目录</div>
            <script>if (a < b) { document.write("<p>脚本</p>") }</script><noscript>请开启</noscript>
            <div style="display: none">藏</div><div hidden>隐</div><span aria-hidden=true>标</span>
            <select><option>选</select><button>分享</button><svg><text>图</text></svg>
            <!-- <p>注释</p> --><textarea>填</textarea><p>正文</p><footer>版权</footer><p>附注</p>
            """
        #expect(try texts(page) == ["正文", "附注"])
    }

    @Test func `an element that is never closed doesn't swallow the page`() throws {
        #expect(try texts("<nav>首页<p>正文</p>") == ["首页", "正文"])
        #expect(try texts("<div hidden>首页<p>正文</p>") == ["首页", "正文"])
        #expect(try texts("<p>正文</p><!-- 没有结尾 <p>注</p>") == ["正文"])
        #expect(try texts("<p>正文</p><script>没有结尾 <p>注</p>") == ["正文"])
    }

    @Test func `tables come row by row, layout as what it holds`() throws {
        let data = """
            <table><caption>表一</caption><tr><th>项目<th>2020<tr><td>收入</td><td><p>12</p><p>万元</p></td>
            <td></td></tr></table>
            """
        #expect(
            try found(data).map { "\($0.kind) \($0.text)" }
                == ["paragraph 表一", "tableRow 项目 | 2020", "tableRow 收入 | 12 万元"]
        )
        let layout = "<table><tr><td>左栏</td><td><h2>标题</h2><p>正文</p>\(data)</td></tr></table>"
        #expect(
            try texts(layout) == ["左栏", "标题", "正文", "表一", "项目 | 2020", "收入 | 12 万元"]
        )
        #expect(try texts("<table><tr><td><p>一</p><p>二</p></td></tr></table>") == ["一", "二"])
    }

    @Test func `character references and odd signs`() throws {
        #expect(
            try texts(
                "AT&T 1 &lt; 2 &amp;amp; &#x4E2D;&#22269; &#150; &bogus; &#0; a<b <35mg 5 < 6"
            )
                == ["AT&T 1 < 2 &amp; 中国 – &bogus; \u{FFFD} a"]
        )
        #expect(try texts("a <35mg 5 < 6 > 4 <") == ["a <35mg 5 < 6 > 4 <"])
        #expect(try texts("<p title='a>b' x=\">\">好</p><a href=x/y>的</a>") == ["好", "的"])
        #expect(try texts("<pre>一\n  二\n三</pre>") == ["一", "二", "三"])
    }

    @Test func `the encoding that a page declares is tried`() throws {
        let page = Array("<meta http-equiv=x content='text/html; charset=GB2312'><p>".utf8)
        let text = try HTMLReader().text(page + [0xB1, 0xA8, 0xB8, 0xE6])
        #expect(text.encoding == "GB18030")
        #expect(text.found.map(\.text) == ["报告"])
        let lying = try HTMLReader().text(Array("<meta charset=gb2312><p>报告".utf8))
        #expect(lying.encoding == "UTF-8")
        #expect(lying.found.map(\.text) == ["报告"])
    }

    @Test(
        arguments: [
            "<div>", "<table>", "<table><tr><td>", "<td>", "<b>", "<h1>", "<ul><li>", "<", "&",
            "</",
        ]
    )
    func `depth costs nothing`(tag: String) throws {
        let page = String(repeating: tag, count: 100_000) + "<p>深</p>"
        #expect(try texts(page).joined().contains("深"))
    }

    @Test func `a huge attribute is passed over`() throws {
        let page = "<p x=\"" + String(repeating: "a", count: 1_000_000) + "\">好</p>"
        #expect(try texts(page) == ["好"])
        #expect(try texts("<p>好</p><a href=\"" + String(repeating: "<p>", count: 100_000)) == ["好"])
    }
}

@Suite struct `Markdown reader` {
    private func found(_ text: String) throws -> [Found] {
        try MarkdownReader().found(text)
    }

    @Test func `blocks without their marks`() throws {
        let text = """
            # 白石市 **2020年** 报告 #

            第一段
            的第二行，and
            words。
            - 甲
              接着
            * 乙
            1. 丙

            > 引文
            ## 收入
            | 项目 | 2020 |
            |:---|---:|
            | a\\|b | **12** |

            标题
            ----
            ```
            代码 **不变**
            ```
            ***
            末段
            """
        #expect(
            try found(text) == [
                Found(.heading(level: 1), "白石市 2020年 报告", 1),
                Found(.paragraph, "第一段的第二行，and words。", 3), Found(.listItem, "甲接着", 6),
                Found(.listItem, "乙", 8), Found(.listItem, "1. 丙", 9), Found(.paragraph, "引文", 11),
                Found(.heading(level: 2), "收入", 12), Found(.tableRow, "项目 | 2020", 13),
                Found(.tableRow, "a|b | 12", 15), Found(.heading(level: 2), "标题", 17),
                Found(.line, "代码 **不变**", 20), Found(.paragraph, "末段", 23),
            ]
        )
    }

    @Test(
        arguments: [
            ("见[报告](https://example.org/a_b)和![图](x.png)。", "见报告和图。"), ("`代码`与~~旧~~新", "代码与旧新"),
            ("_强_ file_name_x 3*4*5 \\*星\\*", "强 file_name_x 3*4*5 *星*"),
            ("a <b>粗</b> 1 < 2 &amp; [注] (说明)", "a 粗 1 < 2 & [注] (说明)"), ("#标签 不是标题", "#标签 不是标题"),
            ("[一]（二）[三](四)", "[一]（二）[三](四)"), ("2020年5*3等于15", "2020年5*3等于15"),
        ]
    )
    func `spans`(text: String, plain: String) throws {
        #expect(try found(text).map(\.text) == [plain])
    }

    @Test(arguments: ["*", "[", "](", "<a", "a`", "_a*", "\\", "![", "|", "&"])
    func `long lines take no time`(mark: String) throws {
        let text = try found(String(repeating: mark, count: 50_000) + " 末")
        #expect(text.map(\.text).joined().contains("末"))
    }
}
