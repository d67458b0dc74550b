internal import ArgumentParser

/// The form in which results are printed, where it isn't that for a reader.
enum HitForm: EnumerableFlag {
    case json
    case csv
    case tsv
    case cite

    static func help(for value: HitForm) -> ArgumentHelp? {
        switch value {
        case .json: "One JSON object a line."
        case .csv: "A table for spreadsheets, RFC 4180."
        case .tsv: "A table with tabs between the fields."
        case .cite: "The text with its source, as for a footnote."
        }
    }
}

/// What is printed in the place of the hits.
enum HitContent: EnumerableFlag {
    case count
    case paths
    case otherPaths
    case nothing

    static func name(for value: HitContent) -> NameSpecification {
        switch value {
        case .count: [.customShort("c"), .customLong("count")]
        case .paths: [.customShort("l"), .customLong("files-with-matches")]
        case .otherPaths: [.customShort("L"), .customLong("files-without-match")]
        case .nothing: [.customShort("q"), .customLong("quiet")]
        }
    }

    static func help(for value: HitContent) -> ArgumentHelp? {
        switch value {
        case .count:
            "Only the number of paragraphs; with -o of matches, with --by only the counts by value."
        case .paths: "Only the files that hold paragraphs, each once, that of the best first."
        case .otherPaths: "Only the files that hold none; the fields of the query still choose."
        case .nothing: "Nothing; the exit status tells whether there is any."
        }
    }
}
