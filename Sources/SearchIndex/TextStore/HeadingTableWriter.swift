/// Finds the sections of reports from the depths of their headings; see ``HeadingTable``.
struct HeadingTableWriter: Sendable {
    private var levels: [UInt8] = []
    private var paragraphs: [Int] = []
    private var ends: [Int] = []
    private var open: [Int] = []

    /// The number of headings so far.
    var count: Int { levels.count }

    /// The sections so far: the heading's paragraph, and the paragraphs below it.
    var sections: [(heading: Int, body: Range<Int>)] {
        paragraphs.indices.map { (paragraphs[$0], (paragraphs[$0] + 1)..<ends[$0]) }
    }

    /// Adds a heading behind those added before.
    mutating func append(paragraph: Int, level: Int) {
        close(to: paragraph, level: level)
        open.append(levels.count)
        levels.append(UInt8(min(max(level, 1), 255)))
        paragraphs.append(paragraph)
        ends.append(paragraph + 1)
    }

    /// Ends all sections where a report ends.
    mutating func endReport(at paragraph: Int) {
        close(to: paragraph, level: 0)
    }

    private mutating func close(to paragraph: Int, level: Int) {
        while let heading = open.last, Int(levels[heading]) >= level {
            ends[heading] = paragraph
            open.removeLast()
        }
    }

    consuming func finish() -> [UInt8] {
        precondition(open.isEmpty, "the last report has ended")
        var writer = ByteWriter()
        writer.append(integer: UInt64(levels.count))
        writer.append(levels)
        PackedSequenceWriter.write(paragraphs, into: &writer)
        PackedSequenceWriter.write(ends, into: &writer)
        return writer.bytes
    }
}
