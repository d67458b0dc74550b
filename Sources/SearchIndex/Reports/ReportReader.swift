/// Turns the text of a file into reports with paragraphs and headings.
///
/// Every line that holds text is a paragraph, titles, dates and speakers included, and nothing in it
/// is changed: whatever stands in the file can be found. Where a file holds several reports
/// (`ReportBorder`), each is a draft of its own, whose line numbers count from the file's start.
package enum ReportReader {
    /// Reads the reports of a text in UTF-8, none if it holds no text.
    ///
    /// Complexity: O(*n*). The drafts hold about as much as the text, and 32 bytes a paragraph.
    package static func read(
        _ bytes: [UInt8],
        path: SourcePath,
        encoding: String = "UTF-8"
    ) -> [ReportDraft] {
        read(bytes, path: path, encoding: encoding, pieceLimit: LineReader.defaultPieceLimit)
    }

    /// Reads reports with another limit to the length of paragraphs.
    static func read(
        _ bytes: [UInt8],
        path: SourcePath,
        encoding: String,
        pieceLimit: Int
    ) -> [ReportDraft] {
        let span = bytes.span
        var lines = LineReader(pieceLimit: pieceLimit)
        var border = ReportBorder(span)
        var facts = ReportFacts(path)
        var headings = HeadingRules()
        var drafts: [ReportDraft] = []
        var draft = ReportDraft(report: Report(path: path.description))
        draft.report.encoding = encoding
        // Most files hold one report, whose paragraphs then never move.
        draft.text.reserveCapacity(bytes.count)

        while let line = lines.next(in: span) {
            let count = draft.paragraphs.count
            if border.begins(line.range, after: count, ahead: lines, in: span) {
                facts.fill(&draft)
                drafts.append(draft)
                draft.text.removeAll(keepingCapacity: false)
                draft.paragraphs.removeAll(keepingCapacity: false)
                headings = HeadingRules()
            }
            if draft.paragraphs.isEmpty { draft.report.line = line.number }
            draft.text.append(contentsOf: bytes[line.range])
            draft.paragraphs.append(
                ParagraphDraft(
                    end: draft.text.count,
                    line: line.number,
                    headingLevel: headings.level(of: line.range, in: span)
                )
            )
        }
        guard !draft.paragraphs.isEmpty else { return drafts }
        facts.fill(&draft)
        drafts.append(draft)
        return drafts
    }
}
