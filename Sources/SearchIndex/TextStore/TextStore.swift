/// The text of all paragraphs as ranks of surface tokens, any of which is read directly.
///
/// A paragraph is the code words of its tokens, up to where the next one begins. A single space
/// between two words of scripts that are written with spaces isn't stored; where two such words meet
/// without one, the empty token, the joiner, stands between them (spaceless words: Moura, Navarro,
/// Ziviani, Baeza-Yates: Fast and flexible word searching on compressed text, 2000).
///
///     stoppers u64 | bytes of all text u64 | offsets: packed sequence, one more than paragraphs | code words
struct TextStore: Sendable {
    /// The number of paragraphs.
    let count: Int

    let code: DenseCode

    /// The bytes of all paragraphs as they were written.
    let byteCount: Int

    /// Where the paragraphs begin among the code words, and where the last one ends.
    let offsets: PackedSequence

    private let text: Range<Int>
    private let vocabulary: Vocabulary
    private let checksums: Checksums

    /// Finds the parts of the stored text; `nil` if they don't fit the section.
    ///
    /// Complexity: O(1).
    init?(
        _ bytes: RawSpan,
        section: Range<Int>,
        vocabulary: Vocabulary,
        checksums: Checksums = .none
    ) {
        checksums.compare(section.prefix(16), in: bytes)
        let stoppers = bytes.load(UInt64.self, at: section.lowerBound)
        guard stoppers <= 255, let code = DenseCode(stoppers: Int(stoppers)),
            let offsets = PackedSequence(
                bytes,
                at: section.lowerBound + 16,
                checksums: checksums
            ),
            offsets.count > 0, offsets.range.upperBound <= section.upperBound
        else { return nil }
        self.code = code
        let byteCount: UInt64 = bytes.load(at: section.lowerBound + 8)
        self.byteCount = Int(byteCount & 0xFF_FFFF_FFFF_FFFF)
        self.offsets = offsets
        self.vocabulary = vocabulary
        self.checksums = checksums
        count = offsets.count - 1
        text = offsets.range.upperBound..<section.upperBound
    }

    /// Begins to read from disk what leads to the text of a paragraph.
    func fetchHead(of paragraph: Int) { offsets.fetchHead(of: paragraph) }

    /// Begins to read where the text of a paragraph stands, once what leads there is read.
    func fetchOffset(of paragraph: Int, in bytes: RawSpan) {
        offsets.fetchValue(at: paragraph, in: bytes)
    }

    /// Begins to read the text of a paragraph, once it is known where it stands.
    func fetch(_ paragraph: Int, in bytes: RawSpan) {
        checksums.fetch(place(of: paragraph, in: bytes))
    }

    /// The place of a paragraph's code words.
    @inline(__always)
    func codes(of paragraph: Int, in bytes: RawSpan) -> Range<Int> {
        guard paragraph >= 0, paragraph < count else { return 0..<0 }
        vocabulary.compareTokens(in: bytes)
        return comparedPlace(of: paragraph, in: bytes)
    }

    /// The place of the code words of paragraphs that follow one another; `nil` if they don't ascend.
    func codes(of paragraphs: Range<Int>, in bytes: RawSpan) -> Range<Int>? {
        guard paragraphs.lowerBound >= 0, paragraphs.upperBound <= count else { return nil }
        let start = text.lowerBound &+ offsets.value(at: paragraphs.lowerBound, in: bytes)
        let end = text.lowerBound &+ offsets.value(at: paragraphs.upperBound, in: bytes)
        guard start >= text.lowerBound, start <= end, end <= text.upperBound else { return nil }
        vocabulary.compareTokens(in: bytes)
        checksums.compare(start..<end, in: bytes)
        return start..<end
    }

    @inline(__always)
    private func comparedPlace(of paragraph: Int, in bytes: RawSpan) -> Range<Int> {
        guard paragraph >= 0, paragraph < count else { return 0..<0 }
        let codes = place(of: paragraph, in: bytes)
        checksums.compare(codes, in: bytes)
        return codes
    }

    @inline(__always)
    private func place(of paragraph: Int, in bytes: RawSpan) -> Range<Int> {
        let place = offsets.range(at: paragraph, in: bytes)
        let start = text.lowerBound &+ place.lowerBound
        return bytes.inside(at: start, count: place.count).clamped(to: text)
    }

    /// Calls a function with the rank of each stored token of a paragraph, in order.
    @inline(__always)
    func forEachRank(of paragraph: Int, in bytes: RawSpan, _ body: (Int) -> Void) {
        let codes = codes(of: paragraph, in: bytes)
        var offset = codes.lowerBound
        while offset < codes.upperBound {
            body(code.decode(bytes, at: &offset))
        }
    }

    /// Whether the code words of a paragraph begin where the one before ends, fill their place, and
    /// are those of tokens that exist.
    ///
    /// Complexity: O(its length).
    func isSound(_ paragraph: Int, in bytes: RawSpan) -> Bool {
        let place = offsets.range(at: paragraph, in: bytes)
        let (start, end) = (
            text.lowerBound &+ place.lowerBound, text.lowerBound &+ place.upperBound
        )
        guard start >= text.lowerBound, end <= text.upperBound,
            offsets.value(at: paragraph + 1, in: bytes) == place.upperBound,
            paragraph > 0 || start == text.lowerBound,
            paragraph < count - 1 || end == text.upperBound
        else { return false }
        var offset = start
        while offset < end {
            guard code.decode(bytes, at: &offset) < vocabulary.count else { return false }
        }
        return offset == end
    }

    /// The text of a paragraph, byte for byte as it was indexed.
    ///
    /// Complexity: O(its length).
    func text(of paragraph: Int, in bytes: RawSpan) -> [UInt8] {
        var text: [UInt8] = []
        // Who reads a few paragraphs compares the checksums of their tokens alone.
        let codes = comparedPlace(of: paragraph, in: bytes)
        append(codes, to: &text, in: bytes) { vocabulary.compareToken($0, in: bytes) }
        return text
    }

    /// Puts the text of a paragraph in the place of what an array held.
    ///
    /// Complexity: O(its length).
    func load(_ paragraph: Int, into text: inout [UInt8], in bytes: RawSpan) {
        text.removeAll(keepingCapacity: true)
        append(codes(of: paragraph, in: bytes), to: &text, in: bytes) { _ in }
    }

    /// Appends the text of some code words; the tokens of each must be compared before it is read.
    @inline(__always)
    private func append(
        _ codes: Range<Int>,
        to text: inout [UInt8],
        in bytes: RawSpan,
        compare: (_ rank: Int) -> Void
    ) {
        var afterSpaced = false
        var offset = codes.lowerBound
        while offset < codes.upperBound {
            let rank = code.decode(bytes, at: &offset)
            compare(rank)
            let record = vocabulary.record(of: rank, in: bytes)
            let isSpaced = record.kind.isSpaced
            if afterSpaced, isSpaced { text.append(0x20) }
            afterSpaced = isSpaced
            let surface = vocabulary.surface(of: record, rank)
            text.append(copying: bytes.extracting(bytes.inside(surface)))
        }
    }

    /// The bytes of a paragraph's text.
    func byteCount(of paragraph: Int, in bytes: RawSpan) -> Int {
        var count = 0
        var afterSpaced = false
        forEachRank(of: paragraph, in: bytes) { rank in
            let isSpaced = vocabulary.kind(of: rank, in: bytes).isSpaced
            if afterSpaced, isSpaced { count += 1 }
            afterSpaced = isSpaced
            count += vocabulary.surface(of: rank, in: bytes).count
        }
        return count
    }
}
