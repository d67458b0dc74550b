internal import Testing

@testable import SearchIndex

@Suite struct `Index file` {
    let whole: [UInt8]

    init() throws {
        whole = try DamageSample.bytes.get()
    }

    @Test(arguments: [
        [], [0xFE], [0], [UInt8]("{\"version\": 1}\n".utf8), [UInt8](repeating: 0, count: 4096),
        [UInt8]("PK\u{3}\u{4} another program's file".utf8), Array(FileHeader.signature.dropLast()),
    ])
    func `what doesn't begin with the signature is no index`(bytes: [UInt8]) throws {
        let file = try ScratchFile(bytes)
        #expect(error(opening: file) == .notAnIndex(path: file.path))
    }

    @Test(arguments: 0..<8)
    func `every byte of the signature counts`(place: Int) throws {
        var bytes = whole
        bytes[place] ^= 0x20
        let file = try ScratchFile(bytes)
        #expect(error(opening: file) == .notAnIndex(path: file.path))
    }

    @Test func `a header of another byte order is no index`() throws {
        var bytes = whole
        for word in stride(from: 0, to: FileHeader.size, by: 8) {
            bytes[word..<word + 8].reverse()
        }
        let file = try ScratchFile(bytes)
        #expect(error(opening: file) == .notAnIndex(path: file.path))
    }

    @Test(arguments: [
        FileHeader.version - 1, FileHeader.version + 1, FileHeader.version.byteSwapped, 0xFFFF,
    ])
    func `another version is told apart from damage`(version: UInt16) throws {
        var bytes = whole
        Sealing.put(version, at: 8, in: &bytes)
        // The header of another version may be made otherwise, so its checksum doesn't matter.
        for seals in [false, true] {
            if seals { Sealing.seal(&bytes) }
            let file = try ScratchFile(bytes)
            let expected = SearchIndexError.unsupportedVersion(
                path: file.path,
                found: version,
                supported: SearchIndex.supportedVersions
            )
            #expect(error(opening: file) == expected)
        }
    }

    @Test func `a file is refused wherever it ends too early`() throws {
        let file = try ScratchFile(whole)
        for count in (0..<whole.count).reversed() {
            file.truncate(to: count)
            let error = error(opening: file)
            switch count {
            case ..<8: #expect(error == .notAnIndex(path: file.path), "\(count) bytes")
            case ..<FileHeader.size:
                #expect(isCorrupt(error, "header", at: count), "\(count) bytes")
            default: #expect(isCorrupt(error, "header", at: 16), "\(count) bytes")
            }
        }
    }

    @Test func `a file is refused if bytes follow it`() throws {
        let file = try ScratchFile(whole + [0])
        #expect(isCorrupt(error(opening: file), "header", at: 16))
    }

    @Test(arguments: [10, 11, 44, 45, 46, 47])
    func `reserved bytes of the header are zero`(place: Int) throws {
        var bytes = whole
        bytes[place] = 1
        Sealing.seal(&bytes)
        let file = try ScratchFile(bytes)
        #expect(isCorrupt(error(opening: file), "header", at: 10))
    }

    /// Entries of the section table that are refused: the field, its place in the entry, its value.
    @Test(arguments: [
        ("an unknown flag", 4, UInt64(3)), ("an offset inside of the table", 8, 48),
        ("an offset that isn't aligned", 8, 1001), ("an offset behind the file", 8, 1 << 40),
        ("the largest offset", 8, .max), ("a length beyond the file", 16, 1 << 40),
        ("the largest length", 16, .max), ("a reserved field that isn't zero", 24, 1),
        ("another that isn't zero", 28, 1),
    ])
    func `an entry of the section table is refused if it has`(
        damage: String,
        place: Int,
        value: UInt64
    ) throws {
        for index in FileSection.allCases.indices {
            var bytes = whole
            let entry = FileHeader.size + FileHeader.entrySize * index + place
            if place == 4 || place == 24 || place == 28 {
                Sealing.put(UInt32(value), at: entry, in: &bytes)
            } else {
                Sealing.put(value, at: entry, in: &bytes)
            }
            Sealing.sealHeader(of: &bytes)
            let file = try ScratchFile(bytes)
            #expect(isCorrupt(error(opening: file), "section table"), "entry \(index)")
        }
    }

    @Test func `a section must stand in the table once`() throws {
        for index in FileSection.allCases.indices.dropLast() {
            var bytes = whole
            let entry = FileHeader.size + FileHeader.entrySize * index
            Sealing.put(FileSection.allCases[index + 1].rawValue, at: entry, in: &bytes)
            Sealing.sealHeader(of: &bytes)
            let file = try ScratchFile(bytes)
            #expect(isCorrupt(error(opening: file), "section table"), "entry \(index)")
        }
    }

