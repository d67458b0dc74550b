internal import ArgumentParser
internal import SearchIndex

/// Lists the reports of an index.
struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "List the reports, or copies and near copies of them.",
        discussion: """
            EXAMPLES:
              search docs
              search docs --csv --bom > reports.csv
              search docs --copies

            The columns are number, path, title, year, place and number of paragraphs; of a copy the \
            number of the report it is like, its path and line, the path of that report, the share of \
            the text that is the same, and how many paragraphs differ. Equal copies come first, which \
            are stored once; near copies are reports of their own. In a pipe, tabs stand between the \
            columns; on a terminal what is long comes last and is cut.
            """
    )

    @OptionGroup var index: IndexOption

    @Flag(help: "List what repeats another report instead, but for small differences.")
    var copies = false

    @Option(
        help: ArgumentHelp(
            "The share of the text from which reports are near copies; 1 for equal ones only.",
            valueName: "share"
        )
    )
    var similarity = 0.8

    @Flag(help: "One JSON object a line.")
    var json = false

    @Flag(help: "A table for spreadsheets, RFC 4180.")
    var csv = false

    @Flag(help: "Begin with a mark by which Excel knows the encoding; for --csv.")
    var bom = false

    @OptionGroup var pager: PagerFlag

    mutating func validate() throws {
        if json, csv { throw ValidationError("--json and --csv exclude each other") }
        if !(0.5...1).contains(similarity) {
            throw ValidationError("--similarity: write a number from 0.5 to 1, such as 0.9")
        }
        if bom, !csv { throw ValidationError("--bom needs --csv") }
    }

    func run() throws {
        let index = try index.open()
        let output = Output(isPaged: pager.isPaged)
        if bom { try output.writeByteOrderMark() }
        try copies ? listCopies(of: index, to: output) : listReports(of: index, to: output)
        try output.finish()
    }

    private func listReports(of index: SearchArchive, to output: Output) throws(Failure) {
        var rows: [[String]] = []
        for number in 0..<index.reportCount {
            let report = try reading(try index.report(number))
            let paragraphs = try reading(try index.paragraphs(ofReport: number)).count
            if json {
                let record: JSON = [
                    "v": 1, "report": .number(number + 1), "path": .text(report.path),
                    "line": .number(report.line), "title": .text(report.title),
                    "year": report.year.map(JSON.number) ?? .null, "place": .text(report.place),
                    "company": .text(report.company), "code": .text(report.code),
                    "date": .text(report.date), "kind": .text(report.kind),
                    "language": .text(report.language),
                    "encoding": .text(report.encoding), "paragraphs": .number(paragraphs),
                ]
                try output.write(record.line + "\n")
            } else {
                rows.append([
                    "\(number + 1)", report.path, report.title,
                    report.year.map(String.init) ?? "", report.place, "\(paragraphs)",
                ])
            }
        }
        guard !json else { return }
        guard format(output) != .columns else { return try writeColumns(rows, to: output) }
        try output.writeTable(
            ["report", "path", "title", "year", "place", "paragraphs"],
            rows,
            as: format(output)
        )
    }

    /// Writes the table for a reader: what is short comes first, and a line fits the terminal.
    private func writeColumns(_ rows: [[String]], to output: Output) throws(Failure) {
        let short = rows.map { [$0[0], $0[3], output.safe($0[4]), $0[5]] }
        var left = Terminal.columns
        for column in 0..<4 {
            left -= (short.map { DisplayWidth.of($0[column]) }.max() ?? 0) + 2
        }
        let titles = rows.map {
            DisplayWidth.beginning(of: output.safe($0[2]), columns: max(10, left / 2))
        }
        left -= (titles.map(DisplayWidth.of).max() ?? 0) + 2
        let paths = rows.map { DisplayWidth.end(of: output.safe($0[1]), columns: max(10, left)) }
        var table: [[String]] = []
        for (place, row) in short.enumerated() {
            table.append(row + [titles[place], paths[place]])
        }
        try output.writeTable(
            ["report", "year", "place", "paragraphs", "title", "path"],
            table,
            as: .columns,
            rightAligned: [0, 3]
        )
    }

    private func listCopies(of index: SearchArchive, to output: Output) throws(Failure) {
        var rows: [[String]] = []
        for copy in try reading(try index.copies) {
            let original = try reading(try index.report(copy.report)).path
            if json {
                let record: JSON = [
                    "v": 1, "report": .number(copy.report + 1), "path": .text(copy.path),
                    "line": .number(copy.line), "original": .text(original), "similarity": 1,
                    "differing": 0,
                ]
                try output.write(record.line + "\n")
            } else {
                rows.append(["\(copy.report + 1)", copy.path, "\(copy.line)", original, "1", "0"])
            }
        }
        if similarity < 1 { try listNearCopies(of: index, to: output, &rows) }
        guard !json else { return }
        try output.writeTable(
            ["report", "path", "line", "original", "similarity", "differing"],
            rows,
            as: format(output),
            rightAligned: [0, 2, 4, 5]
        )
    }

    private func listNearCopies(
        of index: SearchArchive,
        to output: Output,
        _ rows: inout [[String]]
    ) throws(Failure) {
        for copy in try reading(try index.nearCopies(threshold: similarity)) {
            let report = try reading(try index.report(copy.report))
            let original = try reading(try index.report(copy.original)).path
            // Rounded down: what is nearly the same isn't the same.
            let share = (copy.similarity * 1000).rounded(.down) / 1000
            if json {
                let record: JSON = [
                    "v": 1, "report": .number(copy.original + 1), "path": .text(report.path),
                    "line": .number(report.line), "original": .text(original),
                    "similarity": .score(Float(share)), "differing": .number(copy.differing),
                    "paragraphs": .number(copy.paragraphs), "copy": .number(copy.report + 1),
                ]
                try output.write(record.line + "\n")
            } else {
                rows.append([
                    "\(copy.original + 1)", report.path, "\(report.line)", original, "\(share)",
                    "\(copy.differing)",
                ])
            }
        }
    }

    private func format(_ output: Output) -> TableFormat {
        if csv { return .csv }
        return output.isTerminal ? .columns : .tsv
    }
}
