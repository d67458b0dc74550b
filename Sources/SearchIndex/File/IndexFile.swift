/// The places of the sections in the bytes of an index file, checked.
struct IndexFile: Sendable {
    /// The version of ICU that the index was built with.
    let icuVersion: [UInt8]

    /// The fingerprint of the analysis that the index was built with.
    let analysisFingerprint: UInt64

    /// An entry of the section table.
    private struct Entry {
        // nil if this version doesn't know the section.
        var section: FileSection?
        var range: Range<Int>
    }

    /// All entries, in the order of the file.
    private let entries: [Entry]

    /// The places of the known sections, in the order of their numbers.
    private let ranges: [Range<Int>]

    /// The bytes that have a checksum together.
    let extentSize: Int

    /// Reads the header and the section table.
    ///
    /// The contents of the sections are not looked at; ``verifyChecksums(in:path:)`` does, and ``answer(from:path:_:)`` of what
    /// is read.
    ///
    /// - Parameters:
    ///   - bytes: The bytes of the file.
    ///   - path: Its path, for messages.
    ///   - fetch: Begins to read bytes from disk that are about to be looked at.
    /// - Throws: `notAnIndex`, `unsupportedVersion`, `corrupt`.
    /// - Complexity: O(1).
    init(
        _ bytes: RawSpan,
        path: String,
        fetch: (Range<Int>) -> Void = { _ in }
    ) throws(SearchIndexError) {
        let isIndex = FileHeader.signature.withRawSpan { signature in
            bytes.extracting(bytes.inside(0..<signature.byteCount)).equals(signature)
        }
        guard isIndex else { throw .notAnIndex(path: path) }
        guard bytes.byteCount >= 10 else { throw Self.truncated(bytes, path: path) }
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
        entries = try Self.readTable(bytes, path: path)
        ranges = try Self.ranges(of: entries, path: path)
        let sums = ranges[ranges.count - 1]
        fetch(sums.prefix(8))
        extentSize = try Self.extentSize(in: bytes, sums: sums, path: path)
    }

    private static func truncated(_ bytes: RawSpan, path: String) -> SearchIndexError {
        .corrupt(
            path: path,
            section: "header",
            offset: bytes.byteCount,
            reason: "the file ends inside of it"
        )
    }

    private static func checkHeader(_ bytes: RawSpan, path: String) throws(SearchIndexError) {
        func damaged(_ offset: Int, _ reason: String) -> SearchIndexError {
            .corrupt(path: path, section: "header", offset: offset, reason: reason)
        }
        guard bytes.byteCount >= FileHeader.size else { throw truncated(bytes, path: path) }
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
    ) throws(SearchIndexError) -> [Entry] {
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

        var entries: [Entry] = []
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
            let section = FileSection(rawValue: bytes.load(UInt32.self, at: entry))
            if section == nil {
                guard flags & FileHeader.requiredFlag == 0 else {
                    throw damaged(entry, "a section is needed that this version doesn't know")
                }
            } else {
                guard flags & ~FileHeader.requiredFlag == 0,
                    bytes.load(UInt64.self, at: entry + 24) == 0
                else { throw damaged(entry, "a section has unknown flags") }
            }
            entries.append(Entry(section: section, range: Int(offset)..<last))
        }
        return entries
    }

    private static func ranges(
        of entries: [Entry],
        path: String
    ) throws(SearchIndexError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for section in FileSection.allCases {
            let found = entries.filter { $0.section == section }
            guard found.count == 1 else {
                throw .corrupt(
                    path: path,
                    section: "section table",
                    offset: FileHeader.size,
                    reason: "the section \(section) stands there \(found.count) times"
                )
            }
            ranges.append(found[0].range)
        }
        guard entries.last?.section == .checksums else {
            throw .corrupt(
                path: path,
                section: "section table",
                offset: FileHeader.size,
                reason: "the checksums aren't its last section"
            )
        }
        return ranges
    }

    /// The bytes of an extent, if there are as many checksums as there must be.
    private static func extentSize(
        in bytes: RawSpan,
        sums: Range<Int>,
        path: String
    ) throws(SearchIndexError) -> Int {
        let size = bytes.load(UInt64.self, at: sums.lowerBound)
        guard sums.count >= 8, size.nonzeroBitCount == 1, size <= FileHeader.extentSizes.upperBound,
            size >= FileHeader.extentSizes.lowerBound,
            (sums.count - 8) % 8 == 0,
            (sums.count - 8) / 8 == (sums.lowerBound + Int(size) - 1) / Int(size)
        else {
            throw .corrupt(
                path: path,
                section: "\(FileSection.checksums)",
                offset: sums.lowerBound,
                reason: "there aren't as many as the file needs"
            )
        }
        return Int(size)
    }

    /// The place of a section in the bytes of the file.
    func range(of section: FileSection) -> Range<Int> {
        ranges[Int(section.rawValue) - 1]
    }

    /// Begins to read the beginnings of all sections, by which their parts are found.
    func fetchHeads(_ checksums: Checksums) {
        var wanted = 0..<0
        for entry in entries {
            let head = entry.range.prefix(Self.headSize)
            if head.lowerBound - wanted.upperBound < Self.shortGap {
                wanted = wanted.lowerBound..<head.upperBound
            } else {
                checksums.fetch(wanted)
                wanted = head
            }
        }
        checksums.fetch(wanted)
        checksums.fetchSums()
    }

    /// The bytes at the beginning of a section that tell of its first part at least.
    private static let headSize = 64

    /// What stands so close together is read at once.
    private static let shortGap = 1 << 15

    /// The name of the section in which a byte stands; the padding behind it is taken for part of it.
    func name(ofSectionAt offset: Int) -> String {
        guard let entry = entries.last(where: { $0.range.lowerBound <= offset }) else {
            return "header"
        }
        return entry.section.map { "\($0)" } ?? "unknown"
    }

    /// Checks that only zeros stand between the sections.
    func verifyPadding(in bytes: RawSpan, path: String) throws(SearchIndexError) {
        var end = FileHeader.size + entries.count * FileHeader.entrySize
        for entry in entries {
            try verifyPadding(end..<entry.range.lowerBound, in: bytes, path: path)
            end = entry.range.upperBound
        }
        try verifyPadding(end..<bytes.byteCount, in: bytes, path: path)
    }

    private func verifyPadding(
        _ padding: Range<Int>,
        in bytes: RawSpan,
        path: String
    ) throws(SearchIndexError) {
        for offset in padding where bytes.load(UInt8.self, at: offset) != 0 {
            throw .corrupt(
                path: path,
                section: "padding",
                offset: offset,
                reason: "it isn't zero"
            )
        }
    }
}
