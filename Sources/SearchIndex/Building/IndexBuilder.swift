/// Builds an index from reports, in the order in which they are added.
///
///     var builder = try IndexBuilder(path: "reports.idx")
///     try builder.add(draft)
///     let summary = try builder.finish()
///
/// The target is locked from the beginning and replaced at the end, in one step; until then, and if
/// the builder is dropped, the old index stays as it was. The bytes depend on the reports alone, not
/// on the number of threads.
public struct IndexBuilder: ~Copyable {
    private let file: AtomicFile
    private let options: BuildOptions
    private let workers: [IndexWorker]

    private var ready: [Chunk] = []
    private var waiting: [Chunk] = []
    private var running: AnalysisBatch?
    private var open = Chunk(firstParagraph: 0)

    private var reports = ReportTableWriter()
    private var reportFields: [Report] = []
    private var paragraphs = ParagraphTableWriter()
    private var headings = HeadingTableWriter()
    private var stored: [ContentHash: [Int]] = [:]
    private var reportStarts: [Int] = []
    private var reportIsOpen = false
    private var summary = BuildSummary()

    /// Opens a builder and takes the lock on the target.
    ///
    /// - Throws: `locked` if another process is writing the target, `system` if it can't be written.
    public init(
        path: String,
        options: BuildOptions = BuildOptions()
    ) throws(SearchIndexError) {
        let file = try AtomicFile(path: path)
        var workers: [IndexWorker] = []
        for _ in 0..<options.threads { workers.append(try IndexWorker()) }
        self.file = file
        self.options = options
        self.workers = workers
    }

    /// Adds a report, or a copy of one that was added before.
    ///
    /// - Throws: `tooLarge` beyond 2³² - 2 paragraphs, `segmentation` if ICU fails.
    /// - Complexity: Linear in the text; every so often all threads are kept busy with what waits.
    public mutating func add(_ draft: consuming ReportDraft) throws(SearchIndexError) {
        guard summary.paragraphs + draft.paragraphs.count <= ParagraphTableWriter.limit else {
            throw .tooLarge(what: "paragraphs", limit: ParagraphTableWriter.limit)
        }
        if !draft.continues || !reportIsOpen {
            closeReport()
            let hash = Self.hash(of: draft)
            // The text of an original is put together from lexicons that the threads write to.
            if draft.mayBeCopy, stored[hash] != nil { try awaitRunning() }
            if draft.mayBeCopy, let original = stored[hash]?.first(where: { isCopy(draft, of: $0) })
            {
                let report = draft.report
                reports.append(
                    ReportCopy(report: original, path: report.path, line: report.line)
                )
                summary.copies += 1
                return
            }
            if draft.mayBeCopy { stored[hash, default: []].append(reports.count) }
            reports.append(draft.report, hash: hash, firstParagraph: summary.paragraphs)
            reportFields.append(draft.report)
            reportStarts.append(summary.paragraphs)
            reportIsOpen = true
            summary.reports += 1
        }
        try addParagraphs(of: draft)
    }

    private mutating func addParagraphs(of draft: borrowing ReportDraft) throws(SearchIndexError) {
        paragraphs.append(paragraphs: draft.paragraphs, ids: draft.ids)
        var start = 0
        for paragraph in draft.paragraphs {
            if paragraph.headingLevel > 0 {
                headings.append(paragraph: summary.paragraphs, level: paragraph.headingLevel)
            }
            open.text.append(contentsOf: draft.text[start..<paragraph.end])
            open.textEnds.append(UInt32(open.text.count))
            start = paragraph.end
            summary.paragraphs += 1
            if open.text.count >= options.chunkSize { try closeChunk() }
        }
        summary.textBytes += start
    }

    private mutating func closeReport() {
        if reportIsOpen { headings.endReport(at: summary.paragraphs) }
        reportIsOpen = false
    }

    private mutating func closeChunk() throws(SearchIndexError) {
        waiting.append(open)
        open = Chunk(firstParagraph: summary.paragraphs)
        // Threads that have nothing to do take what there is; others are given enough to be busy
        // to the end although chunks differ.
        let isIdle = running?.isFinished ?? true
        if waiting.count >= (isIdle ? 2 : 16) * options.threads { try analyzeWaiting() }
    }

    /// Hands what waits to the threads, once they are done with what they had before.
    private mutating func analyzeWaiting() throws(SearchIndexError) {
        try awaitRunning()
        let chunks = waiting
        waiting = []
        running = AnalysisBatch(chunks, workers: workers, threads: options.threads)
    }

    private mutating func awaitRunning() throws(SearchIndexError) {
        guard let batch = running else { return }
        running = nil
        ready += try batch.wait()
    }

    /// Analyses what is left, writes the index, and puts it in the place of the target.
    ///
    /// - Returns: What went into the index.
    public consuming func finish() throws(SearchIndexError) -> BuildSummary {
        closeReport()
        if !open.textEnds.isEmpty { try closeChunk() }
        try analyzeWaiting()
        try awaitRunning()
        let contents = IndexContents(
            chunks: ready,
            workers: workers,
            reports: reports,
            reportFields: reportFields,
            paragraphs: paragraphs,
            headings: headings,
            paragraphCount: summary.paragraphs
        )
        summary.words = ready.reduce(0) { $0 + $1.lengths.reduce(0) { $0 + Int($1) } }
        summary.disagreements = workers.reduce(0) { $0 + $1.disagreements }
        summary.fileBytes = try contents.write(to: file, options: options)
        try file.commit()
        return summary
    }

    private static func hash(of draft: borrowing ReportDraft) -> ContentHash {
        var ends = ByteWriter()
        for paragraph in draft.paragraphs { ends.append(varint: UInt64(paragraph.end)) }
        let text = draft.text.withRawSpan { ContentHash(of: $0) }
        return ends.bytes.withRawSpan { ContentHash(of: $0, seed: text.high ^ text.low) }
    }

    /// Whether a draft has the same paragraphs as a stored report; equal hashes alone don't tell.
    private func isCopy(_ draft: borrowing ReportDraft, of report: Int) -> Bool {
        let start = reportStarts[report]
        let end = report + 1 < reportStarts.count ? reportStarts[report + 1] : summary.paragraphs
        guard end - start == draft.paragraphs.count else { return false }
        for index in 0..<(end - start)
        where text(of: start + index) != draft.text[draft.range(of: index)] {
            return false
        }
        return true
    }

    /// The text of a paragraph that was added before, while no thread is at work.
    private func text(of paragraph: Int) -> ArraySlice<UInt8> {
        if paragraph >= open.firstParagraph {
            return open.sourceText(of: paragraph - open.firstParagraph)
        }
        if let first = waiting.first?.firstParagraph, paragraph >= first {
            let chunk = waiting[Chunk.index(of: paragraph, in: waiting)]
            return chunk.sourceText(of: paragraph - chunk.firstParagraph)
        }
        let chunk = ready[Chunk.index(of: paragraph, in: ready)]
        return workers[chunk.worker].withLexicon {
            chunk.storedText(of: paragraph - chunk.firstParagraph, lexicon: $0)[...]
        }
    }
}
