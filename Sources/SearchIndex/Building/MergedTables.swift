/// What is known of reports, paragraphs and headings, taken over from several indexes.
struct MergedTables: Sendable {
    private(set) var reports = ReportTableWriter()
    private(set) var paragraphs = ParagraphTableWriter()
    private(set) var headings = HeadingTableWriter()

    /// The length of each paragraph in words.
    private(set) var lengths: [UInt32] = []

    /// Reads the tables of all sources, and numbers their headings.
    ///
    /// - Complexity: O(paragraphs + headings + reports of the result).
    init(_ plan: inout MergePlan, threads: Int) throws(SearchIndexError) {
        takeReports(plan)
        takeHeadings(&plan)
        try takeParagraphs(plan, threads: threads)
    }

    private mutating func takeReports(_ plan: MergePlan) {
        var start = 0
        for piece in plan.pieces {
            let tables = plan.sources[piece.source].tables
            tables.file.withBytes { bytes in
                if !piece.continues {
                    reports.append(
                        tables.reports.report(at: piece.report, in: bytes),
                        hash: tables.reports.hash(of: piece.report, in: bytes),
                        firstParagraph: start
                    )
                }
                start += tables.reports.paragraphs(of: piece.report, in: bytes).count
            }
        }
        for copy in plan.copies { reports.append(copy) }
    }

    private mutating func takeHeadings(_ plan: inout MergePlan) {
        var next = [Int](repeating: 0, count: plan.sources.count)
        var start = 0
        for piece in plan.pieces {
            if !piece.continues { headings.endReport(at: start) }
            let tables = plan.sources[piece.source].tables
            tables.file.withBytes { bytes in
                let own = tables.reports.paragraphs(of: piece.report, in: bytes)
                var heading = next[piece.source]
                while heading < tables.headings.count {
                    let paragraph = tables.headings.paragraph(of: heading, in: bytes)
                    guard paragraph < own.upperBound else { break }
                    if paragraph >= own.lowerBound {
                        plan.number(heading: heading, ofSource: piece.source, as: headings.count)
                        headings.append(
                            paragraph: start + paragraph - own.lowerBound,
                            level: tables.headings.level(of: heading, in: bytes)
                        )
                    }
                    heading += 1
                }
                next[piece.source] = heading
                start += own.count
            }
        }
        headings.endReport(at: start)
    }

    /// Paragraphs that a thread takes at a time.
    private static let partSize = 1 << 14

    /// What is known of some paragraphs.
    private struct Paragraphs: Sendable {
        var lengths: [UInt32] = []
        var lines: [Int] = []
        var pages: [Int] = []
        var joints: [Range<Int>] = []
        var ids: [[UInt8]] = []

        init(_ range: Range<Int>, of tables: IndexTables) {
            tables.file.withBytes { bytes in
                let table = tables.paragraphs
                lengths = range.map { table.length(of: UInt32($0), in: bytes) }
                lines = range.map { table.line(of: $0, in: bytes) }
                pages = range.map { table.page(of: $0, in: bytes) }
                if table.joints.count > 0 {
                    var entries = table.joints.iterator(from: range.lowerBound)
                    joints = range.map { _ in entries.next(in: bytes) }
                }
                guard table.ids.count > 0 else { return }
                var names = table.ids.iterator(from: range.lowerBound)
                ids = range.map { _ in names.next(in: bytes) ?? [] }
            }
        }
    }

    private mutating func takeParagraphs(
        _ plan: MergePlan,
        threads: Int
    ) throws(SearchIndexError) {
        let parts = plan.parts(limit: Self.partSize)
        let taken = try Parallel.map(parts.count, threads: threads) { part, _ in
            Paragraphs(parts[part].paragraphs, of: plan.sources[parts[part].source].tables)
        }
        lengths.reserveCapacity(plan.paragraphCount)
        for (part, own) in zip(parts, taken) {
            lengths += own.lengths
            paragraphs.append(
                lengths: own.lengths,
                lines: own.lines,
                pages: own.pages,
                ids: own.ids
            )
            guard !own.joints.isEmpty else { continue }
            plan.sources[part.source].tables.file.withBytes { bytes in
                paragraphs.append(joints: own.joints, in: bytes)
            }
        }
    }
}
