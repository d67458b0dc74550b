extension IndexFile {
    /// Calls a function with the bytes of the file, and makes sure that all it read was sound.
    ///
    /// Once damage was met, nothing is answered any more by whoever shares the mapping: what they keep
    /// in memory may come from the damage.
    ///
    /// - Throws: `corrupt` if what was read, now or before, is damaged; `changed` if the file was
    ///   written to since it was opened; what the function throws.
    func answer<Result>(
        from file: MappedFile,
        path: String,
        _ body: (RawSpan) throws(SearchIndexError) -> Result
    ) throws(SearchIndexError) -> Result {
        let result = try file.withBytes(body)
        guard file.isUnchanged else { throw .changed(path: path) }
        if let offset = checksums(of: file).firstDamage { throw damage(at: offset, path: path) }
        return result
    }

    /// The checksums of the file, to be compared with what is read.
    func checksums(of file: MappedFile) -> Checksums {
        let sums = range(of: .checksums).lowerBound
        return file.checksums { fetch in
            ComparedExtents(extentSize: extentSize, sums: sums + 8, covered: sums, fetch: fetch)
        }
    }

    /// The error that tells of a wrong checksum, given a place in its extent.
    private func damage(at offset: Int, path: String) -> SearchIndexError {
        let start = offset / extentSize * extentSize
        return .corrupt(
            path: path,
            section: name(ofSectionAt: offset),
            offset: offset,
            reason: "the checksum of the \(extentSize) bytes from \(start) on is wrong"
        )
    }

    /// Compares all checksums, and checks that only zeros stand between the sections.
    ///
    /// What was compared before is compared again. Sections that this version doesn't know are
    /// compared like the others.
    ///
    /// - Complexity: O(length of the file).
    func verifyChecksums(in bytes: RawSpan, path: String) throws(SearchIndexError) {
        let sums = range(of: .checksums).lowerBound
        let extents = ComparedExtents(extentSize: extentSize, sums: sums + 8, covered: sums)
        extents.checksums.compare(0..<sums, in: bytes)
        if let offset = extents.checksums.firstDamage { throw damage(at: offset, path: path) }
        try verifyPadding(in: bytes, path: path)
    }

    /// The same of a file, on several threads.
    func verifyChecksums(of file: MappedFile, path: String) throws(SearchIndexError) {
        let sums = range(of: .checksums).lowerBound
        let extents = ComparedExtents(extentSize: extentSize, sums: sums + 8, covered: sums)
        let length = 1 << 22
        let pieces = (sums + length - 1) / length
        _ = try Parallel.map(pieces, threads: Processors.count) { piece, _ in
            let place = (piece * length)..<min(sums, (piece + 1) * length)
            file.withBytes { extents.checksums.compare(place, in: $0) }
        }
        let isSound = extents.checksums.firstDamage == nil
        try file.withBytes { (bytes) throws(SearchIndexError) in
            // Where damage begins is told by who looks from the beginning.
            if !isSound { try verifyChecksums(in: bytes, path: path) }
            try verifyPadding(in: bytes, path: path)
        }
    }
}
