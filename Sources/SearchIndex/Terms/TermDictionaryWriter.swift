/// Writes terms in byte order with the sizes of their postings; see ``TermDictionary``.
struct TermDictionaryWriter {
    private let shape: PostingsShape
    private var count = 0
    private var prefixes = ByteWriter()
    private var offsets = ByteWriter()
    private var data = ByteWriter()
    private var previous: [UInt8] = []
    private var listOffset = 0

    init(shape: PostingsShape) {
        self.shape = shape
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
            // What doesn't fit is refused at the end, with an error that says so.
            offsets.append(integer: UInt32(truncatingIfNeeded: data.count))
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
        writer.reserve(8 + prefixes.count + offsets.count + 4 + data.count)
        writer.append(integer: UInt64(count))
        writer.append(prefixes.bytes)
        writer.append(offsets.bytes)
        writer.append(integer: UInt32(data.count))
        writer.append(data.bytes)
        return writer.bytes
    }
}