    @Test(arguments: [0, 1, 15, 0xFFFF_FFFF as UInt32])
    func `a table of another length is refused`(count: UInt32) throws {
        var bytes = whole
        Sealing.put(count, at: 32, in: &bytes)
        Sealing.sealHeader(of: &bytes)
        let file = try ScratchFile(bytes)
        #expect(isCorrupt(error(opening: file), "section table"))
    }

    @Test func `an unknown section is ignored, but its checksum is verified`() throws {
        let bytes = try withUnknownSection(flags: 0)
        let file = try ScratchFile(bytes)
        let index = try SearchIndex(contentsOf: file.path)
        try index.verify()
        #expect(try index.paragraphs(holding: "國民經濟").isEmpty == false)

        let unknown = Sealing.entries(of: bytes)[FileSection.allCases.count - 1].section
        let last = unknown.upperBound - 1
        file.write([bytes[last] ^ 1], at: last)
        let damaged = try SearchIndex(contentsOf: file.path)
        let error = #expect(throws: SearchIndexError.self) { try damaged.verify() }
        #expect(isCorrupt(error, "unknown"))
    }

    @Test func `an unknown section that is needed is refused`() throws {
        let file = try ScratchFile(try withUnknownSection(flags: FileHeader.requiredFlag))
        #expect(isCorrupt(error(opening: file), "section table"))
    }

    @Test func `padding must be zero`() throws {
        let ends = Sealing.entries(of: whole).map(\.section.upperBound)
        let padded = ends.filter { !$0.isMultiple(of: FileHeader.alignment) }
        try #require(padded.count > 3)
        for place in padded {
            var bytes = whole
            bytes[place] = 1
            Sealing.seal(&bytes)
            let file = try ScratchFile(bytes)
            let index = try SearchIndex(contentsOf: file.path)
            let error = #expect(throws: SearchIndexError.self) { try index.verify() }
            #expect(isCorrupt(error, "padding", at: place))
        }
    }

    /// Sizes of extents that are refused, and one that is none.
    @Test(arguments: [0, 1, 32, 63, 96, 128, 1 << 21, 1 << 40, .max] as [UInt64])
    func `checksums must be as many as the file needs`(size: UInt64) throws {
        var bytes = whole
        let sums = try #require(Sealing.entries(of: whole).last).section
        Sealing.put(size, at: sums.lowerBound, in: &bytes)
        Sealing.seal(&bytes)
        let file = try ScratchFile(bytes)
        #expect(isCorrupt(error(opening: file), "checksums", at: sums.lowerBound))
    }

    @Test func `empty sections verify`() throws {
        // No term stands in two paragraphs, so that no section of lists holds anything.
        let draft = SampleReports.draft(Report(path: "a"), lines: [("互联网经济", 0), ("alpha", 0)])
        try ScratchFile.withPath { path in
            let index = try SampleReports.index(of: [draft], path: path)
            #expect(index.layout.range(of: .wordPostings).isEmpty)
            #expect(index.borders.count > 0)
            try index.verify()
        }
    }

    /// The sample with one more section, which no version knows, before the checksums.
    private func withUnknownSection(flags: UInt32) throws -> [UInt8] {
        let sections = Sealing.entries(of: whole)
        let (last, sums) = try #require(sections.last)
        // So long that a whole extent lies in it.
        let (shift, added) = (FileHeader.entrySize, [UInt8](repeating: 7, count: 200))
        var bytes = Array(whole[..<last]) + [UInt8](repeating: 0, count: shift)
        bytes += whole[last..<sums.lowerBound] + added
        for (entry, section) in sections.dropLast() {
            Sealing.put(UInt64(section.lowerBound + shift), at: entry + 8, in: &bytes)
        }
        let covered = bytes.count
        for (entry, number, flags, place, length) in [
            (last, 99, flags, covered - added.count, added.count),
            (
                last + shift, FileSection.checksums.rawValue, 1, covered,
                8 + 8 * ((covered + 63) / 64)
            ),
        ] {
            Sealing.put(number, at: entry, in: &bytes)
            Sealing.put(flags, at: entry + 4, in: &bytes)
            Sealing.put(UInt64(place), at: entry + 8, in: &bytes)
            Sealing.put(UInt64(length), at: entry + 16, in: &bytes)
        }
        bytes += whole[sums.prefix(8)] + [UInt8](repeating: 0, count: 8 * ((covered + 63) / 64))
        Sealing.put(UInt32(sections.count + 1), at: 32, in: &bytes)
        Sealing.put(UInt64(bytes.count), at: 16, in: &bytes)
        Sealing.seal(&bytes)
        return bytes
    }

    private func error(opening file: borrowing ScratchFile) -> SearchIndexError? {
        let path = file.path
        return #expect(throws: SearchIndexError.self) { _ = try SearchIndex(contentsOf: path) }
    }

    private func isCorrupt(
        _ error: SearchIndexError?,
        _ expected: String,
        at place: Int? = nil
    ) -> Bool {
        guard case .corrupt(_, let section, let offset, _) = error else { return false }
        return section == expected && (place == nil || offset == place)
    }
}
