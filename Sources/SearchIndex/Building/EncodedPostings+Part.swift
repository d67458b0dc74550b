/// Some terms that follow one another, with their lists, on their way into the file.
extension EncodedPostings {
    struct Part: Sendable {
        /// What the dictionary tells of one term.
        struct Entry: Sendable {
            /// Where its bytes end among those of all terms.
            var end: UInt32

            /// How many of them it shares with the term before.
            var shared: UInt32

            /// The number of postings.
            var count: UInt32

            /// The only posting, or else the bytes of the list.
            var value: UInt32

            /// The frequency of the only posting.
            var frequency: UInt32
        }

        /// The bytes of the terms, joined, and where the last one begins.
        private(set) var terms: [UInt8] = []
        private var lastStart = 0

        private(set) var entries: [Entry] = []

        /// Whether each term stands behind the one before.
        private(set) var isOrdered = true

        /// The lists, or those of them that are yet to be put among the edited ones.
        private var writer: PostingsWriter

        /// The lists, if some are taken over from a file.
        private var edited: EditedBytes?

        /// The number of the term that was taken over last, if it is the last one.
        private var lastNumber = -1

        /// Begins without terms.
        ///
        /// - Parameters:
        ///   - shape: What the lists hold.
        ///   - file: The file from which lists are taken over, if there is one.
        init(shape: PostingsShape, copying file: MappedFile? = nil) {
            writer = PostingsWriter(shape: shape)
            edited = file.map { EditedBytes(of: $0) }
        }

        /// The lists one after another.
        var lists: SectionBytes.Part { edited.map { .edited($0) } ?? .held(writer.bytes.bytes) }

        /// Adds the next term.
        mutating func append(
            _ term: [UInt8],
            _ lists: inout ListMerger,
            lengths: Span<UInt32>
        ) {
            let shared = term.withRawSpan { add($0) }
            let count = lists.count
            guard count > 1 else {
                let (number, frequency) = lists.single
                append(shared: shared, count: 1, value: number, frequency: frequency)
                return
            }
            let length = lists.finish(into: &writer, lengths: lengths)
            if edited != nil {
                edited?.append(held: writer.bytes.bytes)
                writer.removeAll()
            }
            append(shared: shared, count: count, value: UInt32(length))
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
            let shared = add(term)
            guard numbers.count > 1 else {
                let frequency = frequencies.isEmpty ? 1 : frequencies[0]
                append(shared: shared, count: 1, value: numbers[0], frequency: frequency)
                return
            }
            let length = writer.append(numbers: numbers, frequencies: frequencies) {
                lengths[Int($0)]
            }
            append(shared: shared, count: numbers.count, value: UInt32(length))
        }

        /// Adds the next term of one index with its list, if all paragraphs of that are taken over.
        mutating func append(
            _ walk: borrowing TermWalk,
            shifting list: inout ShiftedList,
            in bytes: RawSpan
        ) -> Bool {
            let entry = walk.entry
            guard edited != nil, let length = list.append(entry, to: &edited!, in: bytes) else {
                return false
            }
            // The first term of a block is told of as if there was none before.
            let isKnown =
                lastNumber >= 0 && entry.number == lastNumber &+ 1
                && !entry.number.isMultiple(of: TermDictionary.blockCount)
            let shared = walk.withTerm { add($0, shared: isKnown ? walk.shared : nil) }
            lastNumber = entry.number
            append(
                shared: shared,
                count: entry.count,
                value: list.single ?? UInt32(truncatingIfNeeded: length),
                frequency: list.single == nil ? 0 : entry.frequency
            )
            return true
        }

        /// Adds the bytes of a term, and returns how many it shares with the one before, if that isn't known.
        private mutating func add(_ term: RawSpan, shared known: Int? = nil) -> Int {
            lastNumber = -1
            let last = lastStart..<terms.count
            var shared = known ?? 0
            if known == nil, !entries.isEmpty {
                isOrdered = terms.withRawSpan { terms in
                    let last = terms.extracting(last)
                    shared = last.commonPrefix(with: term)
                    return isOrdered && last.order(against: term) < 0
                }
            }
            lastStart = terms.count
            terms.append(copying: term)
            return shared
        }

        private mutating func append(
            shared: Int,
            count: Int,
            value: UInt32,
            frequency: UInt32 = 0
        ) {
            // A dictionary of more bytes is refused in the end.
            entries.append(
                Entry(
                    end: UInt32(truncatingIfNeeded: terms.count),
                    shared: UInt32(truncatingIfNeeded: shared),
                    count: UInt32(truncatingIfNeeded: count),
                    value: value,
                    frequency: frequency
                )
            )
        }

        /// Makes room for so many terms.
        mutating func reserve(terms count: Int) { entries.reserveCapacity(count) }

        /// Where the bytes of a term stand.
        func range(of term: Int) -> Range<Int> {
            (term > 0 ? Int(entries[term &- 1].end) : 0)..<Int(entries[term].end)
        }

        /// Whether its terms stand behind another one.
        func follows(_ term: [UInt8]?) -> Bool {
            guard let term, !entries.isEmpty else { return true }
            return term[...].lexicographicallyPrecedes(terms[range(of: 0)])
        }

        /// The last term.
        var lastTerm: [UInt8]? { entries.isEmpty ? nil : Array(terms[lastStart...]) }
    }
}
