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
            var first = start
            repeat {
                let last = min(first + Self.extentSize, end)
                // One byte more behind the end, to see that there is none.
                let bytes = try read(first..<(last == count ? last + 1 : last))
                guard bytes.count == last - first else { return false }
                let place = 8 + 8 * (first / Self.extentSize)
                let isSame =
                    bytes.isEmpty
                    || bytes.withRawSpan { bytes in
                        expected.withRawSpan {
                            XXHash64.hash(bytes) == $0.load(UInt64.self, at: place)
                        }
                    }
                guard isSame else { return false }
                first = last
            } while first < end
            return true
        }
        return areSame.allSatisfy(\.self)
    }
}
