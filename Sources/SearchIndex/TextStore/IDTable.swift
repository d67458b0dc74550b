/// The names that the paragraphs of a collection brought along, front-coded in blocks of 64.
///
///     count u64 | block offsets: packed sequence | entries
///     entry: bytes shared with the entry before varint (0 at the start of a block)
///            | suffix length varint | suffix
struct IDTable: Sendable {
    static let blockCount = 64

    /// The number of names: none, or one for each paragraph.
    let count: Int

    private let offsets: PackedSequence
    private let data: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(8), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count),
            let offsets = PackedSequence(
                bytes,
                at: section.lowerBound + 8,
                checksums: checksums
            ),
            offsets.count == (Int(count) + Self.blockCount - 1) / Self.blockCount,
            offsets.range.upperBound <= section.upperBound
        else { return nil }
        self.count = Int(count)
        self.offsets = offsets
        self.checksums = checksums
        data = offsets.range.upperBound..<section.upperBound
    }

    /// Begins to read from disk what leads to the name of a paragraph.
    func fetchHead(of paragraph: Int) { offsets.fetchHead(of: paragraph / Self.blockCount) }

    /// Begins to read where the name of a paragraph stands, once what leads there is read.
    func fetchOffset(of paragraph: Int, in bytes: RawSpan) {
        guard paragraph >= 0, paragraph < count else { return }
        offsets.fetchValue(at: paragraph / Self.blockCount, in: bytes)
    }

    /// Begins to read the name of a paragraph, once it is known where it stands.
    func fetch(_ paragraph: Int, in bytes: RawSpan) {
        guard paragraph >= 0, paragraph < count else { return }
        checksums.fetch(entries(of: paragraph / Self.blockCount, in: bytes))
    }

    /// The place of the names of a block.
    private func entries(of block: Int, in bytes: RawSpan) -> Range<Int> {
        let start = data.lowerBound &+ offsets.value(at: block, in: bytes)
        let end =
            block + 1 < offsets.count
            ? data.lowerBound &+ offsets.value(at: block + 1, in: bytes) : data.upperBound
        return start..<max(start, end)
    }

    /// The name of a paragraph; empty if it has none.
    ///
    /// Complexity: O(64).
    func id(of paragraph: Int, in bytes: RawSpan) -> [UInt8] {
        guard paragraph >= 0, paragraph < count else { return [] }
        let entries = entries(of: paragraph / Self.blockCount, in: bytes)
        checksums.compare(entries, in: bytes)
        var offset = entries.lowerBound
        var id: [UInt8] = []
        for _ in 0...(paragraph % Self.blockCount) { read(into: &id, at: &offset, in: bytes) }
        return id
    }

    /// The first paragraph with a name; `nil` if there is none.
    ///
    /// Complexity: O(number of paragraphs).
    func paragraph(named sought: [UInt8], in bytes: RawSpan) -> Int? {
        guard !sought.isEmpty else { return nil }
        checksums.compare(data, in: bytes)
        var id: [UInt8] = []
        var offset = data.lowerBound
        for paragraph in 0..<count {
            read(into: &id, at: &offset, in: bytes)
            if id == sought { return paragraph }
        }
        return nil
    }

    /// Reads the names of a paragraph and of those that follow it.
    ///
    /// Complexity: O(64), and O(1) for every further name.
    func iterator(from paragraph: Int) -> Iterator {
        Iterator(self, from: paragraph)
    }

    /// Walks through the names of paragraphs in their order.
    struct Iterator {
        private let table: IDTable
        private var next: Int
        private var offset: Int?
        private var id: [UInt8] = []

        fileprivate init(_ table: IDTable, from paragraph: Int) {
            self.table = table
            next = max(0, paragraph)
        }

        /// The next name, empty if the paragraph has none; `nil` behind the last.
        mutating func next(in bytes: RawSpan) -> [UInt8]? {
            guard next < table.count else { return nil }
            var place = offset ?? table.offset(of: next / IDTable.blockCount, in: bytes)
            let skipped = offset == nil ? next % IDTable.blockCount : 0
            for _ in 0...skipped { table.read(into: &id, at: &place, in: bytes) }
            offset = place
            next += 1
            return id
        }
    }

    private func offset(of block: Int, in bytes: RawSpan) -> Int {
        data.lowerBound &+ offsets.value(at: block, in: bytes)
    }

    private func read(into id: inout [UInt8], at offset: inout Int, in bytes: RawSpan) {
        let shared = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
        let count = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
        id.removeSubrange(min(shared, id.count)...)
        let suffix = bytes.inside(at: offset, count: count).clamped(to: data)
        for place in suffix { id.append(bytes.load(UInt8.self, at: place)) }
        offset &+= count
    }
}
