/// The surface tokens of the stored text by rank, the commonest first.
///
/// A token is a word, a punctuation mark, a symbol or white space exactly as it stood in the text. A
/// rank leads to its bytes, to what it folds to, and to the number of its term.
///
///     count u64 | kinds: u8 a token | words: packed sequence | offsets: packed sequence | heap
///     kind: bits 0–2 PieceKind | bit 7: folds to other bytes
///     word: number of the term + 1; 0 if the token is no word
///     heap entry, bit 7 clear: | surface |
///                 bit 7 set:   | surface length u8 | surface | folded |
struct Vocabulary: Sendable {
    /// The bytes of the longest token.
    static let longestSurface = 255

    static let foldsFlag: UInt8 = 0x80

    /// The number of distinct tokens.
    let count: Int

    private let kinds: Int
    private let words: PackedSequence
    private let offsets: PackedSequence
    private let heap: Range<Int>

    /// Finds the parts of a vocabulary; `nil` if they don't fit the section.
    ///
    /// Complexity: O(1).
    init?(_ bytes: RawSpan, section: Range<Int>) {
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count) else { return nil }
        self.count = Int(count)
        kinds = section.lowerBound + 8
        guard let words = PackedSequence(bytes, at: kinds + self.count),
            let offsets = PackedSequence(bytes, at: words.range.upperBound),
            words.count == self.count, offsets.count == self.count + 1,
            offsets.range.upperBound <= section.upperBound
        else { return nil }
        self.words = words
        self.offsets = offsets
        heap = offsets.range.upperBound..<section.upperBound
    }

    /// What kind of piece a token is, as a raw ``PieceKind`` with the flag of folding.
    @inline(__always)
    private func kindByte(of rank: Int, in bytes: RawSpan) -> UInt8 {
        rank >= 0 && rank < count ? bytes.load(UInt8.self, at: kinds &+ rank) : 0
    }

    /// What kind of piece a token is.
    @inline(__always)
    func kind(of rank: Int, in bytes: RawSpan) -> PieceKind {
        PieceKind(rawValue: kindByte(of: rank, in: bytes) & 7) ?? .other
    }

    /// The number of the term that a token is an occurrence of; `nil` if it is no word.
    @inline(__always)
    func word(of rank: Int, in bytes: RawSpan) -> Int? {
        let word = words.value(at: rank, in: bytes)
        return word > 0 ? word &- 1 : nil
    }

    /// The place of a token's own bytes.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func surface(of rank: Int, in bytes: RawSpan) -> Range<Int> {
        let entry = entry(of: rank, in: bytes)
        guard kindByte(of: rank, in: bytes) & Self.foldsFlag != 0, !entry.isEmpty else {
            // A damaged entry may span the heap, and a text may hold it in every byte.
            return entry.prefix(Self.longestSurface)
        }
        let length = Int(bytes.load(UInt8.self, at: entry.lowerBound))
        return bytes.inside(
            at: entry.lowerBound &+ 1,
            count: min(length, entry.count &- 1)
        )
    }

    /// The place of the bytes that a token folds to.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func folded(of rank: Int, in bytes: RawSpan) -> Range<Int> {
        let entry = entry(of: rank, in: bytes)
        guard kindByte(of: rank, in: bytes) & Self.foldsFlag != 0, !entry.isEmpty else {
            return entry
        }
        let length = Int(bytes.load(UInt8.self, at: entry.lowerBound))
        let start = min(entry.lowerBound &+ 1 &+ length, entry.upperBound)
        return start..<entry.upperBound
    }

    @inline(__always)
    private func entry(of rank: Int, in bytes: RawSpan) -> Range<Int> {
        guard rank >= 0, rank < count else { return 0..<0 }
        let place = offsets.range(at: rank, in: bytes)
        let start = heap.lowerBound &+ place.lowerBound
        return bytes.inside(at: start, count: place.count).clamped(to: heap)
    }
}
