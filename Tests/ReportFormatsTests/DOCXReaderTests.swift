import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite struct `DOCX reader` {
    private let styles = """
        <w:styles><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>
        <w:style w:styleId="own"><w:basedOn w:val="2"/></w:style>
        <w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>
        <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
        <w:style w:styleId="flat"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>
        """

    private func document(_ body: String) -> ZipWriter.Entry {
        .init(
            "word/document.xml",
            "<?xml version=\"1.0\"?><w:document><w:body>\(body)</w:body></w:document>"
        )
    }

    private func found(_ body: String) throws -> [Found] {
        try DOCXReader().text(
            ZipWriter.archive([.init("word/styles.xml", styles), document(body)])
        ).found
    }

    private func reason(_ bytes: [UInt8]) -> String? {
        #expect(throws: SkippedFile.self) { try DOCXReader().text(bytes) }?.reason
    }

    private func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    @Test func `headings, items and paragraphs`() throws {
        let body =
            paragraph("白石市", "<w:outlineLvl w:val=\"0\"/>")
            + paragraph("道路", "<w:pStyle w:val=\"own\"/>")
            + paragraph("一条 &amp; 另一条&#x3002;", "<w:tabs><w:tab w:val=\"left\"/></w:tabs>")
            + paragraph("  ") + paragraph("桥", "<w:numPr><w:numId w:val=\"3\"/></w:numPr>")
            + paragraph("甲", "<w:pStyle w:val=\"a\"/>")
            + paragraph("乙", "<w:pStyle w:val=\"flat\"/>")
        #expect(
            try found(body) == [
                Found(.heading(level: 1), "白石市", 1), Found(.heading(level: 2), "道路", 2),
                Found(.paragraph, "一条 & 另一条。", 3), Found(.listItem, "桥", 5),
                Found(.paragraph, "甲", 6), Found(.paragraph, "乙", 7),
            ]
        )
    }

    @Test func `runs are joined, and only what is shown counts`() throws {
        let body = """
            <w:p><w:r><w:t>增长</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> 5</w:t></w:r></w:ins>
            <w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:r><w:tab/><w:t>%</w:t>
            <w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r>
            <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p>
            <w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type="page"/></w:r>
            <w:r><w:lastRenderedPageBreak/><w:t>页</w:t></w:r></w:p>
            <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>
            </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback>
            </mc:AlternateContent><w:t>外</w:t></w:r></w:p>
            """
        #expect(
            try found(body) == [
                Found(.paragraph, "增长 5 %-", 1, page: 1), Found(.paragraph, "上", 2, page: 1),
                Found(.paragraph, "下页", 2, page: 1), Found(.paragraph, "框", 4, page: 2),
                Found(.paragraph, "外", 5, page: 2),
            ]
        )
    }

    @Test func `tables come row by row`() throws {
        let cell = { (text: String) in "<w:tc>\(text)</w:tc>" }
        let row = { (cells: [String]) in "<w:tr>\(cells.map(cell).joined())</w:tr>" }
        let inner = "<w:tbl>\(row([paragraph("内"), paragraph("表")]))</w:tbl>"
        let body =
            paragraph("前") + "<w:tbl>"
            + row([paragraph("项目"), paragraph("2020"), paragraph("")])
            + row([paragraph("收入") + paragraph("万元"), inner])
            + row([paragraph("整行甲") + paragraph("整行乙")]) + "</w:tbl>" + paragraph("后")
        #expect(
            try found(body).map { "\($0.kind) \($0.text)" } == [
                "paragraph 前", "tableRow 项目 | 2020", "tableRow 收入 万元 | 内 表",
                "paragraph 整行甲", "paragraph 整行乙", "paragraph 后",
            ]
        )
    }

    @Test func `footnotes stand at the end`() throws {
        let archive = ZipWriter.archive([
            document(paragraph("正文")),
            .init("word/footnotes.xml", "<w:footnotes>\(paragraph("脚注"))</w:footnotes>"),
        ])
        #expect(try DOCXReader().text(archive).found.map(\.text) == ["正文", "脚注"])
    }

    @Test func `what was deflated is unpacked`() throws {
        let hex = """
            b329b74ac94f2ecd4dcd2bb1b329b74aca4fa904d10520a2084494d83d9fb9f7f9fccd4f
            77343d9fd5f27ccd1a8367ebb63e6e68b2d107c981c822305940409b2179da8c706ad387
            b9561fc90b00
            """
        var entry = ZipWriter.Entry("word/document.xml", "")
        let digits = hex.compactMap(\.hexDigitValue)
        entry.packed = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
        let body = (0..<3).map { "<w:p><w:r><w:t>白石市的第\($0)段。</w:t></w:r></w:p>" }.joined()
        let xml = Array("<w:document><w:body>\(body)</w:body></w:document>".utf8)
        entry.size = xml.count
        entry.checksum = ZipWriter.checksum(xml)
        #expect(try DOCXReader().text(ZipWriter.archive([entry])).elements.count == 3)

        let damaged = "damaged: its ZIP archive can't be unpacked"
        for size in [xml.count - 1, xml.count + 1, 0, 60 << 20] {
            entry.size = size
            let found = reason(ZipWriter.archive([entry]))
            #expect(found == damaged || found?.hasPrefix("unpacks to far more") == true)
        }
        entry.size = xml.count
        entry.checksum = 1
        #expect(reason(ZipWriter.archive([entry])) == damaged)
    }
}

