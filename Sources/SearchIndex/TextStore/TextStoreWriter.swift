/// Writes the code words of all paragraphs; see ``TextStore``.
struct TextStoreWriter {
    private let code: DenseCode
    private var offsets: [Int] = [0]
    private var text: [UInt8] = []

    init(code: DenseCode) {
        self.code = code
    }

    /// Adds the code words of some paragraphs, which end at given offsets of them.
    mutating func append(codes: [UInt8], paragraphEnds: [Int]) {
        let start = text.count
        text.append(contentsOf: codes)
        offsets.append(contentsOf: paragraphEnds.lazy.map { start + $0 })
    }

    /// The bytes of the section.
    consuming func finish() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: UInt64(code.stoppers))
        PackedSequenceWriter.write(offsets, into: &writer)
        writer.append(text)
        return writer.bytes
    }
}
