/// What is known of each paragraph besides its text: its length in words and its place in the source.
///
///     paragraphs u64 | words in all u64 | lengths: u8 a paragraph | long ones u64
///     | long: (paragraph u32, length u32) ascending | lines: packed sequence
///     | pages: packed sequence | joints: ``JointTable`` | ids: ``IDTable``
///
/// A length of 255 words or more is stored as 255, and exactly among the long ones.
struct ParagraphTable: Sendable {
    static let longLength: UInt8 = 255

    /// The lengths as a part of the file whose checksums are compared at once.
    private static let lengthsPart = 1

    /// The number of paragraphs.
    let count: Int

    /// The number of words in all paragraphs.
    let wordCount: Int

    private let lengths: Int
    private let long: Int
    private let longCount: Int
    let lines: PackedSequence
    let pages: PackedSequence
    private let checksums: Checksums

    /// Where lines begin inside of the paragraphs.
    let joints: JointTable

    /// The names of the paragraphs of a collection.
    let ids: IDTable

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(16), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count), count < UInt64(UInt32.max) else { return nil }
        self.count = Int(count)
        wordCount = Int(bytes.load(UInt64.self, at: section.lowerBound + 8) & 0xFF_FFFF_FFFF_FFFF)
        lengths = section.lowerBound + 16
        let end = lengths + self.count
        checksums.compare(end..<(end + 8), in: bytes)
        let longCount = bytes.load(UInt64.self, at: end)
        guard longCount <= count else { return nil }
        self.longCount = Int(longCount)
        long = end + 8
        guard
            let lines = PackedSequence(
                bytes,
                at: long + 8 * self.longCount,
                checksums: checksums
            ),
            let pages = PackedSequence(bytes, at: lines.range.upperBound, checksums: checksums),
            lines.count == self.count, pages.count == self.count,
            pages.range.upperBound <= section.upperBound,
            let joints = JointTable(
                bytes,
                section: pages.range.upperBound..<section.upperBound,
                checksums: checksums
            ),
            joints.count == 0 || joints.count == self.count,
            let ids = IDTable(
                bytes,
                section: joints.end..<section.upperBound,
                checksums: checksums
            ),
            ids.count == 0 || ids.count == self.count
        else { return nil }
        self.lines = lines
        self.pages = pages
        self.joints = joints
        self.ids = ids
        self.checksums = checksums
    }

    /// Compares the checksums of all lengths; to be called before short lengths are asked for.
    ///
    /// Complexity: O(number of paragraphs) at first, then O(1).
    @inline(__always)
    func compareLengths(in bytes: RawSpan) {
        checksums.compare(part: Self.lengthsPart, lengths..<(long &+ 8 &* longCount), in: bytes)
    }

    /// Begins to read all lengths from disk.
    func fetchLengths() {
        checksums.fetch(part: Self.lengthsPart, lengths..<(long &+ 8 &* longCount))
    }

    /// The lengths, 255 standing for 255 or more, by themselves: small enough to be handed around.
    var shortLengths: ShortLengths { ShortLengths(start: lengths, count: count) }

    /// The length of a paragraph in words, 255 standing for 255 or more.
    ///
    /// Whoever asks calls ``compareLengths(in:)`` once before.
    @inline(__always)
    func shortLength(of paragraph: UInt32, in bytes: RawSpan) -> UInt8 {
        guard paragraph < count else { return 0 }
        return bytes.load(UInt8.self, at: lengths &+ Int(paragraph))
    }

    /// The short lengths of sixteen paragraphs; those behind the last one mean nothing.
    ///
    /// Never more than the lengths are: zeros if the file ends before.
    @inline(__always)
    func shortLengths(from paragraph: UInt32, in bytes: RawSpan) -> SIMD16<UInt8> {
        bytes.loadVector(at: lengths &+ Int(paragraph))
    }

    /// The length of a paragraph in words.
    ///
    /// Complexity: O(1) below 255 words, else O(log(number of long paragraphs)).
    @inline(__always)
    func length(of paragraph: UInt32, in bytes: RawSpan) -> UInt32 {
        compareLengths(in: bytes)
        let short = shortLength(of: paragraph, in: bytes)
        return short < Self.longLength ? UInt32(short) : longLength(of: paragraph, in: bytes)
    }

    private func longLength(of paragraph: UInt32, in bytes: RawSpan) -> UInt32 {
        var low = 0
        var high = longCount
        while low < high {
            let middle = (low &+ high) &>> 1
            if bytes.load(UInt32.self, at: long &+ 8 &* middle) < paragraph {
                low = middle &+ 1
            } else {
                high = middle
            }
        }
        let found = bytes.load(UInt32.self, at: long &+ 8 &* low)
        guard low < longCount, found == paragraph else { return UInt32(Self.longLength) }
        return bytes.load(UInt32.self, at: long &+ 8 &* low &+ 4)
    }

    /// Begins to read from disk what leads to the place of a paragraph in the source, and to its name.
    func fetchHeads(of paragraph: Int) {
        lines.fetchHead(of: paragraph)
        pages.fetchHead(of: paragraph)
        ids.fetchHead(of: paragraph)
    }

    /// Begins to read the place of a paragraph in the source, and what else leads to its name.
    func fetchPlace(of paragraph: Int, in bytes: RawSpan) {
        lines.fetchValue(at: paragraph, in: bytes)
        pages.fetchValue(at: paragraph, in: bytes)
        ids.fetchOffset(of: paragraph, in: bytes)
    }

    /// The line of the source file on which a paragraph begins, from 1.
    func line(of paragraph: Int, in bytes: RawSpan) -> Int {
        lines.value(at: paragraph, in: bytes)
    }

    /// The page of the source file, from 1; 0 if the format has none.
    func page(of paragraph: Int, in bytes: RawSpan) -> Int {
        pages.value(at: paragraph, in: bytes)
    }
}

/// Where the lengths of paragraphs stand; 255 stands for 255 words or more.
struct ShortLengths {
    fileprivate let start: Int
    fileprivate let count: Int

    /// Where in the file the lengths stand, one byte a paragraph.
    @inline(__always)
    func range(in bytes: RawSpan) -> Range<Int> { bytes.inside(at: start, count: count) }

    /// The length of a paragraph in words; 0 if there is no such paragraph.
    @inline(__always)
    func length(of paragraph: UInt32, in bytes: RawSpan) -> UInt8 {
        guard paragraph < count else { return 0 }
        return bytes.load(UInt8.self, at: start &+ Int(paragraph))
    }
}
