/// Lays out the header, the section table and the sections of an index file; see ``FileHeader``.
struct IndexFileWriter {
    /// A section made of parts that follow one another.
    struct Section: Sendable {
        let section: FileSection
        let parts: [[UInt8]]
        let length: Int
        let checksum: UInt32

        /// Prepares a section for writing.
        ///
        /// - Complexity: O(length), for the checksum.
        init(_ section: FileSection, _ parts: [[UInt8]]) {
            self.section = section
            self.parts = parts
            length = parts.reduce(0) { $0 + $1.count }
            var crc = CRC32C()
            for part in parts { part.withRawSpan { crc.update($0) } }
            checksum = crc.value
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
        analysisFingerprint: UInt64
    ) throws(SearchIndexError) -> Int {
        var table = ByteWriter()
        var offset = FileHeader.size + FileHeader.entrySize * sections.count
        for section in sections {
            offset = Self.aligned(offset)
            table.append(integer: section.section.rawValue)
            table.append(integer: FileHeader.requiredFlag)
            table.append(integer: UInt64(offset))
            table.append(integer: UInt64(section.length))
            table.append(integer: section.checksum)
            table.append(integer: UInt32(0))
            offset += section.length
        }
        var header = ByteWriter()
        header.append(FileHeader.signature)
        header.append(integer: FileHeader.version)
        header.append(integer: UInt16(0))
        header.append(Array((icuVersion + [0, 0, 0, 0]).prefix(4)))
        header.append(integer: UInt64(Self.aligned(offset)))
        header.append(integer: analysisFingerprint)
        header.append(integer: UInt32(sections.count))
        header.append(integer: table.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: header.bytes.withRawSpan { CRC32C.checksum($0) })
        header.append(integer: UInt32(0))
        try file.write(header.bytes + table.bytes)
        offset = header.count + table.count
        for section in sections {
            try file.write([UInt8](repeating: 0, count: Self.aligned(offset) - offset))
            for part in section.parts { try file.write(part) }
            offset = Self.aligned(offset) + section.length
        }
        try file.write([UInt8](repeating: 0, count: Self.aligned(offset) - offset))
        return Self.aligned(offset)
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + FileHeader.alignment - 1) / FileHeader.alignment * FileHeader.alignment
    }
}
