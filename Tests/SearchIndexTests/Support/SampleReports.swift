@testable import SearchIndex

/// Reports made up at random from words of many scripts, the same ones for the same seed.
enum SampleReports {
    static let words = [
        "数字", "经济", "发展", "互联网", "十三五", "规划", "减排", "民生", "的", "和", "了", "税", "产业", "直升机",
        "國民", "經濟", "5G", "62.9", "PM", "2", "COVID", "19", "report", "Report", "REPORT", "reports",
        "reported", "state", "stating",
        "estate", "the", "of", "café", "Straße", "กำลัง", "สำหรับ", "เศรษฐกิจ", "東京", "コンピューター", "ひらがな",
        "경제성장", "보고서", "２０１７", "ﬁnance", "㎡", "①", "экономика", "𠮷野", "ປະເທດ", "ကမ္ဘာ", "⽅面",
    ]
    static let glue = ["", "", "", " ", " ", "，", "。", "、", "+", "-", "%", "“", "　", "  ", "/"]

    /// A paragraph of some words.
    static func paragraph(of count: Int, using random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<count {
            text += words.randomElement(using: &random)!
            text += glue.randomElement(using: &random)!
        }
        let trimmed = text.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(trimmed))
    }

    /// Some reports with headings and titles.
    static func drafts(_ count: Int, paragraphs: Int, seed: UInt64) -> [ReportDraft] {
        var random = SplitMix(seed: seed)
        return (0..<count).map { number in
            var report = Report(path: "reports/\(number).txt")
            report.title = paragraph(of: 3, using: &random)
            report.year = 2000 + number
            report.place = words.randomElement(using: &random)!
            var lines: [(text: String, level: Int)] = []
            for _ in 0..<Int.random(in: 1...paragraphs, using: &random) {
                let level = Int.random(in: 0..<8, using: &random)
                let isHeading = level == 1 || level == 2
                let length = isHeading ? 3 : Int.random(in: 1...60, using: &random)
                lines.append((paragraph(of: length, using: &random), isHeading ? level : 0))
            }
            report.kind = number.isMultiple(of: 3) ? "annual-report" : ""
            var draft = draft(report, lines: lines)
            if number.isMultiple(of: 2) { joinLines(of: &draft) }
            return draft
        }
    }

    /// Lets some paragraphs be joined of several lines, as if each character but a few began one.
    private static func joinLines(of draft: inout ReportDraft) {
        for (number, paragraph) in draft.paragraphs.enumerated() where number % 3 == 1 {
            var joint = SourceJoint(offset: 0, line: paragraph.line, page: paragraph.page)
            for place in draft.range(of: number).dropFirst() where draft.text[place] >> 6 != 2 {
                joint.offset = place
                joint.line += 1 + place % 2
                joint.page += place % 7 == 0 ? 1 : 0
                if place % 5 < 2 { draft.joints.append(joint) }
            }
        }
    }

    /// A draft of given paragraphs.
    static func draft(_ report: Report, lines: [(text: String, level: Int)]) -> ReportDraft {
        var draft = ReportDraft(report: report)
        for (index, line) in lines.enumerated() where !line.text.isEmpty {
            draft.text += Array(line.text.utf8)
            draft.paragraphs.append(
                ParagraphDraft(end: draft.text.count, line: 2 * index + 1, headingLevel: line.level)
            )
        }
        return draft
    }

    /// An index of some drafts, each a file of its own if the index is to tell of files.
    static func index(
        of drafts: [ReportDraft],
        path: String,
        options: BuildOptions = BuildOptions(),
        withSources: Bool = false,
        addedWords: String = ""
    ) throws -> SearchIndex {
        var builder = try IndexBuilder(path: path, options: options)
        if !addedWords.isEmpty { builder.addedWords = try AddedWords(addedWords) }
        for (number, draft) in drafts.enumerated() {
            if withSources, !draft.continues {
                builder.begin(
                    SourceRecord(
                        path: Array(draft.report.path.utf8),
                        size: draft.text.count,
                        modified: 1_500_000_000_000_000_000 + number,
                        hash: draft.text.withRawSpan { ContentHash(of: $0) },
                        isCollection: !draft.mayBeCopy
                    )
                )
            }
            try builder.add(draft)
        }
        _ = try builder.finish()
        return try SearchIndex(contentsOf: path)
    }

    /// Indexes of some drafts, in several parts, that are searched as one.
    static func archive(
        of drafts: [ReportDraft],
        parts: Int,
        path: String
    ) throws -> SearchArchive {
        var indexes: [SearchIndex] = []
        for part in 0..<parts {
            let start = part * drafts.count / parts
            let end = (part + 1) * drafts.count / parts
            indexes.append(try index(of: Array(drafts[start..<end]), path: "\(path).\(part)"))
        }
        return SearchArchive(indexes)
    }
}
