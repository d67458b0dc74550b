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
        var lists = ListMerger(sources, shape: shape)
        while terms.next() {
            lists.merge(terms.entries, lengths: lengths.span)
            guard lists.count > 0 else { continue }
            part.append(terms.term, &lists, lengths: lengths.span)
        }
        return part
    }
}
