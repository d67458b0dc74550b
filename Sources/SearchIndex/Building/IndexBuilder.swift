/// Builds an index from reports, in the order in which they are added.
///
///     var builder = try IndexBuilder(path: "reports.idx")
///     try builder.add(draft)
///     let summary = try builder.finish()
///
/// The target is locked from the beginning and replaced at the end, in one step; until then, and if
/// the builder is dropped, the old index stays as it was. The bytes depend on the reports alone, not
/// on the number of threads, on memory, or on what was taken over from an older index.
public struct IndexBuilder: ~Copyable {
    private let file: AtomicFile
    private let options: BuildOptions

    /// What is held in memory, and the number that it has among the inputs.
    private var run: IndexRun
    private var runNumber = 0

    /// The indexes from which reports are taken over, and the runs that are written already; `nil`
    /// stands for the run that is held in memory.
    private var inputs: [IndexTables?] = [nil]

    /// The reports in their order.
    private var pieces: [MergePlan.Piece] = []
    private var reportCount = 0
    private var paragraphCount = 0

    private var copies: [ReportCopy] = []
    private var sources: [SourceRecord] = []
    private var originals = Originals()

    /// The report that further drafts may go on with.
    private var openReport: Report?

    private var disagreements = 0

    /// The index that is being updated.
    private var old: IndexUpdate?
    private var oldInput: Int?

    /// Opens a builder and takes the lock on the target.
    ///
    /// - Throws: `locked` if another process is writing the target, `system` if it can't be written.
    public init(
        path: String,
        options: BuildOptions = BuildOptions()
    ) throws(SearchIndexError) {
        file = try AtomicFile(path: path)
        self.options = options
        run = IndexRun(options)
    }

    /// Adds a report, or a copy of one that was added before.
    ///
    /// - Throws: `tooLarge` beyond 2³² - 2 paragraphs, `segmentation` if ICU fails.
    /// - Complexity: Linear in the text; every so often all threads are kept busy with what waits.
    public mutating func add(_ draft: consuming ReportDraft) throws(SearchIndexError) {
        guard paragraphCount + draft.paragraphs.count <= ParagraphTableWriter.limit else {
            throw .tooLarge(what: "paragraphs", limit: ParagraphTableWriter.limit)
        }
        if draft.continues, let report = openReport {
            if !run.isOpen {
                // The beginning is in a run of its own.
                originals.removeLast()
                run.begin(report, hash: ContentHash(high: 0, low: 0))
                append(ofInput: runNumber, report: run.reportCount - 1, continues: true)
            }
        } else {
            let hash = Self.hash(of: draft)
            openReport = nil
            if draft.mayBeCopy, originals.mayHold(hash),
                let original = try original(of: draft.texts, hash: hash)
            {
                add(ReportCopy(report: original, path: draft.report.path, line: draft.report.line))
                return
            }
            run.begin(draft.report, hash: hash)
            openReport = draft.report
            append(ofInput: runNumber, report: run.reportCount - 1)
            if draft.mayBeCopy { note(hash) }
        }
        paragraphCount += draft.paragraphs.count
        try run.addParagraphs(of: draft)
        if run.memory > options.memory { try spill() }
    }

    private static func hash(of draft: borrowing ReportDraft) -> ContentHash {
        var ends = ByteWriter()
        for paragraph in draft.paragraphs { ends.append(varint: UInt64(paragraph.end)) }
        let text = draft.text.withRawSpan { ContentHash(of: $0) }
        return ends.bytes.withRawSpan { ContentHash(of: $0, seed: text.high ^ text.low) }
    }

    /// Tells where the reports that are added next come from.
    package mutating func begin(_ source: SourceRecord) {
        var source = source
        source.occurrences = []
        sources.append(source)
        openReport = nil
        run.endReport()
    }

