@testable import SearchIndex

/// The index whose bytes FileFormat.md shows: two reports and a copy of one of them.
enum FormatExample {
    static let drafts: [ReportDraft] = {
        var chinese = Report(path: "1.txt")
        chinese.title = "数字报告"
        chinese.year = 2017
        chinese.language = "zh-Hans"
        var english = Report(path: "2.txt")
        english.title = "Index"
        english.line = 1
        var copy = english
        copy.path = "3.txt"
        let text = [(text: "The index is exact-ish: ① index.", level: 0)]
        chinese.kind = "annual-report"
        var joined = SampleReports.draft(
            chinese,
            lines: [("数字经济", 1), ("数字经济发展，经济增长。", 0)]
        )
        joined.joints = [SourceJoint(offset: 33, line: 4, page: 0)]
        return [
            joined,
            SampleReports.draft(english, lines: text),
            SampleReports.draft(copy, lines: text),
        ]
    }()

    /// The bytes of the index as this library writes it.
    static func bytes() throws -> [UInt8] {
        try ScratchFile.withPath { path in
            let index = try SampleReports.index(
                of: drafts,
                path: path,
                withSources: true,
                addedWords: "经济增长\n昌景黄"
            )
            return index.file.withBytes { $0.copied() }
        }
    }
}
