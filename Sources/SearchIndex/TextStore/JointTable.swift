/// Where lines of the source file begin inside of paragraphs, in blocks of 64 paragraphs.
///
///     count u64 | length of entries u64 | block offsets: packed sequence | entries
///     entry: joints varint, each: bytes since the joint before varint
///            | lines since « 1 | page changes varint | [pages since varint]
///
/// What comes before the first joint is the beginning of the paragraph, so that an entry means the
/// same wherever it stands.
struct JointTable: Sendable {
    static let blockCount = 64

    /// The number of entries: none, or one for each paragraph.
    let count: Int

    /// Where the table ends in the file.
    let end: Int

    private let offsets: PackedSequence
    private let data: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(16), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        let length = bytes.load(UInt64.self, at: section.lowerBound + 8)
        guard count <= UInt64(section.count), length <= UInt64(section.count),
            let offsets = PackedSequence(
                bytes,
                at: section.lowerBound + 16,
                checksums: checksums
            ),
            offsets.count == (Int(count) + Self.blockCount - 1) / Self.blockCount,
            offsets.range.upperBound + Int(length) <= section.upperBound
        else { return nil }
        self.count = Int(count)
        self.offsets = offsets
        self.checksums = checksums
        data = offsets.range.upperBound..<(offsets.range.upperBound + Int(length))
        end = data.upperBound
    }

    /// The joints of a paragraph that begins on a line of a page.
    ///
    /// Complexity: O(64 entries).
    func joints(of paragraph: Int, line: Int, page: Int, in bytes: RawSpan) -> [SourceJoint] {
        let entry = entry(of: paragraph, in: bytes)
        var offset = entry.lowerBound
        var joint = SourceJoint(offset: 0, line: line, page: page)
        var joints: [SourceJoint] = []
        _ = bytes.loadVarint(at: &offset)
        while offset < entry.upperBound {
            joint.offset &+= Self.number(at: &offset, in: bytes)
            let step = Self.number(at: &offset, in: bytes)
            joint.line &+= step >> 1
            if step & 1 == 1 { joint.page &+= Self.number(at: &offset, in: bytes) }
            joints.append(joint)
        }
        return joints
    }

    /// The bytes of a paragraph's entry; none if it has no joints.
    func entry(of paragraph: Int, in bytes: RawSpan) -> Range<Int> {
        guard paragraph >= 0, paragraph < count else { return data.prefix(0) }
        let block = paragraph / Self.blockCount
        var offset = start(ofBlock: block, in: bytes)
        let end =
            block + 1 < offsets.count ? start(ofBlock: block + 1, in: bytes) : data.upperBound
        checksums.compare(offset..<max(offset, end), in: bytes)
        for _ in 0..<(paragraph % Self.blockCount) { _ = next(at: &offset, in: bytes) }
        return next(at: &offset, in: bytes)
    }

    /// Reads the entries of a paragraph and of those that follow it.
    ///
    /// Complexity: O(64), and O(1) for every further entry.
    func iterator(from paragraph: Int) -> Iterator { Iterator(table: self, number: paragraph) }

    /// Walks through the entries of paragraphs in their order.
    struct Iterator {
        fileprivate let table: JointTable
        fileprivate var number: Int
        private var offset: Int?

        fileprivate init(table: JointTable, number: Int) {
            self.table = table
            self.number = number
        }

        /// The bytes of the next entry, none if the paragraph has no joints.
        mutating func next(in bytes: RawSpan) -> Range<Int> {
            guard number < table.count else { return table.data.prefix(0) }
            var place = offset ?? table.entry(of: number, in: bytes).lowerBound
            let entry = table.next(at: &place, in: bytes)
            offset = place
            number += 1
            return entry
        }
    }

    private func start(ofBlock block: Int, in bytes: RawSpan) -> Int {
        data.lowerBound &+ offsets.value(at: block, in: bytes)
    }

    /// The entry at a place, which moves behind it.
    private func next(at offset: inout Int, in bytes: RawSpan) -> Range<Int> {
        let start = offset
        var left = Self.number(at: &offset, in: bytes)
        while left > 0, offset < data.upperBound {
            _ = bytes.loadVarint(at: &offset)
            if bytes.loadVarint(at: &offset) & 1 == 1 { _ = bytes.loadVarint(at: &offset) }
            left -= 1
        }
        return (start..<max(start, offset)).clamped(to: data)
    }

    private static func number(at offset: inout Int, in bytes: RawSpan) -> Int {
        Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
    }
}
