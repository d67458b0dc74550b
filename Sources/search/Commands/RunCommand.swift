internal import ArgumentParser
internal import SearchIndex

/// Ranks paragraphs for many topics, for programs that evaluate ranking.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Rank paragraphs for many topics, as a run for evaluation.",
        discussion: """
            EXAMPLES:
              search index collection.tsv --tsv -o collection.idx
              search run topics.tsv -d collection.idx > ours.run
              search eval qrels.txt ours.run

            A topic is a line ID<TAB>TEXT. Its text is plain words, whatever signs it holds; any of \
            them will do. For each of the best paragraphs a line 'TOPIC Q0 PARAGRAPH RANK SCORE TAG' \
            is printed, as trec_eval and other programs read it.
            """
    )

    @Argument(
        help: ArgumentHelp("The file with the topics.", valueName: "topics.tsv"),
        completion: .file()
    )
    var topics: String

    @OptionGroup var index: IndexOption
    @OptionGroup(title: "MATCHING AND RANKING") var ranking: RankingFlags

    @Option(
        name: [.customShort("m", allowingJoined: true), .long],
        help: "The most paragraphs for a topic, 0 for all."
    )
    var limit = 1000

    @Option(help: "The name of the run, the last field of each line.")
    var tag = "search"

    @Option(help: "The number of threads (default: one for each processor).")
    var threads: Int?

    mutating func validate() throws {
        if limit < 0 { throw ValidationError("--limit must not be negative") }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
        if tag.isEmpty || tag.unicodeScalars.contains(where: \.properties.isWhitespace) {
            throw ValidationError("--tag must be one word")
        }
    }

    func run() throws {
        let topics = try Topic.read(topics)
        let index = try index.openOne()
        var options = SearchOptions()
        options.limit = limit == 0 ? index.paragraphCount : min(limit, index.paragraphCount)
        options.countsTotal = false
        options.need = ranking.need?.need ?? .any
        options.matching = ranking.matching
        options.ranking = ranking.options
        let search = TopicSearch(
            index: index,
            options: options,
            tag: tag,
            threads: threads ?? BuildOptions().threads,
            synonyms: try ranking.synonyms.read()
        )
        let output = Output()
        var place = 0
        while place < topics.count {
            let end = min(place + TopicSearch.batchCount, topics.count)
            for lines in try search.lines(topics[place..<end]) { try output.write(lines) }
            place = end
        }
        try output.finish()
    }
}
