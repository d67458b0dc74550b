/// Writes lengths and places of paragraphs in their order; see ``ParagraphTable``.
struct ParagraphTableWriter: Sendable {
    private var lengths: [UInt8] = []
    private var long = ByteWriter()
    private var wordCount = 0
    private var lines = PackedSequenceWriter()
    private var pages = PackedSequenceWriter()
    private var joints = JointTableWriter()
    private var ids = IDTableWriter()

    /// The number of paragraphs that a table can hold.
    static let limit = Int(UInt32.max) - 1

    /// Adds the source lines and pages of the paragraphs of a draft, and their ids if they have any.
    mutating func appendParagraphs(of draft: borrowing ReportDraft) {
        let paragraphs = draft.paragraphs
        let newIDs = draft.ids
        let first = lines.count
        for paragraph in paragraphs {
            lines.append(paragraph.line)
            pages.append(paragraph.page)
        }
        if !draft.joints.isEmpty { append(joints: draft.joints, of: paragraphs, first: first) }
        guard !newIDs.isEmpty || !ids.isEmpty else { return }
        // Paragraphs without names stand between those of collections.
        while ids.count < lines.count - paragraphs.count { ids.append([]) }
        for id in newIDs { ids.append([UInt8](id.utf8)[...]) }
        while ids.count < lines.count { ids.append([]) }
    }

    private mutating func append(
        joints newJoints: [SourceJoint],
        of paragraphs: [ParagraphDraft],
        first: Int
    ) {
        joints.fill(upTo: first)
        var next = 0
        var start = 0
        for paragraph in paragraphs {
            var end = next
            while end < newJoints.count, newJoints[end].offset < paragraph.end { end += 1 }
            joints.append(
                newJoints[next..<end],
                offset: start,
                line: paragraph.line,
                page: paragraph.page
            )
            next = end
            start = paragraph.end
        }
    }

    /// Adds all that another table tells of some paragraphs.
    mutating func append(_ paragraphs: Range<Int>, of table: ParagraphTable, in bytes: RawSpan) {
        let first = lines.count
        for paragraph in paragraphs {
            append(length: table.length(of: UInt32(paragraph), in: bytes))
        }
        lines.append(paragraphs, of: table.lines, in: bytes)
        pages.append(paragraphs, of: table.pages, in: bytes)
        if table.ids.count > 0 || !ids.isEmpty {
            while ids.count < first { ids.append([]) }
            var names = table.ids.iterator(from: paragraphs.lowerBound)
            for _ in paragraphs { ids.append((names.next(in: bytes) ?? [])[...]) }
        }
        guard table.joints.count > 0 else { return }
        joints.fill(upTo: first)
        joints.append(paragraphs, of: table.joints, in: bytes)
    }

    /// Adds the length of the next paragraph in words.
    mutating func append(length: UInt32) {
        if length >= UInt32(ParagraphTable.longLength) {
            long.append(integer: UInt32(lengths.count))
            long.append(integer: length)
        }
        lengths.append(UInt8(min(length, UInt32(ParagraphTable.longLength))))
        wordCount += Int(length)
    }

    /// The bytes of the section.
    consuming func finish() -> [UInt8] {
        precondition(lengths.count == lines.count, "every paragraph has a length and a line")
        var writer = ByteWriter()
        writer.append(integer: UInt64(lengths.count))
        writer.append(integer: UInt64(wordCount))
        writer.append(lengths)
        writer.append(integer: UInt64(long.count / 8))
        writer.append(long.bytes)
        if joints.count > 0 { joints.fill(upTo: lines.count) }
        lines.finish(into: &writer)
        pages.finish(into: &writer)
        writer.append(joints.finish())
        writer.append(ids.finish())
        return writer.bytes
    }
}