@Suite struct `Hostile DOCX` {
    private func reason(_ entries: [ZipWriter.Entry], count: Int? = nil) -> String? {
        #expect(throws: SkippedFile.self) {
            try DOCXReader().text(ZipWriter.archive(entries, count: count))
        }?.reason
    }

    private let honest = ZipWriter.Entry(
        "word/document.xml",
        "<w:document><w:p><w:r><w:t>好</w:t></w:r></w:p></w:document>"
    )

    @Test func `bombs are refused before they are unpacked`() {
        var bomb = ZipWriter.Entry("word/document.xml", "")
        bomb.packed = [UInt8](repeating: 0, count: 1000)
        bomb.size = 50 << 20
        #expect(reason([bomb]) == "unpacks to far more than a document holds")
        bomb.size = 65 << 20
        bomb.packed = [UInt8](repeating: 0, count: 1 << 20)
        #expect(reason([bomb]) == "unpacks to far more than a document holds")
        bomb.size = 0xFFFF_FFFF
        #expect(reason([bomb]) == "unpacks to far more than a document holds")

        var shared = honest
        shared.offset = 0
        shared.name = "b"
        #expect(reason([honest, shared]) == "unpacks to far more than a document holds")
        let many = (0...10_000).map { ZipWriter.Entry("\($0)", "") }
        #expect(reason(many + [honest]) == "unpacks to far more than a document holds")
    }

    @Test func `lies and damage are found out`() {
        let damaged = "damaged: its ZIP archive can't be unpacked"
        var entry = honest
        entry.size = 3
        #expect(reason([entry]) == damaged)
        entry = honest
        entry.offset = 1 << 30
        #expect(reason([entry]) == damaged)
        entry = honest
        entry.method = 99
        #expect(reason([entry]) == damaged)
        #expect(reason([honest], count: 2) == damaged)
        entry = honest
        entry.flags = 1
        #expect(reason([entry]) == "encrypted; a password is needed")
        #expect(reason([.init("a.txt", "b")]) == "a ZIP archive that holds no Word document")
    }

    @Test func `a file cut anywhere is left out, or whole`() {
        let bytes = ZipWriter.archive([honest])
        for count in 0..<bytes.count {
            #expect(throws: SkippedFile.self) { try DOCXReader().text(Array(bytes[..<count])) }
        }
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0xFF
            if let text = try? DOCXReader().text(damaged) {
                #expect(text.found.map(\.text) == ["好"], "byte \(place)")
            }
        }
    }

    @Test func `names lead nowhere`() throws {
        let evil = ["../../etc/passwd", "/etc/passwd", "a\\..\\b", ""].map {
            ZipWriter.Entry($0, "x")
        }
        let text = try DOCXReader().text(ZipWriter.archive(evil + [honest]))
        #expect(text.found.map(\.text) == ["好"])
    }

    @Test func `declarations of document types are refused`() {
        let laughs = """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
            <w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>
            """
        #expect(
            reason([.init("word/document.xml", laughs)])
                == "declares a document type, which no Word document does"
        )
    }

    @Test(arguments: [
        "<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:tbl><w:tr><w:tc>", "<x>", "<w:r><w:t>",
    ])
    func `depth costs nothing`(tag: String) throws {
        let depth = 100_000
        let entry = ZipWriter.Entry(
            "word/document.xml",
            String(repeating: tag, count: depth) + "<w:p><w:r><w:t>深</w:t></w:r></w:p>"
        )
        let text = try DOCXReader().text(ZipWriter.archive([entry]))
        #expect(text.found.map(\.text).joined().contains("深"))
    }
}
