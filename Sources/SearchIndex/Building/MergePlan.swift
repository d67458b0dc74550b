/// Which reports of which indexes make up a new one, in what order.
struct MergePlan: Sendable {
    /// A report, or the part of one that a source holds.
    struct Piece: Hashable, Sendable {
        var source: Int
        var report: Int

        /// Those of its paragraphs that are taken, as the source numbers them; `nil` for all.
        var paragraphs: Range<Int>?

        /// Whether the piece goes on with the report of the piece before it.
        var continues: Bool
    }

    /// The indexes, each as often as its order changes.
    private(set) var sources: [MergeSource] = []

    /// The reports in their order, each piece with its paragraphs.
    private(set) var pieces: [Piece] = []

    /// The number of reports.
    private(set) var reportCount = 0

    /// The number of paragraphs.
    private(set) var paragraphCount = 0

    /// The places where reports stand once more, in the order in which they were met.
    var copies: [ReportCopy] = []

    /// The files that the reports were read from.
    var records: [SourceRecord] = []
    var recordOptions = ""

    /// The words that the user added.
    var addedWords = AddedWords()

    private let inputs: [IndexTables]

    /// For each index, the source that its next report goes to.
    private var open: [Int?]

    /// Plans to take reports from some indexes.
    init(_ inputs: [IndexTables]) {
        self.inputs = inputs
        open = Array(repeating: nil, count: inputs.count)
    }

    /// Takes over a report of an index, to stand behind all others.
    ///
    /// - Parameter piece: The number of the index as its source, and that of the report there.
    /// - Throws: `tooLarge` beyond the paragraphs that an index can hold.
    mutating func append(_ piece: Piece) throws(SearchIndexError) {
        let input = piece.source
        let tables = inputs[input]
        var paragraphs = tables.file.withBytes { bytes in
            tables.reports.paragraphs(of: piece.report, in: bytes)
                .clamped(to: 0..<tables.paragraphs.count)
        }
        if let some = piece.paragraphs { paragraphs = some.clamped(to: paragraphs) }
        guard paragraphCount + paragraphs.count <= ParagraphTableWriter.limit else {
            throw .tooLarge(what: "paragraphs", limit: ParagraphTableWriter.limit)
        }
        var source = open[input] ?? sources.count
        if source < sources.count, !sources[source].canAppend(paragraphs.lowerBound) {
            source = sources.count
        }
        if source == sources.count { sources.append(MergeSource(tables)) }
        open[input] = source
        if !piece.continues { reportCount += 1 }
        // What is known of a report comes from its first piece.
        if !piece.continues { sources[source].take(report: piece.report, as: reportCount - 1) }
        sources[source].append(paragraphs, start: paragraphCount)
        pieces.append(
            Piece(
                source: source,
                report: piece.report,
                paragraphs: paragraphs,
                continues: piece.continues
            )
        )
        paragraphCount += paragraphs.count
    }

    /// Notes the places of headings in the result.
    mutating func number(heading: Int, ofSource source: Int, as number: Int) {
        sources[source].headingNumbers[heading] = number
    }

    /// The paragraphs of the result in their order, in parts of no more than some.
    func parts(limit: Int) -> [(source: Int, paragraphs: Range<Int>, start: Int)] {
        var parts: [(source: Int, paragraphs: Range<Int>, start: Int)] = []
        for (number, source) in sources.enumerated() {
            for stretch in source.stretches {
                var first = stretch.paragraphs.lowerBound
                while first < stretch.paragraphs.upperBound {
                    let rest = stretch.paragraphs.upperBound - first
                    let end = first + min(rest, limit)
                    let start = stretch.start + first - stretch.paragraphs.lowerBound
                    parts.append((number, first..<end, start))
                    first = end
                }
            }
        }
        return parts.sorted { $0.start < $1.start }
    }
}
