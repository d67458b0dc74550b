/// Merges the postings of one kind of terms from several indexes.
///
/// Lists are decoded, their numbers changed to those of the result, and encoded again, a range of
/// terms at a time on each thread. What comes out is what ``EncodedPostings`` makes of an inversion of
/// the same paragraphs.
struct PostingsMerger: Sendable {
    private let sources: [MergeSource]
    private let dictionaries: [TermDictionary]
    private let shape: PostingsShape
    private let lengths: [UInt32]

    /// Prepares a merge.
    ///
    /// - Parameters:
    ///   - sources: The indexes.
    ///   - lengths: The lengths of all paragraphs of the result in words.
    ///   - dictionary: The dictionary of an index that leads to the postings.
    init(
        _ sources: [MergeSource],
        lengths: [UInt32],
        dictionary: (IndexTables) -> TermDictionary
    ) {
        self.sources = sources
        self.lengths = lengths
        dictionaries = sources.map { dictionary($0.tables) }
        shape = dictionaries.first?.shape ?? .plain
    }

    /// Merges all lists.
    ///
    /// - Throws: `corrupt` if a dictionary isn't in byte order.
    /// - Complexity: O(terms × sources + postings).
    func encoded(shape: PostingsShape, threads: Int) throws(SearchIndexError) -> EncodedPostings {
        let borders = borders(parts: threads * 16)
        let parts = try Parallel.map(borders.count, threads: threads) { part, _ in
            merge(from: borders[part], to: part + 1 < borders.count ? borders[part + 1] : nil)
        }
        for pair in zip(parts, parts.dropFirst()) {
            guard let last = pair.0.lastTerm, let first = pair.1.firstTerm else { continue }
            guard last.lexicographicallyPrecedes(first) else { throw disorder }
        }
        return try EncodedPostings(shape: shape, parts: parts)
    }

    private var disorder: SearchIndexError {
        .corrupt(
            path: sources[0].tables.path,
            section: "dictionaries",
            offset: 0,
            reason: "terms aren't in byte order"
        )
    }

    /// Terms at which to cut the work; the first part begins with the empty one.
    private func borders(parts: Int) -> [[UInt8]] {
        var borders: [[UInt8]] = [[]]
        guard let largest = dictionaries.indices.max(by: { count(of: $0) < count(of: $1) }) else {
            return borders
        }
        let tables = sources[largest].tables
        let step = max(64, count(of: largest) / max(1, parts))
        for number in stride(from: step, to: count(of: largest), by: step) {
            let term = tables.file.withBytes { bytes in
                dictionaries[largest].entry(at: number, in: bytes)?.term
            }
            if let term, let last = borders.last, last.lexicographicallyPrecedes(term) {
                borders.append(term)
            }
        }
        return borders
    }

    private func count(of source: Int) -> Int { dictionaries[source].count }

    /// Merges the terms from one up to another.
    private func merge(from first: [UInt8], to end: [UInt8]?) -> EncodedPostings.Part {
        var part = EncodedPostings.Part(shape: shape)
        var terms = MergedTerms(
            zip(sources, dictionaries).map { ($0.tables.file, $1) },
            from: first,
            to: end
        )
        var merged = MergedList()
        while let term = terms.next() {
            merged.removeAll()
            for (source, entry) in terms.entries {
                sources[source].tables.file.withBytes { bytes in
                    merged.append(entry, shape: shape, of: sources[source], in: bytes)
                }
            }
            guard merged.count > 0 else { continue }
            part.append(term, merged, lengths: lengths)
        }
        return part
    }
}

/// The postings of one term, gathered from source after source.
struct MergedList {
    private(set) var numbers: [UInt32] = []
    private(set) var frequencies: [UInt32] = []
    private var spareNumbers: [UInt32] = []
    private var spareFrequencies: [UInt32] = []

    var count: Int { numbers.count }

    mutating func removeAll() {
        numbers.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
    }

    /// Adds the postings of the paragraphs that are taken over from a source.
    ///
    /// - Complexity: O(postings of all sources so far).
    mutating func append(
        _ entry: TermEntry,
        shape: PostingsShape,
        of source: MergeSource,
        in bytes: RawSpan
    ) {
        let first = numbers.count
        var places = MergeSource.Places(source)
        var cursor = PostingsCursor(entry, shape: shape, in: bytes)
        var last = -1
        while cursor.number != PostingsCursor.end {
            // A damaged list may not ascend.
            if let place = places.place(of: Int(cursor.number)), place > last {
                last = place
                numbers.append(UInt32(place))
                if shape.hasFrequencies { frequencies.append(max(1, cursor.frequency(in: bytes))) }
            }
            cursor.advance(in: bytes)
        }
        guard first > 0, first < numbers.count, numbers[first] < numbers[first - 1] else { return }
        interleave(at: first, hasFrequencies: shape.hasFrequencies)
    }

    /// Merges two ascending parts, the second of which begins at a place.
    private mutating func interleave(at middle: Int, hasFrequencies: Bool) {
        swap(&numbers, &spareNumbers)
        swap(&frequencies, &spareFrequencies)
        numbers.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        numbers.reserveCapacity(spareNumbers.count)
        var left = 0
        var right = middle
        while left < middle || right < spareNumbers.count {
            let takesLeft =
                right == spareNumbers.count
                || (left < middle && spareNumbers[left] < spareNumbers[right])
            let place = takesLeft ? left : right
            numbers.append(spareNumbers[place])
            if hasFrequencies { frequencies.append(spareFrequencies[place]) }
            if takesLeft { left += 1 } else { right += 1 }
        }
    }
}
