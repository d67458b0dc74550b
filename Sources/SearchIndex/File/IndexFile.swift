/// The places of the sections in the bytes of an index file, checked.
struct IndexFile: Sendable {
    /// The version of ICU that the index was built with.
    let icuVersion: [UInt8]

    /// The fingerprint of the analysis that the index was built with.
    let analysisFingerprint: UInt64

    private let ranges: [Range<Int>]
    private let checksums: [UInt32]

    /// Reads the header and the section table.
    ///
    /// The contents of the sections are not looked at; ``verifyChecksums(in:path:)`` does.
    ///
    /// - Complexity: O(1).
    init(_ bytes: RawSpan, path: String) throws(SearchIndexError) {
        let isIndex = FileHeader.signature.withRawSpan { signature in
            bytes.extracting(bytes.inside(0..<signature.byteCount)).equals(signature)
        }
        guard isIndex else { throw .notAnIndex(path: path) }
        let version = bytes.load(UInt16.self, at: 8)
        guard version == FileHeader.version else {
            throw .unsupportedVersion(
                path: path,
                found: version,
                supported: FileHeader.version...FileHeader.version
            )
        }
        try Self.checkHeader(bytes, path: path)
        icuVersion = bytes.extracting(12..<16).copied()
        analysisFingerprint = bytes.load(UInt64.self, at: 24)
        (ranges, checksums) = try Self.readTable(bytes, path: path)
    }

    private static func checkHeader(_ bytes: RawSpan, path: String) throws(SearchIndexError) {
        func damaged(_ offset: Int, _ reason: String) -> SearchIndexError {
            .corrupt(path: path, section: "header", offset: offset, reason: reason)
        }
        guard bytes.byteCount >= FileHeader.size else {
            throw damaged(bytes.byteCount, "the file ends inside of it")
        }
        guard CRC32C.checksum(bytes.extracting(0..<40)) == bytes.load(UInt32.self, at: 40) else {
            throw damaged(40, "its checksum is wrong")
        }
        let length = bytes.load(UInt64.self, at: 16)
        guard length == UInt64(bytes.byteCount) else {
            throw damaged(16, "the file has \(bytes.byteCount) bytes instead of \(length)")
        }
        guard bytes.load(UInt16.self, at: 10) == 0, bytes.load(UInt32.self, at: 44) == 0 else {
            throw damaged(10, "a reserved field isn't zero")
        }
    }

    private static func readTable(
        _ bytes: RawSpan,
        path: String
    ) throws(SearchIndexError) -> ([Range<Int>], [UInt32]) {
        func damaged(_ offset: Int, _ reason: String) -> SearchIndexError {
            .corrupt(path: path, section: "section table", offset: offset, reason: reason)
        }
        let count = Int(bytes.load(UInt32.self, at: 32))
        let start = FileHeader.size
        guard count <= (bytes.byteCount - start) / FileHeader.entrySize else {
            throw damaged(32, "it is longer than the file")
        }
        let end = start + count * FileHeader.entrySize
        guard CRC32C.checksum(bytes.extracting(start..<end)) == bytes.load(UInt32.self, at: 36)
        else { throw damaged(start, "its checksum is wrong") }

        var ranges: [Range<Int>?] = Array(repeating: nil, count: FileSection.allCases.count)
        var checksums = [UInt32](repeating: 0, count: ranges.count)
        var last = end
        for index in 0..<count {
            let entry = start + index * FileHeader.entrySize
            let offset = bytes.load(UInt64.self, at: entry + 8)
            let length = bytes.load(UInt64.self, at: entry + 16)
            let flags = bytes.load(UInt32.self, at: entry + 4)
            guard offset >= UInt64(last), offset <= UInt64(bytes.byteCount),
                offset % UInt64(FileHeader.alignment) == 0,
                length <= UInt64(bytes.byteCount) - offset
            else { throw damaged(entry, "a section lies outside of the file or in another one") }
            last = Int(offset + length)
            guard let section = FileSection(rawValue: bytes.load(UInt32.self, at: entry)) else {
                if flags & FileHeader.requiredFlag == 0 { continue }
                throw damaged(entry, "a section is needed that this version doesn't know")
            }
            let place = Int(section.rawValue) - 1
            guard ranges[place] == nil, flags & ~FileHeader.requiredFlag == 0,
                bytes.load(UInt32.self, at: entry + 28) == 0
            else { throw damaged(entry, "a section stands twice or has unknown flags") }
            ranges[place] = Int(offset)..<last
            checksums[place] = bytes.load(UInt32.self, at: entry + 24)
        }
        var found: [Range<Int>] = []
        for (range, section) in zip(ranges, FileSection.allCases) {
            guard let range else { throw damaged(start, "the section \(section) is missing") }
            found.append(range)
        }
        return (found, checksums)
    }

    /// The place of a section in the bytes of the file.
    func range(of section: FileSection) -> Range<Int> {
        ranges[Int(section.rawValue) - 1]
    }

    /// Compares the checksum of every section, and that nothing stands between them.
    ///
    /// - Complexity: O(length of the file).
    func verifyChecksums(in bytes: RawSpan, path: String) throws(SearchIndexError) {
        for section in FileSection.allCases {
            let range = range(of: section)
            let expected = checksums[Int(section.rawValue) - 1]
            guard CRC32C.checksum(bytes.extracting(range)) == expected else {
                throw .corrupt(
                    path: path,
                    section: "\(section)",
                    offset: range.lowerBound,
                    reason: "its checksum is wrong"
                )
            }
        }
        try verifyPadding(in: bytes, path: path)
    }

    private func verifyPadding(in bytes: RawSpan, path: String) throws(SearchIndexError) {
        var end = FileHeader.size + Int(bytes.load(UInt32.self, at: 32)) * FileHeader.entrySize
        let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
        for next in sorted.map(\.lowerBound) + [bytes.byteCount] {
            for offset in min(end, next)..<next where bytes.load(UInt8.self, at: offset) != 0 {
                throw .corrupt(
                    path: path,
                    section: "padding",
                    offset: offset,
                    reason: "it isn't zero"
                )
            }
            end = sorted.first { $0.lowerBound == next }?.upperBound ?? end
        }
    }
}
