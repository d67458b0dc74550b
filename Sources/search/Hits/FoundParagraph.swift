internal import SearchIndex

/// A hit with all that may be printed of it.
struct FoundParagraph {
    /// Its place among all hits, from 1.
    let rank: Int

    /// How well it answers the query.
    let score: Float

    /// The paragraph.
    let paragraph: Paragraph

    /// The report that holds it.
    let report: Report

    /// What answers the query in its text, in Unicode scalars.
    let spans: [Range<Int>]
}

extension Paragraph {
    /// The name from the collection or else the numbers of report and paragraph, as in `3#42`.
    var name: String {
        id.isEmpty ? "\(report + 1)#\(ordinal)" : id
    }

    /// What JSON tells of the paragraph itself.
    func members(in report: Report) -> [(String, JSON)] {
        [
            ("id", .text(name)),
            ("report", .number(self.report + 1)),
            ("title", .text(report.title)),
            ("year", report.year.map(JSON.number) ?? .null),
            ("place", .text(report.place)),
            ("section", .list(section.map(JSON.text))),
            ("path", .text(report.path)),
            ("line", .number(line)),
            ("page", page == 0 ? .null : .number(page)),
            ("paragraph", .number(ordinal)),
            ("text", .text(text)),
        ]
    }
}
