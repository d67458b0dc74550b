/// What is known of bytes without keeping them: how many there are, and their checksums.
final class WrittenBytes {
    /// The number of bytes.
    private(set) var count = 0

    /// The bytes that have a checksum together, a power of two.
    let extentSize: Int

    private var checksums: ChecksumsWriter

    /// The least bytes that are read at a time.
    private static let pieceSize = 1 << 16

    init(extentSize: Int = FileHeader.extentSize) {
        self.extentSize = extentSize
        checksums = ChecksumsWriter(extentSize: extentSize)
    }

    /// Takes in the next bytes.
    ///
    /// - Complexity: O(n).
    func append(_ bytes: RawSpan) {
        count += bytes.byteCount
        checksums.append(bytes)
    }

    /// Takes other bytes for the first ones.
    func replaceStart(with bytes: [UInt8]) { checksums.replaceStart(with: bytes) }

    /// The section of the checksums of all bytes so far; see ``FileHeader``.
    var sums: [UInt8] { checksums.finish() }

    /// Whether what is read again is most likely the same.
    ///
    /// - Parameters:
    ///   - threads: How many threads read.
    ///   - read: Reads bytes of the file into a new array; fewer at the end of the file.
    /// - Returns: `false` as well where reading gives fewer or more bytes.
    /// - Throws: What reading throws.
    /// - Complexity: O(n).
    func isSame(
        threads: Int,
        read: @escaping @Sendable (Range<Int>) throws(SearchIndexError) -> [UInt8]
    ) throws(SearchIndexError) -> Bool {
        let (count, size, expected) = (count, extentSize, sums)
        let pieceSize = max(size, Self.pieceSize)
        let length = 32 * pieceSize
        let areSame = try Parallel.map(count / length + 1, threads: threads) {
            (number, _) throws(SearchIndexError) in
            let start = number * length
            let end = min(start + length, count)
            var first = start
            repeat {
                let last = min(first + pieceSize, end)
                // One byte more behind the end, to see that there is none.
                let bytes = try read(first..<(last == count ? last + 1 : last))
                guard bytes.count == last - first else { return false }
                let isSame = bytes.withRawSpan { bytes in
                    expected.withRawSpan {
                        Self.isSame(bytes, size, expected: $0, from: first / size)
                    }
                }
                guard isSame else { return false }
                first = last
            } while first < end
            return true
        }
        return areSame.allSatisfy(\.self)
    }

    /// Whether extents have the checksums that are expected from a place on.
    private static func isSame(
        _ bytes: RawSpan,
        _ size: Int,
        expected: RawSpan,
        from first: Int
    ) -> Bool {
        var extent = first
        var start = 0
        while start < bytes.byteCount {
            let end = min(start + size, bytes.byteCount)
            let sum = XXHash64.hash(bytes.extracting(start..<end))
            guard sum == expected.load(UInt64.self, at: 8 + 8 * extent) else { return false }
            start = end
            extent += 1
        }
        return true
    }
}
