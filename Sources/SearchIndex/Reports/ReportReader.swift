/// Turns the text of a file into reports with paragraphs and headings.
///
/// Every element that holds text is a paragraph, titles, dates and speakers included, and nothing in
/// it is changed: whatever stands in the file can be found. Only what web pages leave in a text is
/// taken out (`Noise`), and lines that were laid out on pages are joined to paragraphs (`Reflow`). Where a file holds several reports (`ReportBorder`),
/// each is a draft of its own, whose line numbers count from the file's start.
package enum ReportReader {
    /// Reads the reports of plain text in UTF-8, none if it holds no text.
    ///
    /// Complexity: O(*n*).
    package static func read(
        _ bytes: [UInt8],
        path: SourcePath,
        encoding: String = "UTF-8"
    ) -> [ReportDraft] {
        read(SourceText(plain: bytes, encoding: encoding), path: path)
    }

    /// Reads the reports of a text of any format, none if it has no elements.
    ///
    /// What web pages leave in a text is taken out, unless it is to be kept (`Noise`).
    /// Complexity: O(*n*). The drafts hold about as much as the text, and 32 bytes a paragraph.
    package static func read(
        _ source: SourceText,
        path: SourcePath,
        keepsNoise: Bool = false
    ) -> [ReportDraft] {
        let source = Reflow.paragraphs(of: keepsNoise ? source : Noise.removed(from: source))
        let bytes = source.bytes
        var border = ReportBorder(source)
        var facts = ReportFacts(path, header: source.header)
        var headings = HeadingRules()
        var contents = ContentsList()
        var drafts: [ReportDraft] = []
        var draft = ReportDraft(report: Report(path: path.description))
        draft.report.encoding = source.encoding
        // Most files hold one report, whose paragraphs then never move.
        draft.text.reserveCapacity(bytes.count)
        var joints = source.joints[...]
        var speech = SpeechHeadings(source)

        for (index, element) in source.elements.enumerated() {
            if border.begins(at: index, after: draft.paragraphs.count, in: source) {
                facts.fill(&draft)
                drafts.append(draft)
                draft.text.removeAll(keepingCapacity: false)
                draft.paragraphs.removeAll(keepingCapacity: false)
                draft.joints.removeAll(keepingCapacity: false)
                headings = HeadingRules()
                contents = ContentsList()
            }
            let isListed = contents.takes(element, in: bytes.span)
            if draft.paragraphs.isEmpty { draft.report.line = element.line }
            while let joint = joints.first, joint.offset < element.range.upperBound {
                let offset = draft.text.count + joint.offset - element.range.lowerBound
                draft.joints.append(
                    SourceJoint(offset: offset, line: joint.line, page: joint.page)
                )
                joints.removeFirst()
            }
            draft.text.append(contentsOf: bytes[element.range])
            draft.paragraphs.append(
                ParagraphDraft(
                    end: draft.text.count,
                    line: element.line,
                    page: element.page,
                    headingLevel: isListed
                        ? 0
                        : level(of: element, headings: &headings, in: bytes.span)
                            + (speech.mayBegin(at: index)
                                ? headings.plainLevel(of: element.range, in: bytes.span) : 0)
                )
            )
        }
        guard !draft.paragraphs.isEmpty else { return drafts }
        facts.fill(&draft)
        drafts.append(draft)
        return drafts
    }

    /// The level of an element as a heading: what its format says, else what its text looks like.
    private static func level(
        of element: SourceElement,
        headings: inout HeadingRules,
        in bytes: Span<UInt8>
    ) -> Int {
        switch element.kind {
        case .heading(let level): level
        case .tableRow: 0
        case .line, .layoutLine, .paragraph, .listItem:
            headings.level(of: element.range, in: bytes)
        }
    }
}
