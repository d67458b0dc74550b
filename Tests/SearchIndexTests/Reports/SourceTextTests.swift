import Testing

@testable import SearchIndex

@Suite struct `Source text` {
    @Test func `elements keep what their format said`() throws {
        var source = SourceText()
        source.append(.heading(level: 1), "2020年白石市政府工作报告".utf8, line: 1, page: 1)
        source.append(.paragraph, "  第一段\t有制表符\r\n和换行。\u{3000}".utf8, line: 2, page: 1)
        source.append(.paragraph, " \n ".utf8, line: 3, page: 1)
        source.append(.heading(level: 2), "没有编号的标题".utf8, line: 4, page: 2)
        source.append(.tableRow, "一、收入 | 12".utf8, line: 5, page: 2)
        source.append(.paragraph, "一、收入".utf8, line: 6, page: 3)
        let draft = try #require(ReportReader.read(source, path: SourcePath("a.docx")).first)
        let texts = draft.paragraphs.indices.map {
            String(decoding: draft.text[draft.range(of: $0)], as: UTF8.self)
        }
        #expect(
            texts == [
                "2020年白石市政府工作报告", "第一段 有制表符  和换行。", "没有编号的标题", "一、收入 | 12", "一、收入",
            ]
        )
        #expect(draft.paragraphs.map(\.headingLevel) == [0, 0, 2, 0, 1])
        #expect(draft.paragraphs.map(\.line) == [1, 2, 4, 5, 6])
        #expect(draft.paragraphs.map(\.page) == [1, 1, 2, 2, 3])
        #expect(draft.report.title == "2020年白石市政府工作报告")
    }

    @Test func `a text that is too long becomes several elements`() {
        var source = SourceText()
        let sentence = "这一句话很长很长很长。"
        let count = 3 * LineReader.defaultPieceLimit / sentence.utf8.count
        source.append(.paragraph, String(repeating: sentence, count: count).utf8, line: 7)
        #expect(source.elements.count == 3)
        #expect(source.elements.allSatisfy { $0.line == 7 && $0.kind == .paragraph })
        #expect(source.elements.map(\.range.count).reduce(0, +) == source.bytes.count)
    }

    @Test func `lines of plain text stand in all of its bytes`() {
        let text = "标题\n\n\u{3000}\u{3000}缩进的一行\r\n末行"
        let source = SourceText(plain: Array(text.utf8))
        #expect(source.bytes == Array(text.utf8))
        #expect(source.elements.map(\.line) == [1, 3, 4])
        #expect(source.elements.allSatisfy { $0.kind == .line && $0.page == 0 })
        #expect(
            source.elements.map { String(decoding: source.bytes[$0.range], as: UTF8.self) }
                == ["标题", "缩进的一行", "末行"]
        )
    }
}
