import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite struct `Numbers that Word makes` {
    private static let styles = """
        <w:styles><w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr>
        <w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr>
        <w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Own"><w:basedOn w:val="H2"/></w:style></w:styles>
        """

    private static func level(_ number: Int, _ format: String, _ text: String, _ more: String = "")
        -> String
    {
        """
        <w:lvl w:ilvl="\(number)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(more)
        <w:lvlText w:val="\(text)"/></w:lvl>
        """
    }

    private static let numbering =
        """
        <w:numbering><w:abstractNum w:abstractNumId="0">
        \(level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"H1\"/>"))
        \(level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/><w:isLgl/>"))
        \(level(2, "chineseCounting", "（%3）"))</w:abstractNum>
        <w:abstractNum w:abstractNumId="7">\(level(0, "lowerLetter", "%1)"))
        \(level(1, "bullet", "•"))\(level(2, "decimal", "%3", "<w:suff w:val=\"nothing\"/>"))
        \(level(3, "decimal", "%4、", "<w:lvlRestart w:val=\"0\"/>"))</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
        <w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
        \(level(0, "upperRoman", "%1."))</w:lvlOverride></w:num></w:numbering>
        """

    private func texts(_ body: String, numbering: String = numbering) throws -> [String] {
        let archive = ZipWriter.archive([
            .init("word/styles.xml", Self.styles), .init("word/numbering.xml", numbering),
            .init("word/document.xml", "<w:document><w:body>\(body)</w:body></w:document>"),
        ])
        return try DOCXReader().text(archive).found.map(\.text)
    }

    private func item(_ list: Int, _ level: Int, _ text: String = "x", _ more: String = "")
        -> String
    {
        """
        <w:p><w:pPr>\(more)<w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr>
        </w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>
        """
    }

    private func styled(_ style: String, _ text: String) -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    @Test func `headings are numbered by their styles`() throws {
        let body =
            styled("H1", "总则") + styled("H2", "范围") + styled("Own", "目的")
            + item(1, 2, "其一") + item(1, 2, "其二") + styled("H1", "分则")
            + styled("H2", "道路") + item(1, 2, "其三")
            + item(0, 0, "无号", "<w:pStyle w:val=\"H1\"/>") + styled("H1", "附则")
        #expect(
            try texts(body) == [
                "第一章 总则", "1.1 范围", "1.2 目的", "（一）其一", "（二）其二", "第二章 分则", "2.1 道路",
                "（一）其三", "无号", "第三章 附则",
            ]
        )
    }

    @Test func `instances share counters, and may begin anew`() throws {
        let body =
            item(2, 0) + item(2, 1) + item(2, 2) + item(2, 3) + item(2, 0) + item(2, 2)
            + item(2, 3) + item(3, 0) + item(3, 0) + item(2, 0) + item(4, 0)
        #expect(
            try texts(body) == [
                "a) x", "x", "1x", "1、x", "b) x", "1x", "2、x", "e) x", "f) x", "g) x", "VIII. x",
            ]
        )
    }

    @Test func `what is hidden, empty or changed back counts as Word counts it`() throws {
        let old = """
            <w:pPrChange><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="2"/>
            <w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>
            """
        let changed = item(2, 0).replacing("</w:pPr>", with: old + "</w:pPr>")
        let body =
            item(2, 0, "") + changed + "<mc:Fallback>\(item(2, 0))</mc:Fallback>"
            + "<w:tbl><w:tr><w:tc>\(item(2, 0))</w:tc><w:tc>\(item(9, 0, "y"))</w:tc></w:tr></w:tbl>"
        #expect(try texts(body) == ["b) x", "c) x | y"])
    }

    @Test(arguments: [
        ("chineseCounting", [0: "零", 1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百零一"]),
        ("chineseCountingThousand", [110: "一百一十", 1001: "一千零一", 10_000: "10000"]),
        ("chineseLegalSimplified", [3: "叁", 10: "壹拾", 205: "贰佰零伍"]),
        ("ideographDigital", [10: "一〇"]), ("ideographTraditional", [2: "乙", 11: "11"]),
        ("ideographZodiac", [12: "亥"]), ("decimalZero", [7: "07", 12: "12"]),
        ("decimalFullWidth", [12: "１２"]), ("decimalEnclosedCircleChinese", [20: "⑳", 21: "21"]),
        ("upperRoman", [4: "IV", 1994: "MCMXCIV", 4000: "4000"]), ("lowerRoman", [9: "ix"]),
        ("lowerLetter", [26: "z", 27: "aa", 209: "209"]), ("ordinal", [3: "3"]),
        ("none", [1: ""] as [Int: String]),
    ])
    func `numbers are written as their format says`(name: String, texts: [Int: String]) {
        let format = DOCXNumberFormat(name)
        for (number, text) in texts { #expect(format.text(of: number) == text) }
    }

    @Test func `labels stay short whatever a file says`() throws {
        let long = String(repeating: "%1", count: 32)
        let hostile = """
            <w:numbering><w:abstractNum w:abstractNumId="0">\(Self.level(0, "upperRoman", long))
            \(Self.level(1, "decimal", String(repeating: "x", count: 65)))
            \(Self.level(2, "decimal", "%%3%9%0%"))\(Self.level(99, "decimal", "%1"))
            \(Self.level(-1, "decimal", "%1"))</w:abstractNum><w:num w:numId="1">
            <w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride
            w:val="99999999999999999999"/></w:lvlOverride><w:lvlOverride w:ilvl="2"><w:startOverride
            w:val="9223372036854775807"/></w:lvlOverride></w:num></w:numbering>
            """
        let body = [0, 0, 0, 1, 2, 3, 99, -1].map { item(1, $0) }.joined()
        let labels = try texts(body, numbering: hostile).map { $0.dropLast() }
        #expect(labels.allSatisfy { $0.utf8.count <= 64 })
        #expect(labels.dropFirst(3) == ["", "%10000001%0% ", "", "", ""])
    }
}
