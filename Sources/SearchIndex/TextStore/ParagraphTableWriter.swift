/// Writes lengths and places of paragraphs in their order; see ``ParagraphTable``.
struct ParagraphTableWriter: Sendable {
    private var lengths: [UInt8] = []
    private var long = ByteWriter()
    private var wordCount = 0
    private var lines: [Int] = []
    private var pages: [Int] = []
    private var ids = IDTableWriter()

    /// The number of paragraphs that a table can hold.
    static let limit = Int(UInt32.max) - 1

    /// Adds the source lines and pages of some paragraphs, and their ids if they have any.
    mutating func append(paragraphs: [ParagraphDraft], ids newIDs: [String]) {
        for paragraph in paragraphs {
            lines.append(paragraph.line)
            pages.append(paragraph.page)
        }
        guard !newIDs.isEmpty || !ids.isEmpty else { return }
        // Paragraphs without names stand between those of collections.
        while ids.count < lines.count - paragraphs.count { ids.append([]) }
        for id in newIDs { ids.append([UInt8](id.utf8)[...]) }
        while ids.count < lines.count { ids.append([]) }
    }

    /// Adds the source line and page of the next paragraph, and its id.
    mutating func append(line: Int, page: Int, id: [UInt8]) {
        lines.append(line)
        pages.append(page)
        ids.append(id[...])
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
        writer.append(ids.finish())
        return writer.bytes
    }
}
