/// What is known of bytes without keeping them: how many there are, and their checksums.
final class WrittenBytes {
    /// The number of bytes.
    private(set) var count = 0

    private var sums = ChecksumsWriter(extentSize: 1 << 16)

    /// Takes in the next bytes.
    ///
    /// - Complexity: O(n).
    func append(_ bytes: RawSpan) {
        count += bytes.byteCount
        sums.append(bytes)
    }

    /// Whether the bytes are most likely the same as others.
    func isSame(as other: WrittenBytes) -> Bool {
        count == other.count && sums.finish() == other.sums.finish()
    }
}
