/// The mark at the start of a file that tells its encoding.
///
/// That of UTF-8 tells nothing that the text doesn't show by itself, and is not among them.
struct ByteOrderMark: Equatable {
    /// What the mark says.
    var encoding: TextEncoding

    /// The number of bytes to pass over.
    var length: Int

    /// The mark of a text, `nil` if it has none.
    ///
    /// Complexity: O(1).
    init?(_ bytes: Span<UInt8>) {
        for (mark, encoding) in Self.marks where Self.begins(bytes, with: mark) {
            self.encoding = encoding
            length = mark.count
            return
        }
        return nil
    }

    /// The marks, longer ones before those with which they begin.
    private static let marks: [([UInt8], TextEncoding)] = [
        ([0xFF, 0xFE, 0, 0], .utf32LE), ([0, 0, 0xFE, 0xFF], .utf32BE),
        ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE),
        ([0x84, 0x31, 0x95, 0x33], .gb18030),
    ]

    private static func begins(_ bytes: Span<UInt8>, with mark: [UInt8]) -> Bool {
        bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
}
