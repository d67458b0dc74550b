/// Works out the checksums of a file's extents while the file is written; see ``Checksums``.
struct ChecksumsWriter {
    private let extentSize: Int
    private var sums = ByteWriter()

    /// The beginning of an extent whose end is yet to come.
    private var open: [UInt8] = []

    /// The extents at the start, which may be changed.
    private var head: [UInt8] = []

    /// The number of bytes at the start that may be changed.
    static let headLimit = 4096

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
        // As many whole extents as hold what may be changed.
        let limit = (Self.headLimit + extentSize - 1) / extentSize * extentSize
        if head.count < limit {
            head.append(copying: bytes.extracting(0..<min(bytes.byteCount, limit - head.count)))
        }
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

    /// Puts other bytes in the place of the first ones, ``headLimit`` at most.
    mutating func replaceStart(with bytes: [UInt8]) {
        precondition(bytes.count <= min(head.count, Self.headLimit), "the start is kept")
        head.replaceSubrange(..<bytes.count, with: bytes)
        let whole = head.count / extentSize
        head.withRawSpan { head in
            for extent in 0..<whole {
                let start = extent * extentSize
                let sum = XXHash64.hash(head.extracting(start..<(start + extentSize)))
                sums.replace(at: 8 + 8 * extent, with: sum)
            }
        }
        // The start of a file that ends within what is kept.
        if open.count == head.count - whole * extentSize {
            open.replaceSubrange(..<open.count, with: head[(whole * extentSize)...])
        }
    }

    private mutating func close() {
        sums.append(integer: open.withRawSpan { XXHash64.hash($0) })
        open.removeAll(keepingCapacity: true)
    }

    /// The bytes of the section, as if the file ended here.
    func finish() -> [UInt8] {
        var sums = sums
        if !open.isEmpty { sums.append(integer: open.withRawSpan { XXHash64.hash($0) }) }
        return sums.bytes
    }
}
