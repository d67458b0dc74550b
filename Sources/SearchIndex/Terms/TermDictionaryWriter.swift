/// Writes terms in byte order with the sizes of their postings; see ``TermDictionary``.
struct TermDictionaryWriter {
    private let shape: PostingsShape
    private var count = 0
    private var prefixes = ByteWriter()
    private var blockOffsets: [Int] = []
    private var data = ByteWriter()
    private var previous: [UInt8] = []
    private var listOffset = 0

    /// Begins a dictionary, or blocks that follow others, whose lists take some bytes.
    init(shape: PostingsShape, listOffset: Int = 0) {
        self.shape = shape
        self.listOffset = listOffset
    }

    /// Adds blocks that were written by themselves, behind full ones.
    mutating func append(_ other: Self) {
        precondition(count.isMultiple(of: TermDictionary.blockCount), "blocks are full")
        prefixes.append(other.prefixes.bytes)
        for offset in other.blockOffsets { blockOffsets.append(data.count + offset) }
        data.append(other.data.bytes)
        count += other.count
        listOffset = other.listOffset
        previous = other.previous
    }

    /// Adds a term that stands in one place only.
    mutating func append(_ term: [UInt8], single: UInt32, frequency: UInt32 = 1) {
        append(term[...], single: single, frequency: frequency)
    }

    /// Adds a term that stands in one place only.
    mutating func append(_ term: ArraySlice<UInt8>, single: UInt32, frequency: UInt32 = 1) {
        appendKey(term)
        append(single: single, frequency: frequency)
    }

    /// Adds the only posting of the term that was added last.
    mutating func append(single: UInt32, frequency: UInt32) {
        data.append(varint: UInt64(single) << 1)
        if shape.hasFrequencies { data.append(varint: UInt64(frequency)) }
    }

    /// Adds a term whose list of two or more postings takes a number of bytes.
    mutating func append(_ term: [UInt8], count: Int, listLength: Int) {
        append(term[...], count: count, listLength: listLength)
    }

    /// Adds a term whose list of two or more postings takes a number of bytes.
    mutating func append(_ term: ArraySlice<UInt8>, count: Int, listLength: Int) {
        appendKey(term)
        append(count: count, listLength: listLength)
    }

    /// Adds what there is to tell of the list of the term that was added last.
    mutating func append(count: Int, listLength: Int) {
        precondition(count >= 2, "a list has two postings or more")
        data.append(varint: UInt64(count - 2) << 1 | 1)
        data.append(varint: UInt64(listLength))
        listOffset += listLength
    }

    private mutating func appendKey(_ term: ArraySlice<UInt8>) {
        term.span.withRawSpan { term in
            appendKey(term)
            remember(term)
        }
    }

    /// Adds the bytes of a term that stands behind the remembered one, which is still to be told of.
    mutating func appendKey(_ term: RawSpan) {
        let shared = previous.withRawSpan { $0.commonPrefix(with: term) }
        precondition(
            count == 0
                || shared < term.byteCount
                    && (shared == previous.count
                        || previous[shared] < term.load(UInt8.self, at: shared)),
            "terms come in byte order"
        )
        appendKey(term, shared: shared)
    }

    /// Adds the bytes of a term of which is known how many it shares with the one before.
    mutating func appendKey(_ term: RawSpan, shared known: Int) {
        var shared = known
        if count.isMultiple(of: TermDictionary.blockCount) {
            prefixes.append(integer: TermDictionary.prefix(of: term))
            blockOffsets.append(data.count)
            data.append(varint: UInt64(listOffset))
            shared = 0
        }
        let suffix = term.byteCount - shared
        data.append(UInt8(min(shared, 15) << 4 | min(suffix, 15)))
        if shared >= 15 { data.append(varint: UInt64(shared - 15)) }
        if suffix >= 15 { data.append(varint: UInt64(suffix - 15)) }
        data.append(copying: term.extracting(shared..<term.byteCount))
        count += 1
    }

    /// Keeps the last term, to compare the next one with it.
    mutating func remember(_ term: RawSpan) {
        previous.removeAll(keepingCapacity: true)
        previous.append(copying: term)
    }

    /// The bytes of the section.
    ///
    /// - Throws: `tooLarge` if the entries take 4 GiB or more.
    consuming func finish() throws(SearchIndexError) -> [UInt8] {
        guard data.count <= Int(UInt32.max) else {
            throw .tooLarge(what: "bytes of terms", limit: Int(UInt32.max))
        }
        var writer = ByteWriter()
        writer.reserve(8 + prefixes.count + 4 * blockOffsets.count + 4 + data.count)
        writer.append(integer: UInt64(count))
        writer.append(prefixes.bytes)
        for offset in blockOffsets { writer.append(integer: UInt32(offset)) }
        writer.append(integer: UInt32(data.count))
        writer.append(data.bytes)
        return writer.bytes
    }
}
