/// The reports of an index and the places of their copies.
///
///     count u64 | first paragraphs: packed sequence, one more | record offsets: packed sequence
///     | copies u64 | records | copies
///     record: year + 1 varint (0: unknown) | line varint | hash u64 u64
///             | title, place, company, code, date, kind, language, encoding, path: length varint, UTF-8
///     copy:   report varint | line varint | path: length varint, UTF-8
struct ReportTable: Sendable {
    /// The number of reports.
    let count: Int

    private let firsts: PackedSequence
    private let offsets: PackedSequence
    private let copyCount: Int
    private let data: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(8), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count),
            let firsts = PackedSequence(
                bytes,
                at: section.lowerBound + 8,
                checksums: checksums
            ),
            let offsets = PackedSequence(
                bytes,
                at: firsts.range.upperBound,
                checksums: checksums
            ),
            firsts.count == Int(count) + 1, offsets.count == Int(count) + 1,
            offsets.range.upperBound + 8 <= section.upperBound
        else { return nil }
        self.count = Int(count)
        self.firsts = firsts
        self.offsets = offsets
        self.checksums = checksums
        let end = offsets.range.upperBound
        checksums.compare(end..<(end + 8), in: bytes)
        let copies = bytes.load(UInt64.self, at: offsets.range.upperBound)
        guard copies <= UInt64(section.count) else { return nil }
        copyCount = Int(copies)
        data = (offsets.range.upperBound + 8)..<section.upperBound
    }

    /// The paragraphs of a report.
    func paragraphs(of report: Int, in bytes: RawSpan) -> Range<Int> {
        firsts.range(at: report, in: bytes)
    }

    /// The report that holds a paragraph.
    ///
    /// Complexity: O(log(number of reports)).
    func report(of paragraph: Int, in bytes: RawSpan) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if firsts.value(at: middle + 1, in: bytes) <= paragraph {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return min(low, max(0, count - 1))
    }

    /// What is known of a report.
    func report(at number: Int, in bytes: RawSpan) -> Report {
        var report = Report(path: "")
        guard number >= 0, number < count else { return report }
        var offset = start(ofRecord: number, in: bytes)
        let year = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF)
        report.year = year > 0 ? year - 1 : nil
        report.line = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
        offset &+= 16
        report.title = string(at: &offset, in: bytes)
        report.place = string(at: &offset, in: bytes)
        report.company = string(at: &offset, in: bytes)
        report.code = string(at: &offset, in: bytes)
        report.date = string(at: &offset, in: bytes)
        report.kind = string(at: &offset, in: bytes)
        report.language = string(at: &offset, in: bytes)
        report.encoding = string(at: &offset, in: bytes)
        report.path = string(at: &offset, in: bytes)
        return report
    }

    /// The tag of a report's language, empty if it isn't known.
    func language(of number: Int, in bytes: RawSpan) -> String {
        guard number >= 0, number < count else { return "" }
        var offset = data.lowerBound &+ offsets.value(at: number, in: bytes)
        _ = bytes.loadVarint(at: &offset)
        _ = bytes.loadVarint(at: &offset)
        offset &+= 16
        for _ in 0..<6 {
            offset &+= Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
        }
        return string(at: &offset, in: bytes)
    }

    /// The hash of a report's paragraphs.
    func hash(of number: Int, in bytes: RawSpan) -> ContentHash {
        guard number >= 0, number < count else { return ContentHash(high: 0, low: 0) }
        var offset = start(ofRecord: number, in: bytes)
        _ = bytes.loadVarint(at: &offset)
        _ = bytes.loadVarint(at: &offset)
        return ContentHash(
            high: bytes.load(UInt64.self, at: offset),
            low: bytes.load(UInt64.self, at: offset &+ 8)
        )
    }

    /// The places where stored reports stand once more, in the order in which they were met.
    func copies(in bytes: RawSpan) -> [ReportCopy] {
        var offset = data.lowerBound &+ offsets.value(at: count, in: bytes)
        checksums.compare(offset..<max(offset, data.upperBound), in: bytes)
        var copies: [ReportCopy] = []
        for _ in 0..<copyCount where offset < data.upperBound {
            let report = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
            let line = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
            let path = string(at: &offset, in: bytes)
            copies.append(ReportCopy(report: report, path: path, line: line))
        }
        return copies
    }

    /// Where a record begins, whose bytes are to be read next.
    private func start(ofRecord number: Int, in bytes: RawSpan) -> Int {
        let place = offsets.range(at: number, in: bytes)
        let start = data.lowerBound &+ place.lowerBound
        checksums.compare(start..<(start &+ place.count), in: bytes)
        return start
    }

    private func string(at offset: inout Int, in bytes: RawSpan) -> String {
        let count = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
        let place = bytes.inside(at: offset, count: count).clamped(to: data)
        offset &+= count
        return String(decoding: bytes.extracting(place).copied(), as: UTF8.self)
    }
}
