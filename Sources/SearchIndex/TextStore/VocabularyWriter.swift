/// Writes the tokens of the stored text in the order of their ranks; see ``Vocabulary``.
struct VocabularyWriter {
    private var kinds: [UInt8] = []
    private var words: [Int] = []
    private var offsets: [Int] = [0]
    private var heap: [UInt8] = []

    /// Adds the token of the next rank.
    ///
    /// - Parameters:
    ///   - surface: The token's bytes, at most 255.
    ///   - folded: What the token folds to.
    ///   - kind: What the token is made of.
    ///   - word: The number of the token's term; `nil` if it is no word.
    mutating func append(
        surface: ArraySlice<UInt8>,
        folded: ArraySlice<UInt8>,
        kind: PieceKind,
        word: Int?
    ) {
        precondition(surface.count <= Vocabulary.longestSurface, "a token is cut at 255 bytes")
        if surface == folded {
            kinds.append(kind.rawValue)
            heap.append(contentsOf: surface)
        } else {
            kinds.append(kind.rawValue | Vocabulary.foldsFlag)
            heap.append(UInt8(surface.count))
            heap.append(contentsOf: surface)
            heap.append(contentsOf: folded)
        }
        words.append(word.map { $0 + 1 } ?? 0)
        offsets.append(heap.count)
    }

    /// The bytes of the section.
    consuming func finish() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: UInt64(kinds.count))
        writer.append(kinds)
        PackedSequenceWriter.write(words, into: &writer)
        PackedSequenceWriter.write(offsets, into: &writer)
        writer.append(heap)
        return writer.bytes
    }
}
