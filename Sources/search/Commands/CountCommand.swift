internal import ArgumentParser
internal import SearchIndex

/// Counts how often terms stand in the text, by year, place and the like.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count exactly how often terms stand in the text, by year, place and the like.",
        discussion: """
            EXAMPLES:
              search count 数字经济 5G --by year
              search count -f terms.txt --by company,year --csv --bom > panel.csv
              search count -f terms.txt --by report --wide --csv
              search count '数字经济 OR 數位經濟' --place 临江 --by year
              search count -w 税 印度
              search count '/[0-9.]+亿元/'

            Each argument, and each line of a file, is a term. A word or a run of words is counted as \
            a phrase, wherever it stands; anything else that the query language knows by what it marks.

            The columns are the term, the values, then the occurrences, the paragraphs and the reports \
            that hold it, and all paragraphs, reports and words among which it was counted. Values \
            where it doesn't stand have rows with zeros. The exit status is 1 if no term stands \
            anywhere.
            """
    )

    @Argument(help: "The terms.")
    var terms: [String] = []

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp("A file with a term a line; - for standard input.", valueName: "file"),
        completion: .file()
    )
    var files: [String] = []

    @Flag(
        name: [.customShort("F"), .customLong("fixed-strings")],
        help: "Take each term as one phrase, whatever signs it holds."
    )
    var isLiteral = false

    @OptionGroup var matching: MatchingFlags
    @OptionGroup var index: IndexOption
    @OptionGroup(title: "REPORTS") var filters: FilterFlags

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Count by year, place, company, code, section, lang, report, title or path, or by "
                + "several such as company,year.",
            valueName: "facets"
        )
    )
    var facets: FacetList?

    @Flag(help: "A row for each value and a column for each term, of occurrences.")
    var wide = false

    @Flag(help: "One JSON object a line.")
    var json = false

    @Flag(help: "A table for spreadsheets, RFC 4180.")
    var csv = false

    @Flag(name: .customLong("bom"), help: "Begin --csv with a mark by which Excel knows UTF-8.")
    var hasMark = false

    @OptionGroup var pager: PagerFlag

    mutating func validate() throws {
        if json, csv { throw ValidationError("--json and --csv exclude each other") }
        if json, wide { throw ValidationError("--json and --wide exclude each other") }
        if hasMark, !csv { throw ValidationError("--bom needs --csv") }
    }

    func run() throws {
        var texts = terms
        for file in files { texts += try QueryFile.queries(in: file) }
        texts.removeAll { $0.allSatisfy(\.isWhitespace) }
        guard !texts.isEmpty else {
            throw Failure.usage("no terms; name some, or a file with -f")
        }
        let filter = try filters.query() ?? .everything
        let queries = try texts.map(query)
        let archive = try index.open()
        var table = CountTable(terms: texts, facets: facets?.facets ?? [])
        try reading { () throws(SearchIndexError) in
            let all = try archive.paragraphs(answering: filter)
            for query in queries {
                let occurrences = try archive.occurrences(
                    of: query,
                    among: all,
                    matching: matching.matching
                )
                table.add(try archive.counts(of: occurrences, among: all, by: table.facets))
            }
        }
        let output = Output(isPaged: pager.isPaged && !json && !csv)
        if hasMark { try output.writeByteOrderMark() }
        if json {
            try table.printJSON(to: output)
        } else {
            let format: TableFormat = csv ? .csv : output.isTerminal ? .columns : .tsv
            try wide
                ? table.printWide(as: format, to: output)
                : table.printLong(as: format, to: output)
        }
        try output.finish()
        if table.isEmpty {
            try archive.warnOfOtherAnalysis()
            throw Failure.silent(.nothingFound)
        }
    }

    /// What a term means: bare words are a phrase.
    private func query(_ text: String) throws(Failure) -> Query {
        let meaning = try PreparedQuery(texts: [text], isLiteral: isLiteral).meaning()
        return switch meaning {
        case .text(let words): .phrase(.init(words))
        case .or(let parts):
            .or(
                parts.map { part in
                    if case .text(let words) = part { return .phrase(.init(words)) }
                    return part
                }
            )
        default: meaning
        }
    }
}
