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

    private var sections: [Section] = []

    /// Adds the next section.
    mutating func append(_ section: Section) {
        sections.append(section)
    }

    /// Writes the whole file and returns its length.
    ///
    /// - Complexity: O(length of the file).
    consuming func write(
        to file: borrowing some ByteSink & ~Copyable,
        icuVersion: [UInt8],
        analysisFingerprint: UInt64,
        extentSize: Int = FileHeader.extentSize
    ) throws(SearchIndexError) -> Int {
        var table = ByteWriter()
        var offset = FileHeader.size + FileHeader.entrySize * (sections.count + 1)
        for section in sections {
            offset = Self.aligned(offset)
            Self.append(section.section, at: offset, length: section.length, to: &table)
            offset += section.length
        }
        let covered = Self.aligned(offset)
        let sumsLength = 8 + 8 * ((covered + extentSize - 1) / extentSize)
        Self.append(.checksums, at: covered, length: sumsLength, to: &table)
        var header = ByteWriter()
        header.append(FileHeader.signature)
        header.append(integer: FileHeader.version)
        header.append(integer: UInt16(0))
        header.append(Array((icuVersion + [0, 0, 0, 0]).prefix(4)))
        header.append(integer: UInt64(covered + sumsLength))
        header.append(integer: analysisFingerprint)
        header.append(integer: UInt32(sections.count + 1))
        header.append(integer: table.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: header.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: UInt32(0))

        var sums = ChecksumsWriter(extentSize: extentSize)
        func write(_ bytes: [UInt8]) throws(SearchIndexError) {
            try file.write(bytes)
            bytes.withRawSpan { sums.append($0) }
        }
        try write(header.bytes + table.bytes)
        offset = header.count + table.count
        for section in sections {
            try write([UInt8](repeating: 0, count: Self.aligned(offset) - offset))
            for part in section.parts { try part.visit(write) }
            offset = Self.aligned(offset) + section.length
        }
        try write([UInt8](repeating: 0, count: covered - offset))
        try file.write(sums.finish())
        return covered + sumsLength
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
