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
              search 数字经济 -d reports.idx --json --limit 0
              search 数字经济 --csv --bom > hits.csv
              search -c 减税

            On a terminal the ten best paragraphs are shown under the titles of their reports. In a \
            pipe each is a line PATH:LINE:TEXT, and all are printed.
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

    @Flag(
        name: [.customShort("F"), .customLong("fixed-strings")],
        help: "Take the query as one phrase, whatever signs it holds."
    )
    var isLiteral = false

    @Flag(name: .customLong("strict"), help: "Refuse a query that has to be mended.")
    var isStrict = false

    @OptionGroup var index: IndexOption
    @OptionGroup(title: "MATCHING AND RANKING") var ranking: RankingFlags
    @OptionGroup(title: "OUTPUT") var display: DisplayFlags

    @Option(
        name: [.customShort("m", allowingJoined: true), .long],
        help: "The most paragraphs to print, 0 for all (default: 10 on a terminal, else all)."
    )
    var limit: Int?

    @Option(help: "How many of the best paragraphs to pass over.")
    var offset = 0

    mutating func validate() throws {
        if limit ?? 0 < 0 || offset < 0 {
            throw ValidationError("--limit and --offset must not be negative")
        }
    }

    func run() throws {
        // Not in `validate`, which would hide that an option is unknown.
        if (words + expressions).allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            throw Failure.usage("no query; give some words to look for, or see 'search --help'")
        }
        let query = PreparedQuery(
            texts: expressions + (words.isEmpty ? [] : [words.joined(separator: " ")]),
            isLiteral: isLiteral,
            isStrict: isStrict,
            need: ranking.need?.need ?? .automatic,
            ranking: ranking.options
        )
        let job = QueryJob(
            query: query,
            index: index.location,
            limit: limit,
            offset: offset,
            display: display.display
        )
        try job.run()
    }
}
