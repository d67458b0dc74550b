/// Writes the tokens of the stored text in the order of their ranks; see ``Vocabulary``.
struct VocabularyWriter {
    private var records = ByteWriter()
    private var words: [Int] = []
    private var counts: [Int] = []
    private var heap: [UInt8] = []

    /// Adds the token of the next rank.
    ///
    /// - Parameters:
    ///   - surface: The token's bytes, at most 255.
    ///   - folded: What the token folds to.
    ///   - kind: What the token is made of.
    ///   - word: The number of the token's term; `nil` if it is no word.
    ///   - count: How often the token stands in the text.
    mutating func append(
        surface: ArraySlice<UInt8>,
        folded: ArraySlice<UInt8>,
        kind: PieceKind,
        word: Int?,
        count: Int
    ) {
        precondition(surface.count <= Vocabulary.longestSurface, "a token is cut at 255 bytes")
        precondition(folded.count <= Int(UInt16.max), "a folded token is as short as its surface")
        let folds = surface != folded
        records.append(UInt8(surface.count))
        records.append(kind.rawValue | (folds ? Vocabulary.foldsFlag : 0))
        if !folds, surface.count <= Vocabulary.inlineLimit {
            records.append(surface)
            records.align(to: 8)
        } else {
            records.append(integer: UInt32(truncatingIfNeeded: heap.count))
            records.append(integer: UInt16(folds ? folded.count : 0))
            heap.append(contentsOf: surface)
            if folds { heap.append(contentsOf: folded) }
        }
        words.append(word.map { $0 + 1 } ?? 0)
        counts.append(count)
    }

    /// The bytes of the section.
    ///
    /// - Throws: `tooLarge` if the tokens take 4 GiB or more.
    consuming func finish() throws(SearchIndexError) -> [UInt8] {
        guard heap.count <= Int(UInt32.max) else {
            throw .tooLarge(what: "bytes of distinct tokens", limit: Int(UInt32.max))
        }
        var writer = ByteWriter()
        writer.append(integer: UInt64(words.count))
        writer.append(records.bytes)
        PackedSequenceWriter.write(words, into: &writer)
        PackedSequenceWriter.write(counts, into: &writer)
        writer.append(heap)
        return writer.bytes
    }
}
