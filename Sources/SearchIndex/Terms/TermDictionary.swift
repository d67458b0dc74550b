/// The terms of an index in byte order, each with the place of its postings.
///
/// Terms stand in blocks of 32, front-coded: each tells how many bytes it shares with the one before.
/// The top level holds the first eight bytes of every block's first term as a number, so that most of
/// a search reads one array and no term.
///
///     count u64 | prefixes: u64 a block | offsets: u32 a block, and one more | blocks
///     block: offset of its first list varint | up to 32 entries
///     entry: shared and suffix lengths, 4 bits each (15: a varint with the rest follows) | suffix
///            | value varint, bit 0 clear: number << 1 of the only posting (| frequency varint)
///                            bit 0 set:   (count - 2) << 1 | 1, then length of the list varint
///
/// Lists stand in the order of their terms without gaps, so only their lengths are kept.
struct TermDictionary: Sendable {
    static let blockCount = 32

    /// The number of terms; their numbers are `0 ..< count`, in byte order.
    let count: Int

    private let blocks: Int
    private let prefixes: Int
    private let offsets: Int
    private let data: Range<Int>
    private let postings: Range<Int>
    let shape: PostingsShape
    fileprivate let checksums: Checksums

    /// Finds the parts of a dictionary; `nil` if they don't fit the section.
    ///
    /// Complexity: O(1).
    ///
    /// - Parameters:
    ///   - bytes: The bytes of the file.
    ///   - section: The dictionary's place in the bytes.
    ///   - postings: The place of the lists that it leads to.
    ///   - shape: What the lists hold.
    ///   - checksums: The checksums of the file.
    init?(
        _ bytes: RawSpan,
        section: Range<Int>,
        postings: Range<Int>,
        shape: PostingsShape,
        checksums: Checksums = .none
    ) {
        checksums.compare(section.prefix(8), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        // An entry takes two bytes or more.
        guard count <= UInt64(section.count) else { return nil }
        self.count = Int(count)
        blocks = (self.count + Self.blockCount - 1) / Self.blockCount
        prefixes = section.lowerBound + 8
        offsets = prefixes + 8 * blocks
        let start = offsets + 4 * (blocks + 1)
        guard start <= section.upperBound else { return nil }
        data = start..<section.upperBound
        self.postings = postings
        self.shape = shape
        self.checksums = checksums
    }

    /// Begins to read from disk what leads to the blocks.
    func fetchTop() { checksums.fetch(prefixes..<data.lowerBound) }

    /// Begins to read all terms from disk, if that is quicker than to wait for so many of them singly.
    func fetch(termCount: Int) {
        if termCount > data.count / Self.bytesReadInstead { checksums.fetch(data) }
    }

    /// What a disk reads in the time in which one waits for a single page.
    private static let bytesReadInstead = 1 << 15

    /// The postings of a term; `nil` if no paragraph holds it.
    ///
    /// Complexity: O(log(number of terms)), without allocation.
    func find(_ term: RawSpan, in bytes: RawSpan) -> TermEntry? {
        guard let block = block(upTo: term, in: bytes) else { return nil }
        var reader = EntryReader(block: block, in: bytes, of: self)
        var matched = 0
        while reader.readNext(in: bytes) {
            // What the entry before shared with the sought term tells how this one compares.
            if reader.shared > matched { continue }
            if reader.shared < matched { return nil }
            let rest = bytes.extracting(bytes.inside(reader.suffix))
            let sought = term.extracting(min(matched, term.byteCount)..<term.byteCount)
            let common = rest.commonPrefix(with: sought)
            matched &+= common
            if common == rest.byteCount {
                if matched == term.byteCount { return reader.entry }
            } else if common == sought.byteCount
                || rest.load(UInt8.self, at: common) > sought.load(UInt8.self, at: common)
            {
                return nil
            }
        }
        return nil
    }

    /// The term and postings of a number; `nil` outside.
    ///
    /// Complexity: O(32).
    func entry(at number: Int, in bytes: RawSpan) -> (term: [UInt8], entry: TermEntry)? {
        guard number >= 0 else { return nil }
        var iterator = iterator(from: number)
        return iterator.next(in: bytes)
    }

    /// The terms from a number on, in order.
    func iterator(from number: Int = 0) -> TermIterator {
        TermIterator(dictionary: self, from: number)
    }

    /// The number of the first term that doesn't stand before the sought one; `count` if none.
    func firstNumber(from term: RawSpan, in bytes: RawSpan) -> Int {
        guard let block = block(upTo: term, in: bytes) else { return 0 }
        var iterator = iterator(from: block * Self.blockCount)
        for _ in 0...Self.blockCount {
            guard let next = iterator.next(in: bytes) else { return count }
            let order = next.term.withRawSpan { $0.order(against: term) }
            if order >= 0 { return next.entry.number }
        }
        return min(count, (block + 1) * Self.blockCount)
    }

    /// The first term that doesn't stand before the sought one; `nil` if none.
    func first(from term: RawSpan, in bytes: RawSpan) -> (term: [UInt8], entry: TermEntry)? {
        var iterator = iterator(from: (block(upTo: term, in: bytes) ?? 0) * Self.blockCount)
        for _ in 0...Self.blockCount {
            guard let next = iterator.next(in: bytes) else { return nil }
            if next.term.withRawSpan({ $0.order(against: term) }) >= 0 { return next }
        }
        return nil
    }

    /// The last block whose first term doesn't stand behind the sought one.
    private func block(upTo term: RawSpan, in bytes: RawSpan) -> Int? {
        let prefix = Self.prefix(of: term)
        var low = 0
        var high = blocks
        while low < high {
            let middle = (low &+ high) &>> 1
            let place = prefixes &+ 8 &* middle
            checksums.compare(place..<(place &+ 8), in: bytes)
            let candidate = bytes.load(UInt64.self, at: place)
            let isBehind: Bool
            if candidate == prefix {
                var reader = EntryReader(block: middle, in: bytes, of: self)
                _ = reader.readNext(in: bytes)
                let first = bytes.extracting(bytes.inside(reader.suffix))
                isBehind = first.order(against: term) > 0
            } else {
                isBehind = candidate > prefix
            }
            if isBehind { high = middle } else { low = middle &+ 1 }
        }
        return low > 0 ? low &- 1 : nil
    }

    /// The last block, from one on, all blocks up to which begin with terms before all of a prefix; the first
    /// one itself at least.
    ///
    /// - Complexity: O(blocks that are passed).
    func block(from first: Int, before prefix: UInt64, in bytes: RawSpan) -> Int {
        var block = first
        while block &+ 1 < blocks {
            let place = prefixes &+ 8 &* (block &+ 1)
            checksums.compare(place..<(place &+ 8), in: bytes)
            guard bytes.load(UInt64.self, at: place) < prefix else { break }
            block &+= 1
        }
        return block
    }

    /// The first eight bytes as a number that orders as the bytes do; short terms end in zeros.
    static func prefix(of term: RawSpan) -> UInt64 {
        var prefix: UInt64 = 0
        for index in 0..<8 {
            prefix = prefix &<< 8 | UInt64(term.load(UInt8.self, at: index))
        }
        return prefix
    }

    /// A block that the top level tells wrongly of: its first term, or where it begins; `nil` if none.
    ///
    /// Complexity: O(number of blocks).
    func wrongBlock(in bytes: RawSpan) -> Int? {
        var end = data.lowerBound
        for block in 0..<blocks {
            let place = place(ofBlock: block, in: bytes)
            var reader = EntryReader(block: block, in: bytes, of: self)
            _ = reader.readNext(in: bytes)
            let first = bytes.extracting(bytes.inside(reader.suffix))
            guard place.lowerBound == end, reader.shared == 0,
                bytes.load(UInt64.self, at: prefixes &+ 8 &* block) == Self.prefix(of: first)
            else { return block }
            end = place.upperBound
        }
        return end == data.upperBound ? nil : blocks
    }

    /// The place of a block's bytes.
    fileprivate func place(ofBlock block: Int, in bytes: RawSpan) -> Range<Int> {
        let entry = offsets &+ 4 &* block
        checksums.compare(entry..<(entry &+ 8), in: bytes)
        let start = Int(bytes.load(UInt32.self, at: entry))
        let end = Int(bytes.load(UInt32.self, at: entry &+ 4))
        let place = bytes.inside(at: data.lowerBound &+ start, count: max(0, end &- start))
            .clamped(to: data)
        checksums.compare(place, in: bytes)
        return place
    }

    /// The place of a list, given by its offset from the first one.
    fileprivate func list(at offset: Int, count: Int) -> Range<Int> {
        guard offset >= 0, count >= 0, offset <= postings.count else { return 0..<0 }
        let start = postings.lowerBound &+ offset
        return start..<min(postings.upperBound, start &+ min(count, postings.count))
    }
}

/// Reads the entries of one block of a dictionary.
struct EntryReader {
    private let dictionary: TermDictionary
    private let end: Int
    private var offset: Int
    private var listOffset: Int
    private var number: Int
    private let lastNumber: Int

