/// Writes a new index of reports that other indexes hold.
///
/// The bytes are those of an index built of the same reports in the same order, but no text is cut or
/// folded again: ranks of tokens are replaced by ranks, and the numbers of paragraphs in postings by
/// others.
struct IndexMerger: Sendable {
    private let plan: MergePlan
    private let tables: MergedTables
    private let options: BuildOptions
    private var threads: Int { options.threads }

    /// The number of words of all paragraphs.
    let wordCount: Int

    /// The bytes of text of all paragraphs.
    let textBytes: Int

    private let counts: MergedText.Counts

    /// Reads the tables of all indexes.
    ///
    /// - Complexity: O(paragraphs of the result and tokens left out).
    init(_ plan: MergePlan, options: BuildOptions) throws(SearchIndexError) {
        var plan = plan
        counts = try MergedText.count(plan, threads: options.threads)
        tables = try MergedTables(&plan, threads: options.threads)
        self.plan = plan
        self.options = options
        textBytes = counts.bytes
        wordCount = tables.lengths.reduce(0) { $0 + Int($1) }
    }

    /// What comes first in the file goes before other work, so that it is written meanwhile.
    enum Priority {
        static let text = 2
        static let words = 1
        static let rest = 0
    }

    private typealias Parts = [IndexFileWriter.Section]

    private static let large: Set<FileSection> = [.text, .wordPostings, .borderPostings]

    /// Writes all sections.
    ///
    /// - Parameters:
    ///   - file: Where they are written.
    ///   - old: The index that the file takes the place of, if it is among the sources.
    /// - Returns: The length.
    /// - Throws: `system` if the file can't be written, `corrupt` or `tooLarge` if the sources can't be merged.
    func write(
        to file: borrowing AtomicFile,
        replacing old: IndexTables? = nil
    ) throws(SearchIndexError) -> Int {
        var spills: [SpillFile] = []
        if outgrowsMemory {
            for _ in 0..<3 { spills.append(try SpillFile(beside: file)) }
        }
        let files = spills
        // What stands in front of the text comes first, so that writing begins early, and then what takes
        // longest; what is ready is written while the rest is made.
        let tasks = (0..<6).map { _ in Delivery<Parts>() }
        let merger = self
        let work = Background { () throws(SearchIndexError) in
            _ = try Parallel.map(tasks.count, threads: merger.threads) { task, _ in
                tasks[task].make { () throws(SearchIndexError) in try merger.parts(task, files) }
            }
        }
        var writer = try IndexFileWriter(file)
        let reports = tables.reports.finish(paragraphCount: plan.paragraphCount)
        try writer.append(.init(.reports, [reports]), to: file)
        var waiting: Parts = []
        var next = FileSection.reports.rawValue + 1
        for task in tasks {
            waiting += try task.wait()
            while let place = waiting.firstIndex(where: { $0.section.rawValue == next }) {
                let part = waiting.remove(at: place)
                try writer.append(part, to: file)
                next += 1
                // What is large of the old file isn't read again.
                if let old, Self.large.contains(part.section) {
                    _ = Background { old.forget(part.section) }
                }
            }
        }
        try work.wait()
        let sources = SourceTableWriter.write(plan.records, options: plan.recordOptions)
        try writer.append(.init(.sources, [sources]), to: file)
        let words = AddedWordTable.write(plan.addedWords)
        try writer.append(.init(.addedWords, [words]), to: file)
        let fingerprint = try AnalysisFingerprint.current()
        return try writer.finish(
            file,
            icuVersion: (0..<4).map { fingerprint.icuVersion[$0] },
            analysisFingerprint: fingerprint.hash
        )
    }

    /// Some of the sections.
    private func parts(_ task: Int, _ spills: [SpillFile]) throws(SearchIndexError) -> Parts {
        switch task {
        case 0:
            [
                .init(.paragraphs, [MergedTables.paragraphs(of: plan)]),
                .init(.headings, [tables.headings.finish()]),
            ]
        case 1: try textSections(spill: spills.first)
        case 2:
            try sections(
                .words,
                .wordPostings,
                .weighted,
                spills.dropFirst().first,
                priority: Priority.words,
                \.words
            )
        case 3: try sections(.borders, .borderPostings, .bounded, spills.last, \.borders)
        case 4: try plainTerms(.contexts, .contextPostings, contextTerms())
        default: try sections(.symbols, .symbolPostings, .plain, nil, \.symbols)
        }
    }

