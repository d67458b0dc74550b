/// Works out the checksums of a file's extents while the file is written; see ``Checksums``.
struct ChecksumsWriter {
    private let extentSize: Int
    private var sums = ByteWriter()

    /// The beginning of an extent whose end is yet to come.
    private var open: [UInt8] = []

    /// Begins a file.
    init(extentSize: Int) {
        self.extentSize = extentSize
        sums.append(integer: UInt64(extentSize))
        open.reserveCapacity(extentSize)
    }

    /// Takes in the next bytes of the file.
    ///
    /// - Complexity: O(n).
    mutating func append(_ bytes: RawSpan) {
        var offset = 0
        while offset < bytes.byteCount {
            let end = min(offset + extentSize - open.count, bytes.byteCount)
            let piece = bytes.extracting(offset..<end)
            if piece.byteCount == extentSize {
                sums.append(integer: XXHash64.hash(piece))
            } else {
                open.append(copying: piece)
                if open.count == extentSize { close() }
            }
            offset = end
        }
    }

    private mutating func close() {
        sums.append(integer: open.withRawSpan { XXHash64.hash($0) })
        open.removeAll(keepingCapacity: true)
    }

    /// The bytes of the section.
    consuming func finish() -> [UInt8] {
        if !open.isEmpty { close() }
        return sums.bytes
    }
}
