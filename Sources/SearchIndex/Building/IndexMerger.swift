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

    private let lexicon: MergedLexicon

    /// Reads the tables of all indexes.
    ///
    /// - Complexity: O(tokens and distinct tokens of the result).
    init(_ plan: MergePlan, options: BuildOptions) throws(SearchIndexError) {
        let given = plan
        var counts = MergedText.Counts(tokens: [])
        var numbered = given
        var tables: MergedTables?
        let threads = options.threads
        let parts = try Parallel.map(2, threads: threads) { (task, _) throws(SearchIndexError) in
            try Beginning(of: given, task: task, threads: threads)
        }
        for part in parts {
            counts = part.counts ?? counts
            numbered = part.plan ?? numbered
            tables = part.tables ?? tables
        }
        self.plan = numbered
        self.tables = tables ?? MergedTables(&numbered)
        self.options = options
        lexicon = MergedLexicon(plan.sources, counts: counts.tokens)
        textBytes = lexicon.tokens.reduce(counts.spaces) { $0 + $1.count * $1.surface.count }
        wordCount = self.tables.lengths.reduce(0) { $0 + Int($1) }
    }

    /// What is read of all sources first: tables, or how often tokens are taken over.
    private struct Beginning: Sendable {
        var plan: MergePlan?
        var tables: MergedTables?
        var counts: MergedText.Counts?

        init(of plan: MergePlan, task: Int, threads: Int) throws(SearchIndexError) {
            guard task == 0 else {
                counts = try MergedText.count(plan, threads: threads)
                return
            }
            var plan = plan
            tables = MergedTables(&plan)
            self.plan = plan
        }
    }

    private typealias Parts = [IndexFileWriter.Section]

    /// Writes all sections and returns the length of the file.
    func write(to file: borrowing AtomicFile) throws(SearchIndexError) -> Int {
        var spills: [SpillFile] = []
        if outgrowsMemory {
            for _ in 0..<3 { spills.append(try SpillFile(beside: file)) }
        }
        let files = spills
        var writer = try IndexFileWriter(file, extentSize: options.extentSize)
        let reports = tables.reports.finish(paragraphCount: plan.paragraphCount)
        try writer.append(.init(.reports, [reports]), to: file)
        let sections = try Parallel.map(7, threads: threads) { (task, _) throws(SearchIndexError) in
            try parts(task, files)
        }
        for parts in sections {
            for section in parts { try writer.append(section, to: file) }
        }
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

    /// The sections that take work, in the order of the file.
    private func parts(_ task: Int, _ spills: [SpillFile]) throws(SearchIndexError) -> Parts {
        switch task {
        case 0: [.init(.paragraphs, [tables.paragraphs.finish()])]
        case 1: [.init(.headings, [tables.headings.finish()])]
        case 2:
            [
                .init(.vocabulary, [try lexicon.vocabulary()]),
                .init(.text, gathered: try text(in: spills.first)),
            ]
        case 3: try sections(.words, .wordPostings, .weighted, spills.dropFirst().first, \.words)
        case 4: try sections(.borders, .borderPostings, .bounded, spills.last, \.borders)
        case 5: try plainTerms()
        default: try sections(.symbols, .symbolPostings, .plain, nil, \.symbols)
        }
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

    private func text(in spill: SpillFile?) throws(SearchIndexError) -> [SectionBytes] {
        try MergedText.encode(plan, lexicon: lexicon, spill: spill, threads: threads)
    }

    private func sections(
        _ dictionary: FileSection,
        _ postings: FileSection,
        _ shape: PostingsShape,
        _ spill: SpillFile?,
        _ path: (IndexTables) -> TermDictionary
    ) throws(SearchIndexError) -> Parts {
        let merger = PostingsMerger(
            plan.sources,
            shape: shape,
            lengths: tables.lengths,
            dictionary: path
        )
        let merged = try merger.merged(spill: spill, threads: threads)
        return [
            .init(dictionary, [merged.dictionary]), .init(postings, gathered: [merged.lists]),
        ]
    }

    private func plainTerms() throws(SearchIndexError) -> Parts {
        let holders = try EncodedPostings(plain: Holders.terms(of: lexicon))
        let contexts = try EncodedPostings(plain: contextTerms())
        return [
            .init(.holders, [holders.dictionary]), .init(.holderPostings, holders.lists),
            .init(.contexts, [contexts.dictionary]), .init(.contextPostings, contexts.lists),
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
