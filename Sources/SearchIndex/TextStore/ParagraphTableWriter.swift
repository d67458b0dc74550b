/// Writes lengths and places of paragraphs in their order; see ``ParagraphTable``.
struct ParagraphTableWriter: Sendable {
    private var lengths: [UInt8] = []
    private var long = ByteWriter()
    private var wordCount = 0
    private var lines: [Int] = []
    private var pages: [Int] = []
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

    /// Adds all that is known of some paragraphs but their joints; no ids, or one for each.
    mutating func append(lengths: [UInt32], lines: [Int], pages: [Int], ids newIDs: [[UInt8]]) {
        if !newIDs.isEmpty || !ids.isEmpty {
            while ids.count < self.lines.count { ids.append([]) }
            for id in newIDs { ids.append(id[...]) }
            while ids.count < self.lines.count + lines.count { ids.append([]) }
        }
        for length in lengths { append(length: length) }
        self.lines += lines
        self.pages += pages
    }

    /// Adds the joints of the paragraphs that were added last, as they stand in another table.
    mutating func append(joints entries: [Range<Int>], in bytes: RawSpan) {
        joints.fill(upTo: lines.count - entries.count)
        for entry in entries { joints.append(entry: entry, in: bytes) }
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
        PackedSequenceWriter.write(lines, into: &writer)
        PackedSequenceWriter.write(pages, into: &writer)
        if joints.count > 0 { joints.fill(upTo: lines.count) }
        writer.append(joints.finish())
        writer.append(ids.finish())
        return writer.bytes
    }
}
