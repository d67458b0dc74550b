/// The paragraphs with which a changed report begins and ends as it did in the old index.
///
/// They are taken over like those of reports that haven't changed. A paragraph is the same only if all that
/// is stored of it is: its text, the line and page of the source, how deep a heading it is.
struct KeptParagraphs {
    /// The report in the old index.
    let report: Int

    /// Its first paragraphs, as the old index numbers them, and its last ones.
    let first: Range<Int>
    let last: Range<Int>

    /// Compares a draft with a report of an index; `nil` if not even half of the paragraphs stay.
    ///
    /// - Complexity: O(length of the text).
    init?(_ draft: borrowing ReportDraft, report: Int, of tables: IndexTables) {
        let old = tables.file.withBytes {
            tables.reports.paragraphs(of: report, in: $0).clamped(to: 0..<tables.paragraphs.count)
        }
        let former = FormerReport(tables: tables, paragraphs: old)
        let count = draft.paragraphs.count
        let common = min(count, old.count)
        var joints = 0
        var head = 0
        while head < common, former.holds(old.lowerBound + head, as: head, of: draft, &joints) {
            head += 1
        }
        var tail = 0
        joints = draft.joints.count
        while tail < common - head,
            former.holds(old.upperBound - 1 - tail, as: count - 1 - tail, of: draft, &joints)
        {
            tail += 1
        }
        guard 2 * (head + tail) >= count else { return nil }
        self.report = report
        first = old.prefix(head)
        last = old.suffix(tail)
    }
}

/// A report of the old index, paragraph by paragraph.
private struct FormerReport {
    let tables: IndexTables

    /// How deep a heading each paragraph is that is one.
    private let levels: [Int: Int]

    init(tables: IndexTables, paragraphs: Range<Int>) {
        self.tables = tables
        levels = tables.file.withBytes { bytes in
            var levels: [Int: Int] = [:]
            for heading in tables.headings.headings(in: paragraphs, bytes) {
                let paragraph = tables.headings.paragraph(of: heading, in: bytes)
                levels[paragraph] = tables.headings.level(of: heading, in: bytes)
            }
            return levels
        }
    }

    /// Whether a paragraph is one of a draft.
    ///
    /// - Parameters:
    ///   - paragraph: The number in the index.
    ///   - place: The number in the draft.
    ///   - draft: The draft.
    ///   - joint: A joint of the draft near those of the paragraph; one near those of its neighbour then.
    /// - Returns: Whether all that is stored of it is the same.
    func holds(
        _ paragraph: Int,
        as place: Int,
        of draft: borrowing ReportDraft,
        _ joint: inout Int
    ) -> Bool {
        let new = draft.paragraphs[place]
        let range = draft.range(of: place)
        let all = draft.joints
        while joint > 0, all[joint - 1].offset >= range.lowerBound { joint -= 1 }
        while joint < all.count, all[joint].offset < range.lowerBound { joint += 1 }
        let first = joint
        while joint < all.count, all[joint].offset < range.upperBound { joint += 1 }
        var joints: [SourceJoint] = []
        for var own in all[first..<joint] {
            own.offset -= range.lowerBound
            joints.append(own)
        }
        return tables.file.withBytes { bytes in
            let table = tables.paragraphs
            let (line, page) = (
                table.line(of: paragraph, in: bytes), table.page(of: paragraph, in: bytes)
            )
            return line == new.line && page == new.page
                && (levels[paragraph] ?? 0) == new.headingLevel
                && table.joints.joints(of: paragraph, line: line, page: page, in: bytes) == joints
                && tables.text.text(of: paragraph, in: bytes)[...] == draft.text[range]
        }
    }
}

extension IndexBuilder {
    /// What stays of the report that the old index has in the place of a draft that comes next.
    mutating func keptParagraphs(of draft: borrowing ReportDraft) -> KeptParagraphs? {
        guard let old, let source = sources.last, !source.isCollection, draft.ids.isEmpty,
            let (number, _) = old.source(source.path)
        else { return nil }
        if former?.source != number { former = (number, old.occurrences(of: number)) }
        let place = source.occurrences.count
        guard let former, place < former.occurrences.count,
            case .report(let report) = former.occurrences[place]
        else { return nil }
        return KeptParagraphs(draft, report: report, of: old.tables)
    }
}

extension ReportDraft {
    /// Some of the paragraphs, with nothing else that is known of the report.
    func part(_ some: Range<Int>) -> ReportDraft {
        var part = ReportDraft(report: Report(path: ""))
        guard let last = some.last else { return part }
        let range = self.range(of: some.lowerBound).lowerBound..<self.range(of: last).upperBound
        part.text = Array(text[range])
        part.paragraphs = paragraphs[some].map {
            var paragraph = $0
            paragraph.end -= range.lowerBound
            return paragraph
        }
        for var joint in joints where range.contains(joint.offset) {
            joint.offset -= range.lowerBound
            part.joints.append(joint)
        }
        return part
    }
}