    /// Analyses what is left, writes the index, and puts it in the place of the target.
    ///
    /// - Returns: What went into the index.
    public consuming func finish() throws(SearchIndexError) -> BuildSummary {
        // The sources are told of all reports or of none.
        let known = sources.reduce(0) { $0 + $1.occurrences.count }
        if known != reportCount + copies.count { sources = [] }
        if inputs.count == 1 { return try writeRun() }
        if run.reportCount > 0 { try spill() }
        if let old, let oldInput,
            old.isEqual(pieces, input: oldInput, copies: copies, sources: sources)
        {
            return BuildSummary(unchanged: old.tables)
        }
        return try writeMerged()
    }

    /// Writes what is held in memory.
    private consuming func writeRun() throws(SearchIndexError) -> BuildSummary {
        var summary = BuildSummary()
        summary.textBytes = run.textBytes
        var contents = try run.finish()
        for copy in copies { contents.reports.append(copy) }
        contents.sources = sources
        summary.reports = reportCount
        summary.copies = copies.count
        summary.paragraphs = paragraphCount
        summary.words = contents.wordCount
        summary.disagreements = contents.disagreements
        summary.fileBytes = try contents.write(to: file, threads: options.threads)
        try file.commit()
        return summary
    }

    /// Writes what is in several files.
    private consuming func writeMerged() throws(SearchIndexError) -> BuildSummary {
        // The place of what would have been held in memory is empty.
        var numbers: [Int] = []
        for input in inputs { numbers.append((numbers.last ?? -1) + (input == nil ? 0 : 1)) }
        var plan = MergePlan(inputs.compactMap(\.self))
        for var piece in pieces {
            piece.source = numbers[piece.source]
            try plan.append(piece)
        }
        plan.copies = copies
        plan.records = sources
        let merger = try IndexMerger(plan, threads: options.threads)
        var summary = BuildSummary()
        summary.reports = reportCount
        summary.copies = copies.count
        summary.paragraphs = paragraphCount
        summary.textBytes = merger.textBytes
        summary.words = merger.wordCount
        summary.disagreements = disagreements
        summary.fileBytes = try merger.write(to: file)
        try file.commit()
        return summary
    }

    /// Writes what is held in memory to a file of its own, and begins anew.
    private mutating func spill() throws(SearchIndexError) {
        let full = exchange(&run, with: IndexRun(options))
        let contents = try full.finish()
        disagreements += contents.disagreements
        let file = try SpillFile(beside: file)
        _ = try contents.write(to: file, threads: options.threads)
        let path = file.path
        inputs[runNumber] = try IndexTables(try file.mapped(), path: path)
        runNumber = inputs.count
        inputs.append(nil)
    }
}

// What is taken over from other indexes.
extension IndexBuilder {
    /// Takes over what stays from an index, report by report.
    package mutating func update(_ old: IndexUpdate) {
        self.old = old
        oldInput = add(old.tables)
    }

    /// Takes over the reports of a file that hasn't changed, under what is known of the file now.
    ///
    /// - Returns: Whether it could be done. A report that is known as a copy only must be read
    ///   again where its original is gone.
    package mutating func keep(
        _ number: Int,
        as source: SourceRecord
    ) throws(SearchIndexError) -> Bool {
        guard let old, let oldInput else { return false }
        let occurrences = old.occurrences(of: number)
        var stored: Set<Int> = []
        for occurrence in occurrences {
            switch occurrence {
            case .report(let report): stored.insert(report)
            case .copy(let copy):
                if stored.contains(copy.report) { continue }
                guard try original(of: copy.report, ofInput: oldInput) != nil else { return false }
            }
        }
        begin(source)
        for occurrence in occurrences {
            try keep(occurrence, ofInput: oldInput, mayBeCopy: !source.isCollection)
        }
        return true
    }

