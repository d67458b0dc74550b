internal import Glibc

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
    var run: IndexRun
    private var runNumber = 0

    /// The indexes from which reports are taken over, and the runs that are written already; `nil`
    /// stands for the run that is held in memory.
    var inputs: [IndexTables?] = [nil]

    /// The reports in their order.
    private(set) var pieces: [MergePlan.Piece] = []
    private var reportCount = 0
    var paragraphCount = 0

    private var copies: [ReportCopy] = []
    private(set) var sources: [SourceRecord] = []
    var originals = Originals()

    /// What is asked for in the reading of the files; see ``SourceOptions``.
    package var sourceOptions = ""

    /// The words to add to those that ICU knows; `nil` for those of the indexes from which reports are
    /// taken over.
    public var addedWords: AddedWords?

    /// The words of the indexes from which reports are taken over.
    var oldAddedWords = AddedWords()

    /// The report that further drafts may go on with.
    var openReport: Report?

    private var disagreements = 0

    /// The file of the old index whose reports were looked for last, and those.
    var former: (source: Int, occurrences: [IndexUpdate.Occurrence])?

    /// The index that is being updated.
    var old: IndexUpdate?
    var oldInput: Int?

    /// Opens a builder and takes the lock on the target.
    ///
    /// - Throws: `locked` if another process is writing the target, `system` if it can't be written.
    public init(
        path: String,
        options: BuildOptions = BuildOptions()
    ) throws(SearchIndexError) {
        file = try AtomicFile(path: path, extentSize: options.extentSize)
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
            if let kept = keptParagraphs(of: draft) {
                try add(draft, keeping: kept, hash: hash)
                return
            }
            append(ofInput: runNumber, report: run.reportCount - 1)
            if draft.mayBeCopy { note(hash) }
        }
        paragraphCount += draft.paragraphs.count
        try run.addParagraphs(of: draft)
        if run.memory > options.runMemory { try spill() }
    }

    private static func hash(of draft: borrowing ReportDraft) -> ContentHash {
        var ends = ByteWriter()
        for paragraph in draft.paragraphs { ends.append(varint: UInt64(paragraph.end)) }
        let text = draft.text.withRawSpan { ContentHash(of: $0) }
        return ends.bytes.withRawSpan { ContentHash(of: $0, seed: text.high ^ text.low) }
    }

    /// Begins to open what it takes to cut so much text, beside other work.
    package func prepare(forBytes bytes: Int) { WordBreaker.prepare(forBytes: bytes) }

    /// Tells where the reports that are added next come from.
    package mutating func begin(_ source: SourceRecord) {
        var source = source
        source.occurrences = []
        sources.append(source)
        openReport = nil
        run.endReport()
    }

    /// Tells what was found out about the file that was read last.
    package mutating func note(contents hash: ContentHash) {
        guard !sources.isEmpty else { return }
        sources[sources.count - 1].hash = hash
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
            old.isEqual(pieces, input: oldInput, copies: copies, sources: sources),
            addedWords == nil || addedWords == oldAddedWords
        {
            return BuildSummary(unchanged: old.tables)
        }
        return try writeMerged()
    }

    /// Writes what is held in memory.
    private consuming func writeRun() throws(SearchIndexError) -> BuildSummary {
        var summary = BuildSummary()
        summary.textBytes = run.textBytes
        let words = addedWords ?? oldAddedWords
        var contents = try run.finish()
        for copy in copies { contents.reports.append(copy) }
        contents.sources = sources
        contents.sourceOptions = sourceOptions
        contents.addedWords = words
        summary.addedWords = words.words.count
        summary.reports = reportCount
        summary.copies = copies.count
        summary.paragraphs = paragraphCount
        summary.words = contents.wordCount
        summary.disagreements = contents.disagreements
        summary.fileBytes = try contents.write(to: file, options: options)
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
        plan.recordOptions = sourceOptions
        plan.addedWords = addedWords ?? oldAddedWords
        let merger = try IndexMerger(plan, options: options)
        var summary = BuildSummary()
        summary.addedWords = plan.addedWords.words.count
        summary.reports = reportCount
        summary.copies = copies.count
        summary.paragraphs = paragraphCount
        summary.textBytes = merger.textBytes
        summary.words = merger.wordCount
        summary.disagreements = disagreements
        summary.fileBytes = try merger.write(to: file, replacing: old?.tables)
        for case let tables? in inputs where !tables.file.isUnchanged {
            throw .changed(path: tables.path)
        }
        try file.commit()
        return summary
    }

    /// Writes what is held in memory to a file of its own, and begins anew.
    private mutating func spill() throws(SearchIndexError) {
        let full = exchange(&run, with: IndexRun(options))
        let contents = try full.finish()
        disagreements += contents.disagreements
        let file = try SpillFile(beside: file)
        let part = SpilledIndex(file, extentSize: options.extentSize)
        _ = try contents.write(to: part, options: options)
        let path = file.path
        let mapped = try file.mapped()
        do throws(SearchIndexError) {
            inputs[runNumber] = try IndexTables(comparing: mapped, path: path)
        } catch {
            // A disk that says it has written what it hasn't.
            throw .system(operation: "read back a part of", path: path, errno: EIO)
        }
        runNumber = inputs.count
        inputs.append(nil)
    }

    /// Adds a report of which the old index has the first and the last paragraphs.
    private mutating func add(
        _ draft: borrowing ReportDraft,
        keeping kept: KeptParagraphs,
        hash: ContentHash
    ) throws(SearchIndexError) {
        guard let oldInput else { return }
        // What is known of the report stands in the run, with the paragraphs that are new.
        let report = run.reportCount - 1
        let first = run.paragraphCount
        append(ofInput: runNumber, report: report, first..<first)
        if draft.mayBeCopy { note(hash) }
        append(ofInput: oldInput, report: kept.report, kept.first, continues: true)
        let new = kept.first.count..<(draft.paragraphs.count - kept.last.count)
        try run.addParagraphs(of: draft.part(new))
        let added = first..<run.paragraphCount
        append(ofInput: runNumber, report: report, added, continues: true)
        append(ofInput: oldInput, report: kept.report, kept.last, continues: true)
        paragraphCount += draft.paragraphs.count
        if run.memory > options.runMemory { try spill() }
    }

    mutating func append(
        ofInput input: Int,
        report: Int,
        _ paragraphs: Range<Int>? = nil,
        continues: Bool = false
    ) {
        if continues, paragraphs?.isEmpty ?? false { return }
        let piece = MergePlan.Piece(
            source: input,
            report: report,
            paragraphs: paragraphs,
            continues: continues
        )
        pieces.append(piece)
        guard !continues else { return }
        originals.append(piece, at: pieces.count - 1)
        reportCount += 1
        noteOccurrence(isCopy: false)
    }

    mutating func note(_ hash: ContentHash) {
        originals.note(hash, ofReport: reportCount - 1)
    }

    mutating func add(_ copy: ReportCopy) {
        copies.append(copy)
        noteOccurrence(isCopy: true)
    }

    private mutating func noteOccurrence(isCopy: Bool) {
        guard !sources.isEmpty else { return }
        sources[sources.count - 1].occurrences.append(isCopy)
    }
}
