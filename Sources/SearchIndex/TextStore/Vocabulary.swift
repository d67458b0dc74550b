/// The surface tokens of the stored text by rank, the commonest first.
///
/// A token is a word, a punctuation mark, a symbol or white space exactly as it stood in the text. A
/// rank leads to its bytes, to what it folds to, and to the number of its term. Most tokens are short
/// and fold to themselves: their bytes stand in the record, so that text is decoded with one look
/// into memory a token.
///
///     count u64 | records: 8 bytes a token | words: packed sequence | counts: packed sequence | heap
///     record: surface length u8 | kind u8 | 6 bytes: the surface, zeros behind it
///             or, of more than 6 bytes or with bit 7 of the kind:
///             surface length u8 | kind u8 | heap offset u32 | folded length u16
///     kind:   bits 0–2 PieceKind | bit 7: folds to other bytes
///     heap:   | surface | folded, with bit 7 |
///     word:   number of the term + 1; 0 if the token is no word
///     count:  how often the token stands in the text
struct Vocabulary: Sendable {
    /// The bytes of the longest token.
    static let longestSurface = 255

    /// The most bytes that a record holds itself.
    static let inlineLimit = 6

    static let foldsFlag: UInt8 = 0x80

    /// The tokens as a part of the file whose checksums are compared at once.
    private static let tokensPart = 0

    /// The number of distinct tokens.
    let count: Int

    /// Where the records begin.
    let records: Int

    private let words: PackedSequence
    private let counts: PackedSequence
    private let heap: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of a vocabulary; `nil` if they don't fit the section.
    ///
    /// Complexity: O(1).
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(8), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count) / 8 else { return nil }
        self.count = Int(count)
        records = section.lowerBound + 8
        guard
            let words = PackedSequence(
                bytes,
                at: records + 8 * self.count,
                checksums: checksums
            ),
            words.count == self.count,
            let counts = PackedSequence(bytes, at: words.range.upperBound, checksums: checksums),
            counts.count == self.count, counts.range.upperBound <= section.upperBound
        else { return nil }
        self.words = words
        self.counts = counts
        self.checksums = checksums
        heap = counts.range.upperBound..<section.upperBound
    }

    /// Compares the checksums of all tokens; to be called before records are asked for.
    ///
    /// Complexity: O(length of the section) at first, then O(1).
    @inline(__always)
    func compareTokens(in bytes: RawSpan) {
        checksums.compare(part: Self.tokensPart, records..<heap.upperBound, in: bytes)
    }

    /// Compares the checksums of one token and of its bytes, unless all are compared.
    @inline(__always)
    func compareToken(_ rank: Int, in bytes: RawSpan) {
        guard rank >= 0, rank < count else { return }
        let place = records &+ 8 &* rank
        checksums.compare(place..<(place &+ 8), in: bytes)
        let record = record(of: rank, in: bytes)
        if !record.isInline { checksums.compare(surface(of: record, rank), in: bytes) }
    }

    /// Begins to read all tokens from disk.
    func fetchTokens() {
        checksums.fetch(part: Self.tokensPart, records..<heap.upperBound)
    }

    /// The record of a token; zero, an empty token, outside.
    ///
    /// Whoever asks calls ``compareTokens(in:)`` before, or has from ``TextStore`` where the token stands.
    @inline(__always)
    func record(of rank: Int, in bytes: RawSpan) -> TokenRecord {
        guard rank >= 0, rank < count else { return TokenRecord(bits: 0) }
        return TokenRecord(bits: bytes.load(UInt64.self, at: records &+ 8 &* rank))
    }

    /// What kind of piece a token is.
    @inline(__always)
    func kind(of rank: Int, in bytes: RawSpan) -> PieceKind {
        compareTokens(in: bytes)
        return record(of: rank, in: bytes).kind
    }

    /// The number of the term that a token is an occurrence of; `nil` if it is no word.
    @inline(__always)
    func word(of rank: Int, in bytes: RawSpan) -> Int? {
        let word = words.value(at: rank, in: bytes)
        return word > 0 ? word &- 1 : nil
    }

    /// How often a token stands in the text.
    ///
    /// Never so often that a sum over all tokens overflows, whatever a damaged file says.
    func frequency(of rank: Int, in bytes: RawSpan) -> Int {
        max(0, min(1 << 34, counts.value(at: rank, in: bytes)))
    }

    /// The place of a token's own bytes.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func surface(of rank: Int, in bytes: RawSpan) -> Range<Int> {
        compareTokens(in: bytes)
        return surface(of: record(of: rank, in: bytes), rank)
    }

    /// The place of the bytes of a token whose record is known.
    @inline(__always)
    func surface(of record: TokenRecord, _ rank: Int) -> Range<Int> {
        if record.isInline {
            let start = records &+ 8 &* rank &+ 2
            return start..<(start &+ min(record.surfaceCount, Self.inlineLimit))
        }
        return place(at: record.heapOffset, count: record.surfaceCount)
    }

    /// The place of the bytes that a token folds to.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func folded(of rank: Int, in bytes: RawSpan) -> Range<Int> {
        compareTokens(in: bytes)
        let record = record(of: rank, in: bytes)
        guard record.folds else { return surface(of: rank, in: bytes) }
        let offset = record.heapOffset &+ record.surfaceCount
        return place(at: offset, count: record.foldedCount)
    }

    /// The places of the bytes of a token that the record doesn't hold: its own, and behind them those that
    /// it folds to.
    @inline(__always)
    func heapBytes(of record: TokenRecord) -> (surface: Range<Int>, folded: Range<Int>) {
        let surface = place(at: record.heapOffset, count: record.surfaceCount)
        let count = record.folds ? record.foldedCount : 0
        return (surface, surface.upperBound..<min(surface.upperBound &+ count, heap.upperBound))
    }

    @inline(__always)
    private func place(at offset: Int, count: Int) -> Range<Int> {
        let start = min(heap.lowerBound &+ offset, heap.upperBound)
        return start..<min(start &+ count, heap.upperBound)
    }
}

/// Eight bytes that tell what is known of a token; see ``Vocabulary``.
struct TokenRecord {
    private(set) var bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    /// Tells where the token's bytes stand, if the record doesn't hold them.
    @inline(__always)
    mutating func move(to offset: Int, _ surfaceCount: Int, _ foldedCount: Int) {
        bits = bits & 0xFF00 | UInt64(surfaceCount) | UInt64(foldedCount) &<< 48
        bits |= UInt64(UInt32(truncatingIfNeeded: offset)) &<< 16
    }

    /// The bytes of the token as it stood in the text.
    @inline(__always)
    var surfaceCount: Int { Int(bits & 0xFF) }

    @inline(__always)
    var kind: PieceKind { PieceKind(rawValue: UInt8(bits &>> 8 & 7)) ?? .other }

    /// Whether the token folds to other bytes than its own.
    @inline(__always)
    var folds: Bool { bits & 0x8000 != 0 }

    /// Whether the record holds the token's bytes itself.
    @inline(__always)
    var isInline: Bool { !folds && surfaceCount <= Vocabulary.inlineLimit }

    /// The token's bytes, lowest first, if the record holds them.
    @inline(__always)
    var inlineBytes: UInt64 { bits &>> 16 }

    @inline(__always)
    var heapOffset: Int { Int(bits &>> 16 & 0xFFFF_FFFF) }

    @inline(__always)
    var foldedCount: Int { Int(bits &>> 48) }
}
