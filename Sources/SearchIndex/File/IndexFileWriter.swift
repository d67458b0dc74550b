/// Lays out the header, the section table and the sections of an index file; see ``FileHeader``.
struct IndexFileWriter {
    private var sections: [(section: FileSection, parts: [[UInt8]], length: Int)] = []

    /// Adds a section made of parts that follow one another.
    mutating func append(_ section: FileSection, _ parts: [[UInt8]]) {
        let length = parts.reduce(0) { $0 + $1.count }
        sections.append((section, parts, length))
    }

    /// Writes the whole file and returns its length.
    ///
    /// - Complexity: O(length of the file).
    consuming func write(
        to file: borrowing AtomicFile,
        icuVersion: [UInt8],
        analysisFingerprint: UInt64
    ) throws(SearchIndexError) -> Int {
        var table = ByteWriter()
        var offset = FileHeader.size + FileHeader.entrySize * sections.count
        for (section, parts, length) in sections {
            offset = Self.aligned(offset)
            var crc = CRC32C()
            for part in parts { part.withRawSpan { crc.update($0) } }
            table.append(integer: section.rawValue)
            table.append(integer: FileHeader.requiredFlag)
            table.append(integer: UInt64(offset))
            table.append(integer: UInt64(length))
            table.append(integer: crc.value)
            table.append(integer: UInt32(0))
            offset += length
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
        for (_, parts, length) in sections {
            try file.write([UInt8](repeating: 0, count: Self.aligned(offset) - offset))
            for part in parts { try file.write(part) }
            offset = Self.aligned(offset) + length
        }
        try file.write([UInt8](repeating: 0, count: Self.aligned(offset) - offset))
        return Self.aligned(offset)
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + FileHeader.alignment - 1) / FileHeader.alignment * FileHeader.alignment
    }
}
