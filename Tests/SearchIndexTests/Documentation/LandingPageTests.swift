internal import FoundationEssentials
import SearchIndex
internal import Testing

/// Holds SearchIndex.md to the code.
@Suite(.scratchFolder)
struct `SearchIndex.md` {
    @Test func `the example runs as it is printed`() async throws {
        // In a process of its own, because it writes into the current folder.
        await #expect(processExitsWith: .success) { [folder = Scratch.path as String] in
            try #require(FileSystem.enter(folder))
            // The example begins.
            var report = Report(path: "reports/2017.txt")
            report.title = "Government work report"
            report.year = 2017
            var draft = ReportDraft(report: report)
            for (index, line) in ["数字经济蓬勃发展。", "The digital economy thrives."].enumerated() {
                draft.text += Array(line.utf8)
                draft.paragraphs.append(ParagraphDraft(end: draft.text.count, line: index + 1))
            }
            var builder = try IndexBuilder(path: "reports.idx")
            try builder.add(draft)
            _ = try builder.finish()

            let index = try SearchIndex(contentsOf: "reports.idx")
            for hit in try index.search(words: "数字经济").hits {
                print(try index.paragraph(hit.paragraph).text)
            }
            // The example ends.
            #expect(try index.search(words: "数字经济").hits.map(\.paragraph) == [0])
        }
    }

    @Test func `the example is the one that is tested`() throws {
        let document = try DocumentFile("SearchIndex.md")
        let block = try #require(document.blocks(of: "swift").first)
        let source = String(decoding: try Data(contentsOf: URL(filePath: #filePath)), as: UTF8.self)
        let tested = source.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.hasSuffix("// The example begins.") }.dropFirst()
            .prefix { !$0.hasSuffix("// The example ends.") }
        let indentation = String(repeating: " ", count: 12)
        #expect(
            document.lines[block].map { $0.isEmpty ? "" : indentation + $0 }
                == tested.map(String.init)
        )
    }
}