    /// The sections for which the tokens of all indexes are numbered anew.
    private func textSections(spill: SpillFile?) throws(SearchIndexError) -> Parts {
        let tokens = MergedVocabulary(plan.sources, counts: counts.tokens)
        let parts = try Parallel.map(3, threads: threads) {
            (task, _) throws(SearchIndexError) -> Parts in
            switch task {
            case 0:
                let text = try MergedText.encode(
                    plan,
                    tokens: tokens,
                    byteCount: textBytes,
                    spill: spill,
                    threads: threads
                )
                return [.init(.text, gathered: text)]
            case 1:
                return try holders(tokens.words)
            default:
                return [.init(.vocabulary, [try tokens.section()])]
            }
        }
        return Array(parts.joined())
    }

    /// The characters and pairs of words; those that the indexes have, as far as their words stay.
    private func holders(_ words: MergedWords) throws(SearchIndexError) -> Parts {
        guard words.keepsKinds else {
            let terms = words.terms()
            let held = Holders.terms(of: terms.map(\.kind)) { terms[$0].term }
            return try plainTerms(.holders, .holderPostings, held)
        }
        let words = zip(words.numbers, plan.sources).map {
            MergeSource(words: $0, of: $1.tables)
        }
        let merger = PostingsMerger(words, shape: .plain, lengths: [], dictionary: \.holders)
        let merged = try merger.merged(spill: nil, threads: threads)
        return [
            .init(.holders, [merged.dictionary]), .init(.holderPostings, gathered: [merged.lists]),
        ]
    }

    /// Whether the new sections may not fit into memory; they take about as much as the old ones.
    private var outgrowsMemory: Bool {
        var seen: [ObjectIdentifier: Int] = [:]
        for source in plan.sources {
            seen[ObjectIdentifier(source.tables.file)] =
                source.tables.file.withBytes { $0.byteCount }
        }
        return seen.values.reduce(0, +) > options.memory / 4
    }

    private func sections(
        _ dictionary: FileSection,
        _ postings: FileSection,
        _ shape: PostingsShape,
        _ spill: SpillFile?,
        priority: Int = Priority.rest,
        _ path: (IndexTables) -> TermDictionary
    ) throws(SearchIndexError) -> Parts {
        let merger = PostingsMerger(
            plan.sources,
            shape: shape,
            lengths: tables.lengths,
            priority: priority,
            dictionary: path
        )
        let merged = try merger.merged(spill: spill, threads: threads)
        return [
            .init(dictionary, [merged.dictionary]), .init(postings, gathered: [merged.lists]),
        ]
    }

    private func plainTerms(
        _ dictionary: FileSection,
        _ postings: FileSection,
        _ terms: [(term: [UInt8], numbers: [UInt32])]
    ) throws(SearchIndexError) -> Parts {
        let areOrdered = zip(terms, terms.dropFirst()).allSatisfy {
            $0.term.lexicographicallyPrecedes($1.term)
        }
        guard areOrdered else { throw PostingsMerger.disorder(in: plan.sources) }
        let encoded = try EncodedPostings(plain: terms)
        return [
            .init(dictionary, [encoded.dictionary]), .init(postings, gathered: [encoded.lists]),
        ]
    }

    /// The words of titles and headings with their contexts under the numbers of the result.
    private func contextTerms() -> [(term: [UInt8], numbers: [UInt32])] {
        var merged: [(term: [UInt8], numbers: [UInt32])] = []
        var terms = MergedTerms(plan.sources.map { ($0.tables.file, $0.tables.contexts) })
        while terms.next() {
            var numbers: [UInt32] = []
            for (source, entry) in terms.entries {
                let source = plan.sources[source]
                source.tables.file.withBytes { bytes in
                    var cursor = PostingsCursor(entry, shape: .plain, in: bytes)
                    while cursor.number != PostingsCursor.end {
                        if let number = number(ofContext: Int(cursor.number), of: source) {
                            numbers.append(UInt32(number))
                        }
                        cursor.advance(in: bytes)
                    }
                }
            }
            guard !numbers.isEmpty else { continue }
            numbers.sort()
            var distinct: [UInt32] = []
            for number in numbers where distinct.last != number { distinct.append(number) }
            merged.append((terms.term, distinct))
        }
        return merged
    }

    private func number(ofContext context: Int, of source: MergeSource) -> Int? {
        let reports = source.reportNumbers.count
        if context < reports { return source.reportNumbers[context] }
        guard context - reports < source.headingNumbers.count else { return nil }
        return source.headingNumbers[context - reports].map { plan.reportCount + $0 }
    }
}
