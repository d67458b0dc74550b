internal import SearchIndex

/// A hit with all that may be printed of it.
struct FoundParagraph {
    /// Its place among all hits, from 1.
    let rank: Int

    /// How well it answers the query.
    let score: Float

    /// The paragraph; its text is the matching part if only that is shown.
    var paragraph: Paragraph

    /// The report that holds it.
    let report: Report

    /// What answers the query in its text, in Unicode scalars.
    var spans: [Range<Int>]

    /// Where the matching part begins in the paragraph, in Unicode scalars; `nil` for all of it.
    var start: Int?

    /// Where the first of it stands in the source file; without any, where the paragraph begins.
    var place: (line: Int, page: Int)

    /// The hits of the same text, if those are shown once.
    var group: UniqueHit?

    /// Every matching part by itself.
    var matches: [FoundParagraph] {
        let scalars = Array(paragraph.text.unicodeScalars)
        return spans.map { span in
            let span = span.clamped(to: 0..<scalars.count)
            var match = self
            match.paragraph.text = String(String.UnicodeScalarView(scalars[span]))
            match.spans = [0..<span.count]
            match.place = paragraph.place(ofScalar: span.lowerBound)
            match.start = span.lowerBound
            return match
        }
    }

    /// How often the text stands in how many years, such as `×14, 2010–2023`; empty for once.
    var repetition: String {
        guard let group, group.paragraphs.count > 1 else { return "" }
        var text = "×\(Quantities.grouped(group.paragraphs.count))"
        if let first = group.years.first, let last = group.years.last {
            text += first == last ? ", \(first)" : ", \(first)–\(last)"
        }
        return text
    }
}

extension Paragraph {
    /// The name from the collection or else the numbers of report and paragraph, as in `3#42`.
    var name: String {
        id.isEmpty ? "\(report + 1)#\(ordinal)" : id
    }

    /// What a record tells of the paragraph itself.
    func fields(in report: Report, at place: (line: Int, page: Int)) -> [RecordField] {
        [
            RecordField("id", .text(name)),
            RecordField("report", .number(self.report + 1)),
            RecordField("title", .text(report.title)),
            RecordField("year", report.year.map(JSON.number) ?? .null),
            RecordField("place", .text(report.place)),
            RecordField(
                "section",
                .list(section.map(JSON.text)),
                cell: section.joined(separator: " › ")
            ),
            RecordField("path", .text(report.path)),
            RecordField("line", .number(place.line)),
            RecordField("page", place.page == 0 ? .null : .number(place.page)),
            RecordField("paragraph", .number(ordinal)),
            RecordField("text", .text(text)),
        ]
    }
}

/// A part of a record, as JSON and as a cell of a table.
struct RecordField {
    var name: String
    var json: JSON
    var cell: String

    init(_ name: String, _ json: JSON, cell: String? = nil) {
        self.name = name
        self.json = json
        self.cell = cell ?? json.cell
    }
}
