/// The lists of all terms of one kind as they stand in the file, and the dictionary that leads there.
struct EncodedPostings: Sendable {
    /// The section of the dictionary.
    let dictionary: [UInt8]

    /// The section of the lists, in parts that follow one another.
    let lists: [[UInt8]]

    /// What the dictionary tells of one term.
    struct Entry: Sendable {
        var count: Int
        var single: UInt32
        var frequency: UInt32
        var listLength: Int
    }

    /// Encodes what an inversion gave, many terms at a time on several threads.
    ///
    /// - Parameters:
    ///   - inversion: The postings of the terms.
    ///   - order: The numbers of the terms in byte order; ascending numbers if there is none.
    ///   - shape: What the lists hold.
    ///   - lengths: The lengths of all paragraphs in words.
    ///   - threads: The number of threads.
    ///   - term: Appends the bytes of a term, given by its place in byte order.
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    init(
        _ inversion: Inversion,
        order: [UInt32]? = nil,
        shape: PostingsShape,
        lengths: [UInt32],
        threads: Int,
        term: (Int, inout [UInt8]) -> Void
    ) throws(SearchIndexError) {
        let order = order ?? (0..<UInt32(inversion.starts.count - 1)).map(\.self)
        let ranges = Self.ranges(of: inversion.starts, order: order, parts: threads * 8)
        let parts = try Parallel.map(ranges.count, threads: threads) { part, _ in
            Self.encode(order[ranges[part]], of: inversion, shape: shape, lengths: lengths)
        }
        var writer = TermDictionaryWriter(shape: shape)
        var number = 0
        var bytes: [UInt8] = []
        for part in parts {
            for entry in part.entries {
                bytes.removeAll(keepingCapacity: true)
                term(number, &bytes)
                writer.append(bytes[...], entry)
                number += 1
            }
        }
        dictionary = try writer.finish()
        lists = parts.map(\.bytes)
    }

    /// Encodes terms with the few numbers of each, such as the words that hold a character.
    init(plain terms: [(term: [UInt8], numbers: [UInt32])]) throws(SearchIndexError) {
        var dictionary = TermDictionaryWriter(shape: .plain)
        var lists = PostingsWriter(shape: .plain)
        for (term, numbers) in terms {
            if numbers.count == 1 {
                dictionary.append(term, single: numbers[0])
            } else {
                let length = lists.append(
                    numbers: numbers.span,
                    frequencies: [UInt32]().span,
                    lengths: { _ in 0 }
                )
                dictionary.append(term, count: numbers.count, listLength: length)
            }
        }
        self.dictionary = try dictionary.finish()
        self.lists = [lists.bytes.bytes]
    }

    private static func encode(
        _ terms: ArraySlice<UInt32>,
        of inversion: Inversion,
        shape: PostingsShape,
        lengths: [UInt32]
    ) -> (bytes: [UInt8], entries: [Entry]) {
        var writer = PostingsWriter(shape: shape)
        var entries: [Entry] = []
        var buffers: (numbers: [UInt32], frequencies: [UInt32]) = ([], [])
        entries.reserveCapacity(terms.count)
        for term in terms {
            let entry = inversion.withPostings(of: Int(term), buffers: &buffers) {
                numbers,
                frequencies in
                guard numbers.count > 1 else {
                    return Entry(
                        count: 1,
                        single: numbers[0],
                        frequency: frequencies.isEmpty ? 1 : frequencies[0],
                        listLength: 0
                    )
                }
                let length = writer.append(numbers: numbers, frequencies: frequencies) {
                    lengths[Int($0)]
                }
                return Entry(count: numbers.count, single: 0, frequency: 0, listLength: length)
            }
            entries.append(entry)
        }
        return (writer.bytes.bytes, entries)
    }

    /// Cuts the terms into parts with about as many postings each.
    private static func ranges(of starts: [Int], order: [UInt32], parts: Int) -> [Range<Int>] {
        guard !order.isEmpty else { return [] }
        let share = max(1, starts[order.count] / max(1, parts))
        var ranges: [Range<Int>] = []
        var first = 0
        var postings = 0
        for (place, term) in order.enumerated() {
            postings += starts[Int(term) + 1] - starts[Int(term)]
            if postings >= share || place + 1 == order.count {
                ranges.append(first..<(place + 1))
                first = place + 1
                postings = 0
            }
        }
        return ranges
    }
}