    /// How many bytes the term shares with the one before it.
    private(set) var shared = 0

    /// The place of the bytes that follow the shared ones.
    private(set) var suffix = 0..<0

    /// The term's number and postings.
    private(set) var entry: TermEntry

    init(block: Int, in bytes: RawSpan, of dictionary: TermDictionary) {
        self.dictionary = dictionary
        let place = dictionary.place(ofBlock: block, in: bytes)
        offset = place.lowerBound
        end = place.upperBound
        listOffset = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFF_FFFF_FFFF_FFFF)
        number = block &* TermDictionary.blockCount
        lastNumber = min(number &+ TermDictionary.blockCount, dictionary.count)
        entry = TermEntry(number: number, count: 0, single: 0, frequency: 0, list: 0..<0)
    }

    /// Moves to the next entry; false at the end of the block.
    mutating func readNext(in bytes: RawSpan) -> Bool {
        guard number < lastNumber, offset < end else { return false }
        let lengths = Int(bytes.load(UInt8.self, at: offset))
        offset &+= 1
        shared = length(lengths &>> 4, in: bytes)
        let count = length(lengths & 15, in: bytes)
        suffix = bytes.inside(at: offset, count: min(count, end &- offset))
        offset &+= count
        readValue(in: bytes)
        number &+= 1
        return true
    }

