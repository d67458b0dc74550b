/// Bytes of a file in the place of some of which others stand.
///
/// They are taken from the file when they are written, so that what stays takes no memory.
struct PatchedBytes: Sendable {
    /// At most eight bytes that take the place of as many.
    struct Patch: Sendable {
        /// The offset of the first in the file.
        var offset: Int

        /// The bytes, the first one lowest, and how many there are.
        var bytes: UInt64
        var count: Int

        /// Puts the bytes in their place in an array that begins at an offset of the file.
        func apply(to array: inout [UInt8], from start: Int) {
            for place in 0..<count {
                array[offset - start + place] = UInt8(truncatingIfNeeded: bytes >> (8 * place))
            }
        }
    }

    private let file: MappedFile
    private let range: Range<Int>
    private let patches: [Patch]

    /// The bytes around a patch that are copied.
    private static let pieceSize = 1 << 14

    /// Takes a range of a file, with patches inside of it that ascend and don't overlap.
    init(_ range: Range<Int>, of file: MappedFile, patches: [Patch]) {
        self.range = range
        self.file = file
        self.patches = patches
    }

    /// The number of bytes.
    var count: Int { range.count }

    /// Calls a function with all bytes, piece after piece.
    ///
    /// - Complexity: O(bytes around patches), besides what the function does.
    func visit(
        _ body: (RawSpan) throws(SearchIndexError) -> Void
    ) throws(SearchIndexError) {
        try file.withBytes { (bytes) throws(SearchIndexError) in
            var done = range.lowerBound
            var next = 0
            while next < patches.count {
                let start = max(done, patches[next].offset & -Self.pieceSize)
                if start > done { try body(bytes.extracting(bytes.inside(done..<start))) }
                let end = min(range.upperBound, (start & -Self.pieceSize) + Self.pieceSize)
                let last = patches(from: &next, before: end)
                try patched(start..<max(end, last.end), last.patches, in: bytes)
                    .withRawSpan(body)
                done = max(end, last.end)
            }
            if done < range.upperBound {
                try body(bytes.extracting(bytes.inside(done..<range.upperBound)))
            }
        }
    }

    /// The patches from one on that begin before an offset, and where the last of them ends.
    private func patches(
        from next: inout Int,
        before end: Int
    ) -> (patches: Range<Int>, end: Int) {
        let first = next
        while next < patches.count, patches[next].offset < end { next += 1 }
        let last = patches[next - 1]
        return (first..<next, last.offset + last.count)
    }

    private func patched(_ place: Range<Int>, _ own: Range<Int>, in bytes: RawSpan) -> [UInt8] {
        var piece = bytes.extracting(bytes.inside(place)).copied()
        for number in own { patches[number].apply(to: &piece, from: place.lowerBound) }
        return piece
    }
}
