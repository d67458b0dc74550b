import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite struct `Table reader` {
    private func drafts(
        _ text: String,
        _ columns: String,
        _ format: TableReader.Format = .csv
    ) throws -> [ReportDraft] {
        var options = SourceOptions()
        options.columns = try SourceColumns(columns)
        let bytes = Array(text.utf8)
        let status = FileStatus(
            kind: .regular,
            identity: .init(device: 0, number: 0),
            size: bytes.count,
            modified: 0
        )
        let file = SourceFile(path: SourcePath("a.csv"), status: status, isGiven: true)
        let drafts = try TableReader(format: format).drafts(of: file, bytes, options: options)
        return try #require(drafts)
    }

    private func texts(_ draft: ReportDraft) -> [String] {
        draft.paragraphs.indices.map {
            String(decoding: draft.text[draft.range(of: $0)], as: UTF8.self)
        }
    }

    private func reason(
        _ text: String,
        _ columns: String,
        _ format: TableReader.Format = .csv
    ) -> String? {
        #expect(throws: SkippedFile.self) { try drafts(text, columns, format) }?.reason
    }

    @Test func `quotes, line ends and separators of CSV`() throws {
        let text =
            "\u{FEFF}id,note,text\r\na,\"x, y\",\"他说\"\"好\"\"\n第二行\"\r\n\r\nb,,短\nc\nd,\"\",\"末,尾\"z"
        let draft = try #require(try drafts(text, "text=text,id=id").first)
        #expect(texts(draft) == ["他说\"好\" 第二行", "短", "末,尾z"])
        #expect(draft.ids == ["a", "b", "d"])
        #expect(draft.paragraphs.map(\.line) == [2, 5, 7])
        #expect(!draft.mayBeCopy)
        for separator in [";", "\t"] {
            let table = "甲\(separator)乙\n一,1\(separator)二\n"
            #expect(try drafts(table, "text=甲").map(texts) == [["一,1"]])
        }
        #expect(try drafts("text\n", "text=text").isEmpty)
        #expect(try drafts("", "text=text").isEmpty)
    }

    @Test func `records that agree are one report, which the table describes`() throws {
        let text = """
            标题,年份,地区,正文
            白石市报告,2019年,白石市,第一段
            白石市报告,2019年,白石市,"第二段
            第三段"
            青山市报告,2020,青山市,别的
            """
        let found = try drafts(text, "title=标题,year=年份,place=地区,text=正文")
        #expect(found.map(\.report.title) == ["白石市报告", "青山市报告"])
        #expect(found.map(\.report.year) == [2019, 2020])
        #expect(found.map(\.report.place) == ["白石市", "青山市"])
        #expect(found.map(\.report.line) == [2, 5])
        #expect(found.map(texts) == [["第一段", "第二段", "第三段"], ["别的"]])
        #expect(found.flatMap(\.ids) == [])
    }

    @Test func `JSON lines`() throws {
        let text = #"""
            {"text": "一\n二 \u4e2d\ud83d\ude00 \"q\" \/", "id": 7, "more": {"text": ["]", {}]}, "z": null}

            {"id":"b","text":"三\ud800x"} 
            {"id":"c"}
            {}
            """#
        let draft = try #require(try drafts(text, "text=text,id=id", .jsonLines).first)
        #expect(texts(draft) == ["一 二 中😀 \"q\" /", "三\u{FFFD}x"])
        #expect(draft.ids == ["7", "b"])
        #expect(draft.paragraphs.map(\.line) == [1, 3])
    }

    @Test(
        arguments: [
            "[1]", "{\"a\":1", "{\"a\" 1}", "{a:1}", "{\"a\":1}x", "{\"a\":tru}", "{\"a\":\"x}",
            "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":[}", "{\"a\":1,}", "text",
        ]
    )
    func `what is no JSON is refused with its line`(line: String) {
        #expect(
            reason("{\"text\":\"x\"}\n\(line)\n", "text=text", .jsonLines)
                == "line 2 is no JSON object"
        )
    }

    @Test func `depth costs nothing`() throws {
        let nested = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        let draft = try drafts("{\"a\":\(nested),\"text\":\"深\"}", "text=text", .jsonLines).first
        #expect(draft.map(texts) == ["深"])
    }

    @Test func `a missing column is named`() {
        #expect(
            reason("a,b\n1,2\n", "text=正文") == "has no column called '正文'; it has: a, b"
        )
        #expect(reason("{\"a\":\"x\"}", "text=正文", .jsonLines) == "has no key called '正文'")
    }

    @Test func `a map of columns says what is wrong with it`() {
        let reason = { (text: String) in
            #expect(throws: SourceColumnsFault.self) { try SourceColumns(text) }?.reason
        }
        #expect(reason("title=a") == "the column of the text is missing: text=COLUMN")
        #expect(reason("text=a,text=b") == "'text' is named twice")
        #expect(reason("text=a,colour=b")?.hasPrefix("'colour=b' is not FIELD=COLUMN") == true)
        #expect(reason("")?.hasPrefix("'' is not FIELD=COLUMN") == true)
        #expect(reason("text=")?.hasPrefix("'text=' is not") == true)
    }

    @Test func `without a map the user is asked for one`() {
        let error = #expect(throws: SkippedFile.self) {
            try TableReader(format: .csv).text(Array("a,b\n".utf8))
        }
        #expect(error?.reason == "a table: tell with --columns which columns hold what")
    }
}