extension EncodedPostings {
    /// Some terms that follow one another, with their lists.
    struct Part: Sendable {
        /// The bytes of the terms, joined, and where each ends.
        private(set) var terms: [UInt8] = []
        private(set) var termEnds: [Int] = []

        private(set) var entries: [Entry] = []
        private(set) var writer: PostingsWriter
        private(set) var firstTerm: [UInt8]?

        init(shape: PostingsShape) {
            writer = PostingsWriter(shape: shape)
        }

        /// Adds the next term.
        mutating func append(
            _ term: [UInt8],
            _ lists: inout ListMerger,
            lengths: Span<UInt32>
        ) {
            terms.append(contentsOf: term)
            termEnds.append(terms.count)
            if firstTerm == nil { firstTerm = term }
            let count = lists.count
            guard count > 1 else {
                let (number, frequency) = lists.single
                entries.append(
                    Entry(count: 1, single: number, frequency: frequency, listLength: 0)
                )
                return
            }
            let length = lists.finish(into: &writer, lengths: lengths)
            entries.append(Entry(count: count, single: 0, frequency: 0, listLength: length))
        }

        /// Adds the next term of one index with its list, if all paragraphs of that are taken over.
        mutating func append(
            _ term: [UInt8],
            _ entry: TermEntry,
            shifting list: inout ShiftedList,
            in bytes: RawSpan
        ) -> Bool {
            guard let length = list.append(entry, to: &writer, in: bytes) else { return false }
            terms.append(contentsOf: term)
            termEnds.append(terms.count)
            if firstTerm == nil { firstTerm = term }
            entries.append(
                Entry(
                    count: entry.count,
                    single: list.single ?? 0,
                    frequency: list.single == nil ? 0 : entry.frequency,
                    listLength: length
                )
            )
            return true
        }

        /// The last term.
        var lastTerm: [UInt8]? {
            guard let end = termEnds.last else { return nil }
            return Array(terms[(termEnds.dropLast().last ?? 0)..<end])
        }
    }
}

extension TermDictionaryWriter {
    /// The terms that a thread takes at a time, a multiple of those of a block.
    private static let groupSize = 256 * TermDictionary.blockCount

    /// Writes the terms of parts that follow one another, on several threads.
    ///
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    static func write(
        _ parts: [EncodedPostings.Part],
        shape: PostingsShape,
        threads: Int
    ) throws(SearchIndexError) -> [UInt8] {
        var starts: [(part: Int, term: Int, listOffset: Int)] = []
        var count = 0
        var listOffset = 0
        for (number, part) in parts.enumerated() {
            for (term, entry) in part.entries.enumerated() {
                if count.isMultiple(of: groupSize) { starts.append((number, term, listOffset)) }
                count += 1
                listOffset += entry.listLength
            }
        }
        let groups = starts
        let written = try Parallel.map(groups.count, threads: threads) { number, _ in
            let start = groups[number]
            var writer = Self(shape: shape, listOffset: start.listOffset)
            writer.append(parts[start.part...], from: start.term, limit: groupSize)
            return writer
        }
        var dictionary = Self(shape: shape)
        for group in written { dictionary.append(group) }
        return try dictionary.finish()
    }

    private mutating func append(
        _ parts: ArraySlice<EncodedPostings.Part>,
        from first: Int,
        limit: Int
    ) {
        var first = first
        var rest = limit
        for part in parts {
            let end = min(part.entries.count, first + rest)
            var start = first > 0 ? part.termEnds[first - 1] : 0
            for number in first..<end {
                append(part.terms[start..<part.termEnds[number]], part.entries[number])
                start = part.termEnds[number]
            }
            rest -= end - first
            first = 0
            guard rest > 0 else { return }
        }
    }

    /// Adds some terms that follow those added before.
    mutating func append(_ part: EncodedPostings.Part) {
        append([part][...], from: 0, limit: part.entries.count)
    }

    fileprivate mutating func append(_ term: ArraySlice<UInt8>, _ entry: EncodedPostings.Entry) {
        if entry.count == 1 {
            append(term, single: entry.single, frequency: entry.frequency)
        } else {
            append(term, count: entry.count, listLength: entry.listLength)
        }
    }
}
