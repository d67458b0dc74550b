internal import SearchIndex

/// How hits are shown.
struct HitDisplay {
    /// The form, `nil` for that of a reader.
    var format: HitFormat?

    /// Whether whole paragraphs are shown on a terminal.
    var showsAll = false

    /// Whether hits stand under their reports; `nil` if they do on a terminal.
    var hasHeadings: Bool?

    /// When colours are used.
    var color = ColorChoice.auto

    /// Whether CSV begins with a byte order mark.
    var hasMark = false

    /// Whether a summary follows.
    var hasSummary = false

    /// Whether the hits themselves are needed, not only their number.
    var needsHits: Bool { format != .count && format != .nothing }

    /// Prints what a search found.
    func print(_ report: SearchReport, to output: Output) throws(Failure) {
        switch format {
        case .json: try report.printJSON(to: output)
        case .csv:
            if hasMark { try output.writeByteOrderMark() }
            try report.printTable(as: .csv, to: output)
        case .tsv: try report.printTable(as: .tsv, to: output)
        case .cite: try report.printCitations(to: output)
        case .count: try output.write("\(report.total)\n")
        case .paths: try report.printPaths(to: output)
        case .nothing: break
        case nil: try printForReader(report, to: output)
        }
        guard hasSummary else { return }
        if format == .json {
            try output.write(report.summary().line + "\n")
        } else {
            Messages.note("\(try report.summaryText()), \(report.index.path)")
        }
    }

    private func printForReader(_ report: SearchReport, to output: Output) throws(Failure) {
        let style = Style(isOn: color.isOn(isTerminal: output.isTerminal))
        if style.isOn { output.guardAlways() }
        let columns = output.isTerminal && !showsAll ? Terminal.columns : nil
        if hasHeadings ?? output.isTerminal {
            try report.printUnderHeadings(style: style, columns: columns, to: output)
        } else {
            try report.printLines(style: style, columns: columns, to: output)
        }
        if output.isTerminal { try output.write(report.footer() + "\n") }
    }
}
