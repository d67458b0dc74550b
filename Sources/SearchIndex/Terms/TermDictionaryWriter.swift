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
        appendKey(term)
        data.append(varint: UInt64(single) << 1)
        if shape.hasFrequencies { data.append(varint: UInt64(frequency)) }
    }

    /// Adds a term whose list of two or more postings takes a number of bytes.
    mutating func append(_ term: [UInt8], count: Int, listLength: Int) {
        precondition(count >= 2, "a list has two postings or more")
        appendKey(term)
        data.append(varint: UInt64(count - 2) << 1 | 1)
        data.append(varint: UInt64(listLength))
        listOffset += listLength
    }

    private mutating func appendKey(_ term: [UInt8]) {
        precondition(
            count == 0 || previous.lexicographicallyPrecedes(term),
            "terms come in byte order"
        )
        var shared = 0
        if count.isMultiple(of: TermDictionary.blockCount) {
            prefixes.append(integer: term.withRawSpan { TermDictionary.prefix(of: $0) })
            offsets.append(data.count)
            data.append(varint: UInt64(listOffset))
        } else {
            let limit = min(previous.count, term.count)
            while shared < limit, previous[shared] == term[shared] { shared += 1 }
        }
        let suffix = term.count - shared
        data.append(UInt8(min(shared, 15) << 4 | min(suffix, 15)))
        if shared >= 15 { data.append(varint: UInt64(shared - 15)) }
        if suffix >= 15 { data.append(varint: UInt64(suffix - 15)) }
        data.append(term[shared...])
        if count == 0 { first = term }
        previous.removeAll(keepingCapacity: true)
        previous.append(contentsOf: term)
        count += 1
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
