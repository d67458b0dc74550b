/// What is known of reports, paragraphs and headings, taken over from several indexes.
struct MergedTables: Sendable {
    private(set) var reports = ReportTableWriter()
    private(set) var headings = HeadingTableWriter()

    /// The length of each paragraph in words.
    private(set) var lengths: [UInt32] = []

    /// Reads the tables of all sources, and numbers their headings.
    ///
    /// - Complexity: O(paragraphs + headings + reports of the result).
    init(_ plan: inout MergePlan, threads: Int) throws(SearchIndexError) {
        takeReports(plan)
        takeHeadings(&plan)
        try takeLengths(plan, threads: threads)
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
            }
            start += piece.paragraphs?.count ?? 0
        }
        for copy in plan.copies { reports.append(copy) }
    }

    private mutating func takeHeadings(_ plan: inout MergePlan) {
        var next = [Int](repeating: 0, count: plan.sources.count)
        var start = 0
        for piece in plan.pieces {
            if !piece.continues { headings.endReport(at: start) }
            let tables = plan.sources[piece.source].tables
            let own = piece.paragraphs ?? 0..<0
            tables.file.withBytes { bytes in
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
            }
            start += own.count
        }
        headings.endReport(at: start)
    }

    /// Paragraphs that a thread takes at a time.
    private static let partSize = 1 << 14

    private mutating func takeLengths(
        _ plan: MergePlan,
        threads: Int
    ) throws(SearchIndexError) {
        let parts = plan.parts(limit: Self.partSize)
        let taken = try Parallel.map(parts.count, threads: threads) { part, _ in
            let tables = plan.sources[parts[part].source].tables
            return tables.file.withBytes { bytes in
                parts[part].paragraphs.map { tables.paragraphs.length(of: UInt32($0), in: bytes) }
            }
        }
        lengths.reserveCapacity(plan.paragraphCount)
        for own in taken { lengths += own }
    }

    /// The section of the paragraphs.
    ///
    /// - Complexity: O(paragraphs of the result).
    static func paragraphs(of plan: MergePlan) -> [UInt8] {
        var table = ParagraphTableWriter()
        for part in plan.parts(limit: partSize) {
            let tables = plan.sources[part.source].tables
            tables.file.withBytes { table.append(part.paragraphs, of: tables.paragraphs, in: $0) }
        }
        return table.finish()
    }
}
