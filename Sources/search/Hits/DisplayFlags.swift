internal import ArgumentParser
internal import SearchIndex

/// What is printed of the hits.
enum HitFormat: EnumerableFlag {
    case json
    case csv
    case tsv
    case cite
    case count
    case paths
    case nothing

    static func name(for value: HitFormat) -> NameSpecification {
        switch value {
        case .json: .customLong("json")
        case .csv: .customLong("csv")
        case .tsv: .customLong("tsv-output")
        case .cite: .customLong("cite")
        case .count: [.customShort("c"), .customLong("count")]
        case .paths: [.customShort("l"), .customLong("files-with-matches")]
        case .nothing: [.customShort("q"), .customLong("quiet")]
        }
    }

    static func help(for value: HitFormat) -> ArgumentHelp? {
        switch value {
        case .json: "One JSON object a line."
        case .csv: "A table for spreadsheets, RFC 4180."
        case .tsv: "A table with tabs between the fields."
        case .cite: "The text with its source, as for a footnote."
        case .count: "Only the number of paragraphs."
        case .paths: "Only the files that hold paragraphs, each once."
        case .nothing: "Nothing; the exit status tells whether there is any."
        }
    }
}

/// The options that decide how hits are shown.
struct DisplayFlags: ParsableArguments {
    @Flag(exclusivity: .exclusive)
    var format: HitFormat?

    @Flag(help: "Show whole paragraphs on a terminal, not only a line of each.")
    var full = false

    @Flag(
        inversion: .prefixedNo,
        help: "Group paragraphs under their report (default: on a terminal)."
    )
    var heading: Bool?

    @Option(help: ArgumentHelp("When to use colours: auto, always, never.", valueName: "when"))
    var color = ColorChoice.auto

    @Flag(help: "Begin with a mark by which Excel knows the encoding; for --csv.")
    var bom = false

    @Flag(help: "Tell how much was found and how fast, on standard error or as a JSON object.")
    var stats = false

    mutating func validate() throws {
        if bom, format != .csv { throw ValidationError("--bom needs --csv") }
    }

    /// How many of all hits are needed where `--limit` doesn't decide; `nil` where it does.
    var neededHits: Int? {
        format == .count || format == .nothing ? 0 : nil
    }

    /// Prints what a search found.
    func print(_ report: SearchReport, to output: Output) throws(Failure) {
        switch format {
        case .json: try report.printJSON(to: output)
        case .csv:
            if bom { try output.writeByteOrderMark() }
            try report.printTable(as: .csv, to: output)
        case .tsv: try report.printTable(as: .tsv, to: output)
        case .cite: try report.printCitations(to: output)
        case .count: try output.write("\(report.total)\n")
        case .paths: try report.printPaths(to: output)
        case .nothing: break
        case nil: try printForReader(report, to: output)
        }
        guard stats else { return }
        if format == .json {
            try output.write(report.summary.line + "\n")
        } else {
            Messages.note("\(report.summaryText), \(report.index.path)")
        }
    }

    private func printForReader(_ report: SearchReport, to output: Output) throws(Failure) {
        let style = Style(isOn: color.isOn(isTerminal: output.isTerminal))
        if style.isOn { output.guardAlways() }
        let columns = output.isTerminal && !full ? Terminal.columns : nil
        if heading ?? output.isTerminal {
            try report.printUnderHeadings(style: style, columns: columns, to: output)
        } else {
            try report.printLines(style: style, columns: columns, to: output)
        }
        if output.isTerminal { try output.write(report.footer + "\n") }
    }
}