    @inline(__always)
    private mutating func length(_ nibble: Int, in bytes: RawSpan) -> Int {
        guard nibble == 15 else { return nibble }
        return 15 &+ Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFF_FFFF)
    }

    @inline(__always)
    private mutating func readValue(in bytes: RawSpan) {
        let value = bytes.loadVarint(at: &offset)
        if value & 1 == 0 {
            let single = UInt32(truncatingIfNeeded: value >> 1)
            var frequency: UInt32 = 1
            if dictionary.shape.hasFrequencies {
                frequency = UInt32(truncatingIfNeeded: bytes.loadVarint(at: &offset))
            }
            entry = TermEntry(
                number: number,
                count: 1,
                single: single,
                frequency: frequency,
                list: 0..<0
            )
        } else {
            let count = Int(truncatingIfNeeded: value >> 1 & 0xFFFF_FFFF) &+ 2
            let length = Int(truncatingIfNeeded: bytes.loadVarint(at: &offset) & 0xFFFF_FFFF)
            entry = TermEntry(
                number: number,
                count: count,
                single: 0,
                frequency: 0,
                list: dictionary.list(at: listOffset, count: length),
                checksums: dictionary.checksums
            )
            listOffset &+= length
        }
    }
}

extension RawSpan {
    /// The number of bytes at the beginning that two runs of bytes share.
    @inline(__always)
    func commonPrefix(with other: RawSpan) -> Int {
        let limit = Swift.min(byteCount, other.byteCount)
        var index = 0
        while index &+ 8 <= limit {
            let difference =
                load(UInt64.self, at: index) ^ other.load(UInt64.self, at: index)
            if difference != 0 { return index &+ difference.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < limit,
            load(UInt8.self, at: index) == other.load(UInt8.self, at: index)
        {
            index &+= 1
        }
        return index
    }
}
