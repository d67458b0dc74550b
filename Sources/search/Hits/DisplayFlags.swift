internal import ArgumentParser

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

    /// The options in one value.
    var display: HitDisplay {
        HitDisplay(
            format: format,
            showsAll: full,
            hasHeadings: heading,
            color: color,
            hasMark: bom,
            hasSummary: stats
        )
    }
}
