/// What is known of bytes without keeping them: how many there are, and their checksums.
final class WrittenBytes {
    /// The number of bytes.
    private(set) var count = 0

    private var sums = ChecksumsWriter(extentSize: extentSize)

    /// The bytes that have a checksum together.
    private static let extentSize = 1 << 16

    /// Takes in the next bytes.
    ///
    /// - Complexity: O(n).
    func append(_ bytes: RawSpan) {
        count += bytes.byteCount
        sums.append(bytes)
    }

    /// Takes other bytes for the first ones.
    func replaceStart(with bytes: [UInt8]) { sums.replaceStart(with: bytes) }

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
        let (count, expected) = (count, sums.finish())
        let length = 32 * Self.extentSize
        let pieces = count / length + 1
        let areSame = try Parallel.map(pieces, threads: threads) {
            (piece, _) throws(SearchIndexError) in
            let start = piece * length
            let end = min(start + length, count)
            // One byte more behind the end, to see that there is none.
            let bytes = try read(start..<(end == count ? end + 1 : end))
            guard bytes.count == end - start else { return false }
            var sums = ChecksumsWriter(extentSize: Self.extentSize)
            bytes.withRawSpan { sums.append($0) }
            let found = sums.finish().dropFirst(8)
            let place = 8 + 8 * (start / Self.extentSize)
            return found.elementsEqual(expected[place...].prefix(found.count))
        }
        return areSame.allSatisfy(\.self)
    }
}