    /// Takes over all reports of an index, to stand behind those that were added before.
    mutating func append(_ tables: IndexTables) throws(SearchIndexError) {
        let input = add(tables)
        let known = IndexUpdate(tables)
        guard known.isComplete else {
            for report in 0..<tables.reports.count {
                try keep(.report(report), ofInput: input, mayBeCopy: true)
            }
            for copy in known.copies { try keep(.copy(copy), ofInput: input, mayBeCopy: true) }
            return
        }
        for (number, source) in known.sources.enumerated() {
            begin(source)
            for occurrence in known.occurrences(of: number) {
                try keep(occurrence, ofInput: input, mayBeCopy: !source.isCollection)
            }
        }
    }

    private mutating func add(_ tables: IndexTables) -> Int {
        inputs.append(tables)
        return inputs.count - 1
    }

    private mutating func keep(
        _ occurrence: IndexUpdate.Occurrence,
        ofInput input: Int,
        mayBeCopy: Bool
    ) throws(SearchIndexError) {
        guard let tables = inputs[input] else { return }
        openReport = nil
        switch occurrence {
        case .copy(var copy):
            guard let original = try original(of: copy.report, ofInput: input) else { return }
            copy.report = original
            add(copy)
        case .report(let report):
            if mayBeCopy, let original = try original(of: report, ofInput: input) {
                let report = tables.file.withBytes { tables.reports.report(at: report, in: $0) }
                add(ReportCopy(report: original, path: report.path, line: report.line))
                return
            }
            let (hash, paragraphs) = tables.file.withBytes { bytes in
                (
                    tables.reports.hash(of: report, in: bytes),
                    tables.reports.paragraphs(of: report, in: bytes).count
                )
            }
            append(ofInput: input, report: report)
            if mayBeCopy { note(hash) }
            guard paragraphCount + paragraphs <= ParagraphTableWriter.limit else {
                throw .tooLarge(what: "paragraphs", limit: ParagraphTableWriter.limit)
            }
            paragraphCount += paragraphs
        }
    }

    /// The number in the result of a report with the same paragraphs as one of an input.
    private mutating func original(
        of report: Int,
        ofInput input: Int
    ) throws(SearchIndexError) -> Int? {
        guard let tables = inputs[input] else { return nil }
        if let known = originals.number(ofReport: report, ofInput: input) { return known }
        let hash = tables.file.withBytes { tables.reports.hash(of: report, in: $0) }
        guard originals.mayHold(hash) else { return nil }
        let number = try original(of: tables.texts(ofReport: report).map { $0[...] }, hash: hash)
        if let number { originals.set(number, ofReport: report, ofInput: input) }
        return number
    }

    /// The number in the result of a report with given paragraphs.
    private mutating func original(
        of texts: [ArraySlice<UInt8>],
        hash: ContentHash
    ) throws(SearchIndexError) -> Int? {
        for number in originals.candidates(hash) {
            let piece = originals.piece(ofReport: number)
            if let tables = inputs[piece.source] {
                let own = tables.texts(ofReport: piece.report)
                if own.count == texts.count, zip(own, texts).allSatisfy({ $0[...] == $1 }) {
                    return number
                }
            } else if try run.holds(texts, asReport: piece.report) {
                return number
            }
        }
        return nil
    }

    private mutating func append(ofInput input: Int, report: Int, continues: Bool = false) {
        let piece = MergePlan.Piece(source: input, report: report, continues: continues)
        pieces.append(piece)
        guard !continues else { return }
        originals.append(piece)
        reportCount += 1
        noteOccurrence(isCopy: false)
    }

    private mutating func note(_ hash: ContentHash) {
        originals.note(hash, ofReport: reportCount - 1)
    }

    private mutating func add(_ copy: ReportCopy) {
        copies.append(copy)
        noteOccurrence(isCopy: true)
    }

    private mutating func noteOccurrence(isCopy: Bool) {
        guard !sources.isEmpty else { return }
        sources[sources.count - 1].occurrences.append(isCopy)
    }
}
