/// Writes reports in the order of their paragraphs; see ``ReportTable``.
struct ReportTableWriter: Sendable {
    private var firsts: [Int] = []
    private var offsets: [Int] = []
    private var records = ByteWriter()
    private var copies = ByteWriter()
    private var copyCount = 0

    /// The number of reports so far.
    var count: Int { firsts.count }

    /// Adds a report that begins with a paragraph.
    mutating func append(_ report: Report, hash: ContentHash, firstParagraph: Int) {
        firsts.append(firstParagraph)
        offsets.append(records.count)
        records.append(varint: UInt64(report.year.map { min(max($0, 0), 9998) + 1 } ?? 0))
        records.append(varint: UInt64(max(0, report.line)))
        records.append(integer: hash.high)
        records.append(integer: hash.low)
        for field in [
            report.title, report.place, report.company, report.code, report.date,
            report.kind, report.language, report.encoding, report.path,
        ] {
            records.append(counted: [UInt8](field.utf8))
        }
    }

    /// Adds the place of a copy of a report.
    mutating func append(_ copy: ReportCopy) {
        copies.append(varint: UInt64(copy.report))
        copies.append(varint: UInt64(max(0, copy.line)))
        copies.append(counted: [UInt8](copy.path.utf8))
        copyCount += 1
    }

    /// The bytes of the section.
    consuming func finish(paragraphCount: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: UInt64(firsts.count))
        PackedSequenceWriter.write(firsts + [paragraphCount], into: &writer)
        PackedSequenceWriter.write(offsets + [records.count], into: &writer)
        writer.append(integer: UInt64(copyCount))
        writer.append(records.bytes)
        writer.append(copies.bytes)
        return writer.bytes
    }
}
