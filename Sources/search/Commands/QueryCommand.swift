internal import ArgumentParser
internal import SearchIndex

/// Finds paragraphs and prints them, the best first.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Find paragraphs, the best first (the default command).",
        discussion: """
            EXAMPLES:
              search 数字经济 产业
              search '"节能减排" -煤炭 year:2015..2020'
              search '“十三五” OR 5G title:临江市'
              search 数字经济 --place 临江 --year 2015.. --sort year -C 1
              search 数字经济 --json --limit 0
              search 数字经济 --csv --bom > hits.csv
              search -c --by place,year 减税
              search -L 营商环境 --year 2021
              search -o '/[0-9.]+亿元/'
              search -f terms.txt -l

            On a terminal the ten best paragraphs are shown under the titles of their reports. In a \
            pipe each is a line PATH:LINE:TEXT, and all are printed. Paragraphs around it (-A, -B, \
            -C) are lines PATH-LINE-TEXT; between those that don't follow each other stands a line --.

            The counts of --by are how many paragraphs and reports answer the query, and how many \
            there are that pass its fields and options such as --year.
            """
    )

    @Argument(help: ArgumentHelp("What to look for.", valueName: "query"))
    var words: [String] = []

    @Option(
        name: [.customShort("e"), .customLong("expression")],
        parsing: .unconditionalSingleValue,
        help: "A query; may be given several times, and any of them will do."
    )
    var expressions: [String] = []

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp(
            "A file with a query a line, any of which will do; - for standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var files: [String] = []

    @Flag(
        name: [.customShort("F"), .customLong("fixed-strings")],
        help: "Take the query as one phrase, whatever signs it holds."
    )
    var isLiteral = false

    @Flag(name: .customLong("strict"), help: "Refuse a query that has to be mended.")
    var isStrict = false

    @OptionGroup var index: IndexOption
    @OptionGroup(title: "MATCHING AND RANKING") var ranking: RankingFlags
    @OptionGroup(title: "REPORTS") var filters: FilterFlags
    @OptionGroup(title: "ORDER") var order: OrderFlags
    @OptionGroup(title: "OUTPUT") var display: DisplayFlags

    func run() throws {
        let filter = try filters.query()
        var texts = expressions
        for file in files { texts += try QueryFile.queries(in: file) }
        if !words.isEmpty { texts.append(words.joined(separator: " ")) }
        texts.removeAll { $0.allSatisfy(\.isWhitespace) }
        // Not in `validate`, which would hide that an option is unknown.
        if texts.isEmpty, filter == nil {
            throw Failure.usage("no query; give some words to look for, or see 'search --help'")
        }
        let query = PreparedQuery(
            texts: texts,
            filter: filter,
            isLiteral: isLiteral,
            isStrict: isStrict,
            need: ranking.need?.need ?? .automatic,
            matching: ranking.matching,
            ranking: ranking.options,
            synonyms: try ranking.synonyms.read()
        )
        let job = QueryJob(
            query: query,
            index: index.location,
            order: order.order,
            limit: order.limit,
            offset: order.offset,
            display: display.display
        )
        try job.run()
    }
}
