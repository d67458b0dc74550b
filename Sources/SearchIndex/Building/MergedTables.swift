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
    init(_ plan: inout MergePlan) {
        takeReports(plan)
        takeHeadings(&plan)
        takeParagraphs(plan)
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

    private mutating func takeParagraphs(_ plan: MergePlan) {
        lengths.reserveCapacity(plan.paragraphCount)
        for part in plan.parts(limit: .max) {
            let tables = plan.sources[part.source].tables
            tables.file.withBytes { bytes in
                let table = tables.paragraphs
                var ids = table.ids.iterator(from: part.paragraphs.lowerBound)
                var joints = table.joints.iterator(from: part.paragraphs.lowerBound)
                for paragraph in part.paragraphs {
                    let length = table.length(of: UInt32(paragraph), in: bytes)
                    lengths.append(length)
                    paragraphs.append(length: length)
                    paragraphs.append(
                        line: table.line(of: paragraph, in: bytes),
                        page: table.page(of: paragraph, in: bytes),
                        id: ids.next(in: bytes) ?? [],
                        joints: joints.next(in: bytes),
                        in: bytes
                    )
                }
            }
        }
    }
}
