/// Reports that are held in memory on their way into a file: a whole index, or a part of one.
struct IndexRun: ~Copyable {
    private let options: BuildOptions
    private let chunkSize: Int

    /// Created with the first chunk: an update may have nothing to analyse.
    private var workers: [IndexWorker] = []

    private var ready: [Chunk] = []
    private var waiting: [Chunk] = []
    private var running: AnalysisBatch?
    private var open = Chunk(firstParagraph: 0)

    private var reports = ReportTableWriter()
    private var reportFields: [Report] = []
    private var paragraphs = ParagraphTableWriter()
    private var headings = HeadingTableWriter()
    private var reportStarts: [Int] = []

    /// Whether paragraphs can be added to the last report.
    private(set) var isOpen = false

    /// The number of paragraphs.
    private(set) var paragraphCount = 0

    /// The bytes of text.
    private(set) var textBytes = 0

    /// About how many bytes it takes to hold the analysed reports and to write them.
    private var readyMemory = 0

    /// The bytes of text that is being analysed, or will be next.
    private var pendingBytes = 0

    /// About how many bytes it takes to hold the reports and to write them.
    var memory: Int { readyMemory + Self.growth * (pendingBytes + open.text.count) }

    /// How many bytes a byte of text comes to in the end.
    private static let growth = 4

    /// The number of reports.
    var reportCount: Int { reportFields.count }

    init(_ options: BuildOptions) {
        self.options = options
        // Small chunks where memory is scarce, so that there are enough for all threads.
        chunkSize = min(options.chunkSize, max(1 << 14, options.memory / 256))
    }

    /// Adds a report without paragraphs.
    mutating func begin(_ report: Report, hash: ContentHash) {
        endReport()
        reports.append(report, hash: hash, firstParagraph: paragraphCount)
        reportFields.append(report)
        reportStarts.append(paragraphCount)
        isOpen = true
    }

    /// Ends the last report.
    mutating func endReport() {
        if isOpen { headings.endReport(at: paragraphCount) }
        isOpen = false
    }

    /// Adds the paragraphs of a draft to the last report.
    ///
    /// - Throws: `segmentation` if ICU fails.
    mutating func addParagraphs(of draft: borrowing ReportDraft) throws(SearchIndexError) {
        paragraphs.appendParagraphs(of: draft)
        var start = 0
        for paragraph in draft.paragraphs {
            if paragraph.headingLevel > 0 {
                headings.append(paragraph: paragraphCount, level: paragraph.headingLevel)
            }
            open.text.append(contentsOf: draft.text[start..<paragraph.end])
            open.textEnds.append(UInt32(open.text.count))
            start = paragraph.end
            paragraphCount += 1
            if open.text.count >= chunkSize || open.textEnds.count == Chunk.limit {
                try closeChunk()
            }
        }
        textBytes += start
    }

    private mutating func closeChunk() throws(SearchIndexError) {
        pendingBytes += open.text.count
        waiting.append(open)
        open = Chunk(firstParagraph: paragraphCount)
        // Threads that have nothing to do take what there is; others are given enough to be busy
        // to the end although chunks differ.
        let isIdle = running?.isFinished ?? true
        if waiting.count >= (isIdle ? 2 : 16) * options.threads { try analyzeWaiting() }
    }

    /// Hands what waits to the threads, once they are done with what they had before.
    private mutating func analyzeWaiting() throws(SearchIndexError) {
        try awaitRunning()
        while workers.count < options.threads { workers.append(try IndexWorker()) }
        let chunks = waiting
        waiting = []
        running = AnalysisBatch(chunks, workers: workers, threads: options.threads)
    }

    private mutating func awaitRunning() throws(SearchIndexError) {
        guard let batch = running else { return }
        running = nil
        let chunks = try batch.wait()
        readyMemory += chunks.reduce(0) { $0 + $1.memory }
        pendingBytes = waiting.reduce(0) { $0 + $1.text.count }
        ready += chunks
    }

    /// Analyses what is left.
    ///
    /// - Throws: `segmentation` if ICU fails.
    consuming func finish() throws(SearchIndexError) -> IndexContents {
        endReport()
        if !open.textEnds.isEmpty { try closeChunk() }
        // A single chunk would leave all threads idle but one.
        if waiting.count < options.threads {
            let threads = options.threads
            waiting = waiting.flatMap { $0.split(threads) }
        }
        try analyzeWaiting()
        try awaitRunning()
        return IndexContents(
            chunks: ready,
            workers: workers,
            reports: reports,
            reportFields: reportFields,
            paragraphs: paragraphs,
            headings: headings,
            paragraphCount: paragraphCount,
            textBytes: textBytes
        )
    }

    /// The text of the paragraphs of a report, or of some of them.
    ///
    /// - Complexity: O(length of the text), and a wait for the threads.
    mutating func texts(
        ofReport report: Int,
        _ some: Range<Int>?
    ) throws(SearchIndexError) -> [[UInt8]] {
        let end = report + 1 < reportStarts.count ? reportStarts[report + 1] : paragraphCount
        // The text is put together from lexicons that the threads write to.
        try awaitRunning()
        return (some ?? reportStarts[report]..<end).map { Array(text(of: $0)) }
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

extension Chunk {
    /// About how many bytes it takes to hold the numbers of the chunk and to make postings of them.
    fileprivate var memory: Int {
        6 * tokens.count + 4 * occurrences.count + 8 * pairs.count + 16 * distinct.count
            + 64 * count
    }
}
