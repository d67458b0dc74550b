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

    /// Puts together what was encoded in parts that follow one another.
    ///
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    init(shape: PostingsShape, parts: [Part], threads: Int) throws(SearchIndexError) {
        dictionary = try TermDictionaryWriter.write(parts, shape: shape, threads: threads)
        lists = parts.map(\.writer.bytes.bytes)
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

        /// Adds the next term.
        ///
        /// - Parameters:
        ///   - term: The bytes of the term.
        ///   - numbers: Its paragraphs, ascending.
        ///   - frequencies: As many frequencies, if the shape has any; else none.
        ///   - lengths: The lengths of all paragraphs in words.
        mutating func append(
            _ term: RawSpan,
            numbers: Span<UInt32>,
            frequencies: Span<UInt32>,
            lengths: Span<UInt32>
        ) {
            terms.append(copying: term)
            termEnds.append(terms.count)
            guard numbers.count > 1 else {
                let frequency = frequencies.isEmpty ? 1 : frequencies[0]
                entries.append(
                    Entry(count: 1, single: numbers[0], frequency: frequency, listLength: 0)
                )
                return
            }
            let length = writer.append(numbers: numbers, frequencies: frequencies) {
                lengths[Int($0)]
            }
            let count = numbers.count
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
            if entries.isEmpty { firstTerm = term }
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

        /// Ends what is copied of lists that follow one another, before others are appended.
        mutating func finish(_ list: inout ShiftedList, in bytes: RawSpan) {
            list.finish(into: &writer, in: bytes)
        }

        /// Makes room for so many terms, and bytes of lists.
        mutating func reserve(terms count: Int, listBytes: Int) {
            termEnds.reserveCapacity(count)
            entries.reserveCapacity(count)
            writer.reserve(listBytes)
        }

        /// Whether its terms stand behind another one.
        func follows(_ term: [UInt8]?) -> Bool {
            guard let term, !entries.isEmpty, let firstTerm else { return true }
            return term.lexicographicallyPrecedes(firstTerm)
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
