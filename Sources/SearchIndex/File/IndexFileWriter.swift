/// Lays out the header, the section table and the sections of an index file; see ``FileHeader``.
struct IndexFileWriter {
    /// A section made of parts that follow one another.
    struct Section: Sendable {
        let section: FileSection
        let parts: [SectionBytes]
        let length: Int

        /// Prepares a section for writing.
        init(_ section: FileSection, _ parts: [[UInt8]]) {
            self.init(section, gathered: [SectionBytes(parts)])
        }

        /// Prepares a section of which parts may be in files.
        init(_ section: FileSection, gathered parts: [SectionBytes]) {
            self.section = section
            self.parts = parts
            length = parts.reduce(0) { $0 + $1.count }
        }
    }

    private var table = ByteWriter()

    /// The number of bytes written.
    private var offset = 0

    /// The bytes of the header and of the table, which has an entry for every kind of section.
    private static let headSize =
        FileHeader.size + FileHeader.entrySize * FileSection.allCases.count

    /// Begins a file, whose header is written last: only then is known where the sections are.
    init(_ file: borrowing some ByteSink & ~Copyable) throws(SearchIndexError) {
        try write([UInt8](repeating: 0, count: Self.headSize), to: file)
    }

    /// Writes the next section.
    ///
    /// - Complexity: O(its length).
    mutating func append(
        _ section: Section,
        to file: borrowing some ByteSink & ~Copyable
    ) throws(SearchIndexError) {
        try align(file)
        Self.append(section.section, at: offset, length: section.length, to: &table)
        for part in section.parts {
            try part.visit { (bytes) throws(SearchIndexError) in
                try file.write(bytes)
                offset += bytes.byteCount
            }
        }
    }

    /// Writes the checksums and the header, and returns the length of the file.
    consuming func finish(
        _ file: borrowing some ByteSink & ~Copyable,
        icuVersion: [UInt8],
        analysisFingerprint: UInt64
    ) throws(SearchIndexError) -> Int {
        try align(file)
        let covered = offset
        let extentSize = file.written.extentSize
        let sumsLength = 8 + 8 * ((covered + extentSize - 1) / extentSize)
        Self.append(.checksums, at: covered, length: sumsLength, to: &table)
        precondition(FileHeader.size + table.count == Self.headSize, "every section is written")
        var header = ByteWriter()
        header.append(FileHeader.signature)
        header.append(integer: FileHeader.version)
        header.append(integer: UInt16(0))
        header.append(Array((icuVersion + [0, 0, 0, 0]).prefix(4)))
        header.append(integer: UInt64(covered + sumsLength))
        header.append(integer: analysisFingerprint)
        header.append(integer: UInt32(FileSection.allCases.count))
        header.append(integer: table.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: header.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: UInt32(0))
        let head = header.bytes + table.bytes
        try file.replaceStart(with: head)
        try file.write(file.written.sums)
        return covered + sumsLength
    }

    private mutating func align(
        _ file: borrowing some ByteSink & ~Copyable
    ) throws(SearchIndexError) {
        try write([UInt8](repeating: 0, count: Self.aligned(offset) - offset), to: file)
    }

    private mutating func write(
        _ bytes: [UInt8],
        to file: borrowing some ByteSink & ~Copyable
    ) throws(SearchIndexError) {
        guard !bytes.isEmpty else { return }
        try file.write(bytes)
        offset += bytes.count
    }

    private static func append(
        _ section: FileSection,
        at offset: Int,
        length: Int,
        to table: inout ByteWriter
    ) {
        table.append(integer: section.rawValue)
        table.append(integer: FileHeader.requiredFlag)
        table.append(integer: UInt64(offset))
        table.append(integer: UInt64(length))
        table.append(integer: UInt64(0))
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + FileHeader.alignment - 1) / FileHeader.alignment * FileHeader.alignment
    }
}
