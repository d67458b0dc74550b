/// Writes the tokens of the stored text in the order of their ranks; see ``Vocabulary``.
struct VocabularyWriter {
    /// The lower half of each record, and its upper one.
    private var records: [UInt32] = []
    private var words = PackedSequenceWriter()
    private var counts = PackedSequenceWriter()
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
        let flag = folds ? Vocabulary.foldsFlag : 0
        var bits = UInt64(surface.count) | UInt64(kind.rawValue | flag) << 8
        if !folds, surface.count <= Vocabulary.inlineLimit {
            for (index, byte) in surface.enumerated() { bits |= UInt64(byte) << (16 + 8 * index) }
        }
        var record = TokenRecord(bits: bits)
        if !record.isInline {
            record.move(to: heap.count, surface.count, folds ? folded.count : 0)
            heap.append(contentsOf: surface)
            if folds { heap.append(contentsOf: folded) }
        }
        append(record, word: word, count: count)
    }

    @inline(__always)
    private mutating func append(_ record: TokenRecord, word: Int?, count: Int) {
        records.append(UInt32(truncatingIfNeeded: record.bits))
        records.append(UInt32(truncatingIfNeeded: record.bits &>> 32))
        words.append(word.map { $0 &+ 1 } ?? 0)
        counts.append(count)
    }

    /// Adds consecutive tokens of another vocabulary.
    ///
    /// - Parameters:
    ///   - tokens: The ranks of the tokens there.
    ///   - vocabulary: The other vocabulary.
    ///   - bytes: The file that it stands in.
    ///   - numbers: The number of each term of that file; `.max` for those that are gone.
    ///   - newCounts: How often each of the tokens stands in the text.
    mutating func append(
        _ tokens: Range<Int>,
        of vocabulary: Vocabulary,
        in bytes: RawSpan,
        words numbers: [UInt32],
        counts newCounts: ArraySlice<Int>
    ) {
        vocabulary.compareTokens(in: bytes)
        // Bytes that follow one another are copied at once.
        var copied = 0..<0
        for (rank, count) in zip(tokens, newCounts) {
            var record = vocabulary.record(of: rank, in: bytes)
            if !record.isInline {
                let (surface, folded) = vocabulary.heapBytes(of: record)
                if surface.lowerBound != copied.upperBound {
                    heap.append(copying: bytes.extracting(bytes.inside(copied)))
                    copied = surface.lowerBound..<surface.lowerBound
                }
                record.move(to: heap.count &+ copied.count, surface.count, folded.count)
                copied = copied.lowerBound..<folded.upperBound
            }
            let word = vocabulary.word(of: rank, in: bytes)
            let number = word.flatMap { $0 < numbers.count ? numbers[$0] : nil } ?? .max
            append(record, word: number == .max ? nil : Int(number), count: count)
        }
        heap.append(copying: bytes.extracting(bytes.inside(copied)))
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
        writer.append(integers: records.span)
        words.finish(into: &writer)
        counts.finish(into: &writer)
        writer.append(heap)
        return writer.bytes
    }
}
