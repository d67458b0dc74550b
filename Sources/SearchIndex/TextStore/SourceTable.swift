/// The files that the reports were read from, in the order of their reports.
///
///     rules u32 | count u32 | options: length varint, UTF-8 | records
///     record: path: length varint, bytes | size varint | modified u64 | hash u64 u64
///             | kind u8: 0 reports, 1 collection | reports varint | bits, one a report, whole bytes
///     bit:    1 if the report is a copy
///
/// The stored reports of a file follow one another, and so do its copies; so a bit tells which comes
/// next. The table is empty if the reports came from elsewhere.
struct SourceTable: Sendable {
    /// The version of the rules by which files become reports.
    ///
    /// Whoever changes what is read out of a file raises it, so that an update reads all files anew.
    static let rules: UInt32 = 1

    /// The rules by which the files were read.
    let rules: UInt32

    /// What was asked for when they were read.
    let options: String

    /// The number of files.
    let count: Int

    private let records: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        self.checksums = checksums
        checksums.compare(section.prefix(64), in: bytes)
        guard section.count >= 9 else { return nil }
        rules = bytes.load(UInt32.self, at: section.lowerBound)
        let count = Int(bytes.load(UInt32.self, at: section.lowerBound + 4))
        var offset = section.lowerBound + 8
        let length = Self.number(at: &offset, in: bytes)
        let options = bytes.inside(at: offset, count: length).clamped(to: section)
        checksums.compare(options, in: bytes)
        guard options.count == length else { return nil }
        self.options = String(decoding: bytes.extracting(options).copied(), as: UTF8.self)
        records = options.upperBound..<section.upperBound
        // A record takes more than a byte.
        guard count <= section.count else { return nil }
        self.count = count
    }

    /// All records; fewer than there should be if the section is damaged.
    ///
    /// - Complexity: O(length of the section).
    func records(in bytes: RawSpan) -> [SourceRecord] {
        checksums.compare(records, in: bytes)
        var all: [SourceRecord] = []
        var offset = records.lowerBound
        while all.count < count, let record = Self.record(at: &offset, before: records, in: bytes) {
            all.append(record)
        }
        return all
    }

    private static func record(
        at offset: inout Int,
        before records: Range<Int>,
        in bytes: RawSpan
    ) -> SourceRecord? {
        guard offset < records.upperBound else { return nil }
        let pathCount = number(at: &offset, in: bytes)
        let path = bytes.inside(at: offset, count: pathCount).clamped(to: records)
        guard path.count == pathCount else { return nil }
        offset = path.upperBound
        let size = number(at: &offset, in: bytes)
        var record = SourceRecord(
            path: bytes.extracting(path).copied(),
            size: size,
            modified: Int(bytes.load(Int64.self, at: offset)),
            hash: ContentHash(
                high: bytes.load(UInt64.self, at: offset + 8),
                low: bytes.load(UInt64.self, at: offset + 16)
            ),
            isCollection: bytes.load(UInt8.self, at: offset + 24) & 1 == 1
        )
        offset += 25
        let reports = number(at: &offset, in: bytes)
        let place = bytes.inside(at: offset, count: (reports + 7) / 8).clamped(to: records)
        guard place.count == (reports + 7) / 8 else { return nil }
        record.occurrences = (0..<reports).map { report in
            bytes.load(UInt8.self, at: place.lowerBound + report / 8) >> UInt8(report % 8) & 1 == 1
        }
        offset = place.upperBound
        return record
    }

    private static func number(at offset: inout Int, in bytes: RawSpan) -> Int {
        Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFF_FFFF_FFFF_FFFF)
    }
}
