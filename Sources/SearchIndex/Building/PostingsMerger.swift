/// Merges the postings of one kind of terms from several indexes.
///
/// Lists of one index are copied but for the gaps that change; others are decoded, their numbers
/// changed to those of the result, and encoded again, a range of terms at a time on each thread. What
/// comes out is what `EncodedPostings` makes of
/// the same paragraphs.
struct PostingsMerger: Sendable {
    private let sources: [MergeSource]
    private let dictionaries: [TermDictionary]
    private let shape: PostingsShape
    private let lengths: [UInt32]
    private let priority: Int

    /// Prepares a merge.
    ///
    /// - Parameters:
    ///   - sources: The indexes.
    ///   - shape: What the lists hold.
    ///   - lengths: The lengths of all paragraphs of the result in words.
    ///   - priority: That of the work, among what else goes into the file.
    ///   - dictionary: The dictionary of an index that leads to the postings.
    init(
        _ sources: [MergeSource],
        shape: PostingsShape,
        lengths: [UInt32],
        priority: Int = IndexMerger.Priority.rest,
        dictionary: (IndexTables) -> TermDictionary
    ) {
        self.sources = sources
        self.shape = shape
        self.lengths = lengths
        self.priority = priority
        dictionaries = sources.map { dictionary($0.tables) }
    }

    /// Merges all lists.
    ///
    /// - Parameters:
    ///   - spill: The file in which the lists are gathered; `nil` if they fit into memory.
    ///   - threads: The number of threads.
    /// - Returns: The section of the dictionary, and that of the lists.
    /// - Throws: `corrupt` if a dictionary isn't in byte order, `tooLarge` if the new one outgrows the
    ///   format, `system` if the file can't be written.
    /// - Complexity: O(terms × sources + postings).
    func merged(
        spill: SpillFile?,
        threads: Int
    ) throws(SearchIndexError) -> (dictionary: [UInt8], lists: SectionBytes) {
        let borders = borders(parts: threads * (spill == nil ? 16 : 64))
        guard let spill else { return try merged(borders, threads: threads) }
        var dictionary = TermDictionaryWriter(shape: shape)
        var lists = SectionBytes(in: spill)
        var last: [UInt8]?
        // As many parts at a time as there may be in memory.
        let limit = 4 * threads
        for first in stride(from: 0, to: borders.count, by: max(1, limit)) {
            let parts = try Parallel.map(
                min(limit, borders.count - first),
                threads: threads,
                priority: priority
            ) { index, _ in
                merge(first + index, of: borders)
            }
            try check(parts, after: &last)
            for part in parts {
                dictionary.append(part)
                try lists.append(part.lists)
            }
        }
        return (try dictionary.finish(), lists)
    }

    /// Merges all lists in memory.
    private func merged(
        _ borders: [[UInt8]],
        threads: Int
    ) throws(SearchIndexError) -> (dictionary: [UInt8], lists: SectionBytes) {
        let gathered = GatheredPostings(shape: shape, count: borders.count)
        _ = try Parallel.map(borders.count, threads: threads, priority: priority) { part, _ in
            gathered.add(merge(part, of: borders), at: part)
        }
        guard let merged = try gathered.finish() else { throw disorder }
        return merged
    }

    /// Makes sure that parts follow one another, which they don't if an index is damaged.
    private func check(
        _ parts: [EncodedPostings.Part],
        after last: inout [UInt8]?
    ) throws(SearchIndexError) {
        for part in parts {
            guard part.isOrdered, part.follows(last) else { throw disorder }
            last = part.lastTerm ?? last
        }
    }

    /// Merges the lists of the terms between two borders.
    private func merge(_ part: Int, of borders: [[UInt8]]) -> EncodedPostings.Part {
        ThreadCrew.help(above: priority)
        return merge(from: borders[part], to: part + 1 < borders.count ? borders[part + 1] : nil)
    }

    private var disorder: SearchIndexError { Self.disorder(in: sources) }

    /// What is wrong if terms aren't in order.
    static func disorder(in sources: [MergeSource]) -> SearchIndexError {
        .corrupt(
            path: sources.first?.tables.path ?? "",
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
    ///
    /// Most terms stand in the largest index only.
    private func merge(from first: [UInt8], to end: [UInt8]?) -> EncodedPostings.Part {
        guard let main = dictionaries.indices.max(by: { count(of: $0) < count(of: $1) }) else {
            return EncodedPostings.Part(shape: shape)
        }
        let file = sources[main].tables.file
        var part = EncodedPostings.Part(shape: shape, copying: file)
        let rest = dictionaries.indices.filter { $0 != main }
        var others = MergedTerms(
            rest.map { (sources[$0].tables.file, dictionaries[$0]) },
            from: first,
            to: end
        )
        var lists = ListMerger(sources, shape: shape)
        var shifted = ShiftedList(
            sources[main].stretches,
            of: sources[main].count,
            shape: shape
        )
        file.withBytes { bytes in
            var terms = TermWalk(dictionaries[main], from: first, to: end, in: bytes)
            part.reserve(terms: terms.count + terms.count / 16)
            var hasMain = terms.next(in: bytes)
            var hasOther = others.next()
            if hasOther { terms.seek(others.term) }
            while hasMain || hasOther {
                let order = !hasOther ? -1 : hasMain ? terms.order : 1
                if order < 0, part.append(terms, shifting: &shifted, in: bytes) {
                    hasMain = terms.next(in: bytes)
                    continue
                }
                var entries: [(source: Int, entry: TermEntry)] = []
                if order >= 0 { entries = others.entries.map { (rest[$0.source], $0.entry) } }
                if order <= 0 { entries.append((main, terms.entry)) }
                lists.merge(entries, lengths: lengths.span)
                if lists.count > 0 {
                    part.append(order < 0 ? terms.term : others.term, &lists, lengths: lengths.span)
                }
                if order <= 0 { hasMain = terms.next(in: bytes) }
                if order >= 0 {
                    hasOther = others.next()
                    if hasOther { terms.seek(others.term) }
                }
            }
        }
        return part
    }
}
