/// Pieces of a dictionary that can be written at the same time, each of whole blocks.
struct DictionaryPieces: Sendable {
    private let parts: [EncodedPostings.Part]
    private let shape: PostingsShape

    /// For each part the number of its first term, and where its lists begin; then the end.
    private var firstTerms: [Int] = [0]
    private var listOffsets: [Int] = [0]

    /// The terms of a piece.
    private static let termCount = 512 * TermDictionary.blockCount

    init(_ parts: [EncodedPostings.Part], shape: PostingsShape) {
        self.parts = parts
        self.shape = shape
        for (index, part) in parts.enumerated() {
            firstTerms.append(firstTerms[index] + part.entries.count)
            listOffsets.append(listOffsets[index] + part.writer.bytes.count)
        }
    }

    /// The number of pieces.
    var count: Int { (firstTerms[parts.count] + Self.termCount - 1) / Self.termCount }

    /// Writes a piece.
    ///
    /// - Complexity: O(bytes of its terms + terms of one part + parts).
    subscript(piece: Int) -> TermDictionaryWriter {
        let first = piece * Self.termCount
        var left = min(Self.termCount, firstTerms[parts.count] - first)
        var part = (firstTerms.firstIndex { $0 > first } ?? 1) - 1
        var place = first - firstTerms[part]
        let before = parts[part].entries[..<place].reduce(0) { $0 + $1.listLength }
        var writer = TermDictionaryWriter(
            shape: shape,
            listOffset: listOffsets[part] + before
        )
        while left > 0 {
            let count = min(left, parts[part].entries.count - place)
            writer.append(parts[part], place..<(place + count))
            left -= count
            part += 1
            place = 0
        }
        return writer
    }
}
