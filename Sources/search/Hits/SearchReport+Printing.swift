internal import SearchIndex

extension SearchReport {
    /// Prints what a search found; tells whether there is any of what was asked for.
    func print(to output: Output) throws(Failure) -> Bool {
        if display.hasMark { try output.writeByteOrderMark() }
        var isAny = total > 0
        switch display.content {
        case .count where display.facets.isEmpty: try printCount(to: output)
        case .count, .nothing: break
        case .paths: try printPaths(pathsOfHits(), to: output)
        case .otherPaths:
            let paths = try pathsWithoutHits()
            isAny = !paths.isEmpty
            try printPaths(paths, to: output)
        case nil where !display.showsCountsAlone: try printHits(to: output)
        case nil: break
        }
        let isForReader = display.form == nil && display.content == nil && !display.isPlain
        if display.content == nil || display.content == .count {
            try printFacets(to: output)
        }
        if isForReader, output.isTerminal { try output.write(footer() + "\n") }
        if display.hasSummary { try printSummary(to: output) }
        return isAny
    }

    private func printHits(to output: Output) throws(Failure) {
        switch display.form {
        case .json: try printJSON(to: output)
        case .csv: try printTable(as: .csv, to: output)
        case .tsv: try printTable(as: .tsv, to: output)
        case .cite: try printCitations(to: output)
        case nil: try printForReader(to: output)
        }
    }

    private func printForReader(to output: Output) throws(Failure) {
        let isOnTerminal = output.isTerminal && !display.isPlain
        let style = Style(isOn: display.color.isOn(isTerminal: isOnTerminal))
        if style.isOn { output.guardAlways() }
        var width: LineWidth?
        if let columns = display.columns {
            width = .text(columns)
        } else if isOnTerminal, !display.showsAll {
            width = .line(Terminal.columns)
        }
        let printer = LinePrinter(report: self, style: style, width: width, output: output)
        if display.hasHeadings ?? isOnTerminal {
            try printer.printUnderHeadings()
        } else {
            try printer.printLines()
        }
    }

    private func printSummary(to output: Output) throws(Failure) {
        if display.form == .json {
            try output.write(summary().line + "\n")
        } else {
            Messages.note("\(try summaryText()), \(index.path)")
        }
    }

    /// Prints how many paragraphs there are, or texts, or matches.
    private func printCount(to output: Output) throws(Failure) {
        var fields = [RecordField("paragraphs", .number(total))]
        if let textCount { fields.append(RecordField("texts", .number(textCount))) }
        if display.onlyMatches {
            var count = 0
            try forEach(isMarked: true) { (_) throws(Failure) in count += 1 }
            fields.append(RecordField("matches", .number(count)))
        }
        switch display.form {
        case .json:
            let members = [("v", 1)] + fields.map { ($0.name, $0.json) }
            try output.write(JSON.object(members).line + "\n")
        case .csv, .tsv:
            let format: TableFormat = display.form == .csv ? .csv : .tsv
            try output.writeRow(fields.map(\.name), as: format)
            try output.writeRow(fields.map(\.cell), as: format)
        case .cite, nil:
            try output.write("\(fields[fields.count - 1].cell)\n")
        }
    }
}
