internal import ArgumentParser

/// The tool itself, which only chooses among its commands.
struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search an archive of annual reports.",
        discussion: """
            EXAMPLES:
              search index reports/ -o reports.idx    build an index, or bring it up to date
              search 数字经济 -d reports.idx          find paragraphs, the best first
              search 数字经济 --json --limit 0        all of them, for a program
              search count 数字经济 5G --by year      count every occurrence
              search show 3:42                        read paragraph 42 of report 3
              search docs --csv                       list the reports

            Without -d, the index is $SEARCH_INDEX or else the nearest *.idx in this folder or one \
            above it.
            'search query --help' lists the options of a search. To look for a word that is also \
            the name of a command, write 'search query docs'.

            EXIT STATUS:
              0 found or done, 1 nothing found, 2 wrong usage or another error, 3 index missing or \
            damaged, 4 built, but some files were left out, 5 not written, the old index is intact, \
            6 another process is writing the index, 74 the index was cut short while in use
            """,
        version: "search 0.1.0",
        subcommands: [
            QueryCommand.self, IndexCommand.self, MergeCommand.self, CountCommand.self,
            ShowCommand.self, DocsCommand.self, StatsCommand.self, VerifyCommand.self,
            DumpCommand.self, AnalyzeCommand.self, RunCommand.self, EvalCommand.self,
            ExplainCommand.self, CompletionsCommand.self,
        ],
        defaultSubcommand: QueryCommand.self
    )
}
