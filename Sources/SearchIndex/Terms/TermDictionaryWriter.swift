/// Writes terms in byte order with the sizes of their postings; see ``TermDictionary``.
struct TermDictionaryWriter {
    private let shape: PostingsShape
    private var count = 0
    private var prefixes = ByteWriter()
    private var offsets: [Int] = []
    private var data = ByteWriter()
    private var previous: [UInt8] = []
    private var listOffset: Int
    private var first: [UInt8] = []

    /// Begins a dictionary, or a part of one that begins with a block.
    ///
    /// - Parameters:
    ///   - shape: What the lists hold.
    ///   - listOffset: The bytes of the lists of all terms before.
    init(shape: PostingsShape, listOffset: Int = 0) {
        self.shape = shape
        self.listOffset = listOffset
    }

    /// Adds what another writer has, whose terms follow and whose lists begin where these end.
    ///
    /// - Complexity: O(bytes of the other).
    mutating func append(_ other: Self) {
        precondition(count.isMultiple(of: TermDictionary.blockCount), "parts begin with blocks")
        precondition(
            count == 0 || other.count == 0 || previous.lexicographicallyPrecedes(other.first),
            "terms come in byte order"
        )
        prefixes.append(other.prefixes.bytes)
        for offset in other.offsets {
            offsets.append(offset + data.count)
        }
        data.append(other.data.bytes)
        if count == 0 { first = other.first }
        if other.count > 0 { previous = other.previous }
        count += other.count
        listOffset = other.listOffset
    }

    /// Adds a term that stands in one place only.
    mutating func append(_ term: [UInt8], single: UInt32, frequency: UInt32 = 1) {
        term.withRawSpan { append($0, single: single, frequency: frequency) }
    }

    /// Adds a term whose list of two or more postings takes a number of bytes.
    mutating func append(_ term: [UInt8], count: Int, listLength: Int) {
        term.withRawSpan { append($0, count: count, listLength: listLength) }
    }

    /// Adds a term that stands in one place only.
    mutating func append(_ term: RawSpan, single: UInt32, frequency: UInt32) {
        appendKey(term)
        data.append(varint: UInt64(single) << 1)
        if shape.hasFrequencies { data.append(varint: UInt64(frequency)) }
    }

    /// Adds a term whose list of two or more postings takes a number of bytes.
    mutating func append(_ term: RawSpan, count: Int, listLength: Int) {
        precondition(count >= 2, "a list has two postings or more")
        appendKey(term)
        data.append(varint: UInt64(count - 2) << 1 | 1)
        data.append(varint: UInt64(listLength))
        listOffset += listLength
    }

    private mutating func appendKey(_ term: RawSpan) {
        let known = count == 0 ? 0 : previous.withRawSpan { Self.sharedCount($0, term) }
        precondition(
            count == 0
                || known < term.byteCount
                    && (known == previous.count
                        || previous[known] < term.load(UInt8.self, at: known)),
            "terms come in byte order"
        )
        var shared = 0
        if count.isMultiple(of: TermDictionary.blockCount) {
            prefixes.append(integer: TermDictionary.prefix(of: term))
            offsets.append(data.count)
            data.append(varint: UInt64(listOffset))
        } else {
            shared = known
        }
        let rest = term.extracting(shared..<term.byteCount)
        let suffix = rest.byteCount
        data.append(UInt8(min(shared, 15) << 4 | min(suffix, 15)))
        if shared >= 15 { data.append(varint: UInt64(shared - 15)) }
        if suffix >= 15 { data.append(varint: UInt64(suffix - 15)) }
        data.append(copying: rest)
        if count == 0 { first = term.copied() }
        previous.removeSubrange(min(known, previous.count)...)
        previous.append(copying: term.extracting(known..<term.byteCount))
        count += 1
    }

    /// The number of bytes with which both begin.
    private static func sharedCount(_ left: RawSpan, _ right: RawSpan) -> Int {
        let limit = min(left.byteCount, right.byteCount)
        var shared = 0
        while shared < limit,
            left.load(UInt8.self, at: shared) == right.load(UInt8.self, at: shared)
        {
            shared &+= 1
        }
        return shared
    }

    /// The bytes of the section.
    ///
    /// - Throws: `tooLarge` if the entries take 4 GiB or more.
    consuming func finish() throws(SearchIndexError) -> [UInt8] {
        guard data.count <= Int(UInt32.max) else {
            throw .tooLarge(what: "bytes of terms", limit: Int(UInt32.max))
        }
        var writer = ByteWriter()
        writer.reserve(8 + prefixes.count + 4 * offsets.count + 4 + data.count)
        writer.append(integer: UInt64(count))
        writer.append(prefixes.bytes)
        for offset in offsets { writer.append(integer: UInt32(offset)) }
        writer.append(integer: UInt32(data.count))
        writer.append(data.bytes)
        return writer.bytes
    }
}
