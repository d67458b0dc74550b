@testable import SearchIndex

/// A small index with something of everything that the format knows, to be damaged.
///
/// Lists of every shape have full blocks and tails; there are headings, copies, names of paragraphs,
/// a paragraph of more than 255 words, tokens that fold to others, and symbols.
enum DamageSample {
    /// The reports of the index, the last one a copy of the first.
    static let drafts = drafts(paragraphs: 200)

    private static func drafts(paragraphs: Int) -> [ReportDraft] {
        var random = SplitMix(seed: 2024)
        var lines: [(text: String, level: Int)] = []
        for number in 0..<paragraphs {
            if number % 50 == 0 { lines.append(("第\(number)章 数字经济", 1)) }
            if number % 20 == 0 { lines.append(("Section \(number)", 2)) }
            let rest = SampleReports.paragraph(of: 2, using: &random)
            // So that a list has gaps, and some frequencies are exceptions.
            let more = number % 37 == 5 ? " report report" : ""
            let some = number % 2 == 0 || number % 3 == 0 ? "产业" : ""
            lines.append(("数字经济的report①\(some)\(rest)\(more)", 0))
        }
        lines.append((String(repeating: "的 state ", count: 130), 0))
        var first = Report(path: "reports/1.txt")
        first.title = "数字经济 report"
        first.year = 2017
        first.place = "北京"
        first.kind = "annual-report"
        var report = SampleReports.draft(first, lines: lines)
        report.joints = [
            SourceJoint(offset: 3, line: 2, page: 0), SourceJoint(offset: 6, line: 3, page: 1),
        ]

        var collection = SampleReports.draft(
            Report(path: "reports/2.tsv"),
            lines: [("경제성장 보고서", 0), ("國民經濟", 0), ("The ﬁnance of estate", 0)]
        )
        collection.ids = ["q1", "q2", "q3"]
        collection.mayBeCopy = false
        var copy = report
        copy.report.path = "reports/3.txt"
        return [report, collection, copy]
    }

    /// The bytes of the index, built once.
    static let bytes = bytes(of: drafts)

    /// The bytes of an index of some 20,000 bytes, 160,000 bits.
    static let largerBytes = bytes(of: drafts(paragraphs: 620))

    private static func bytes(of drafts: [ReportDraft]) -> Result<[UInt8], any Error> {
        Result { try bytesOfIndex(of: drafts) }
    }

    private static func bytesOfIndex(of drafts: [ReportDraft]) throws -> [UInt8] {
        try ScratchFile.withPath { path in
            var options = BuildOptions()
            // The smallest, so that each structure has many of its own.
            options.extentSize = FileHeader.extentSizes.lowerBound
            let index = try SampleReports.index(
                of: drafts,
                path: path,
                options: options,
                withSources: true
            )
            return index.file.withBytes { $0.copied() }
        }
    }
}
