/// Writes the code words of all paragraphs; see ``TextStore``.
struct TextStoreWriter {
    private let code: DenseCode
    private let byteCount: Int
    private var offsets = PackedSequenceWriter()

    /// The code words, in the parts in which they came.
    private var parts: [[UInt8]] = []

    /// Begins the text, given how it is coded and how many bytes it has as it was written.
    init(code: DenseCode, byteCount: Int) {
        self.code = code
        self.byteCount = byteCount
        offsets.append(0)
    }

    /// Adds the code words of some paragraphs, which end at given offsets of them.
    mutating func append(codes: [UInt8], paragraphEnds: [Int]) {
        append(paragraphEnds: paragraphEnds, codeCount: codes.count)
        parts.append(codes)
    }

    /// Adds the ends of some paragraphs, whose code words are kept elsewhere.
    mutating func append(paragraphEnds: [Int], codeCount: Int) {
        let start = end
        for end in paragraphEnds { offsets.append(start + end) }
        end = start + codeCount
    }

    /// Adds the ends of paragraphs that keep their lengths, given the offsets of another text.
    mutating func append(
        _ paragraphs: Range<Int>,
        of other: PackedSequence,
        codeCount: Int,
        in bytes: RawSpan
    ) {
        let start = other.value(at: paragraphs.lowerBound, in: bytes)
        let ends = (paragraphs.lowerBound + 1)..<(paragraphs.upperBound + 1)
        offsets.append(ends, of: other, adding: end - start, in: bytes)
        end += codeCount
    }

    private var end = 0

    /// The bytes of the section, in parts that follow one another.
    consuming func finish() -> [[UInt8]] {
        var writer = ByteWriter()
        writer.append(integer: UInt64(code.stoppers))
        writer.append(integer: UInt64(byteCount))
        offsets.finish(into: &writer)
        return [writer.bytes] + parts
    }
}
