internal import ArgumentParser
internal import SearchIndex

/// Shows where the score of a paragraph comes from.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show where the score of a paragraph for a query comes from.",
        discussion: """
            EXAMPLES:
              search explain 数字经济 3:42 -d reports.idx
              search explain "digital economy" d17p4 -d collection.idx

            A line for each part of the query that brings score: what it is, its text, how often the \
            paragraph holds it, how many paragraphs do, the most it can bring, and what it brings. \
            Words, forms, pairs, phrases, neighbours and characters bring weight * times / (times + \
            norm), context and whole runs their weight.
            """
    )

    @Argument(help: ArgumentHelp("What is looked for.", valueName: "query"))
    var query: String

    @Argument(help: ArgumentHelp("REPORT:PARAGRAPH or an id.", valueName: "paragraph"))
    var paragraph: String

    @OptionGroup var index: IndexOption
    @OptionGroup(title: "MATCHING AND RANKING") var ranking: RankingFlags

    @Flag(help: "A JSON object.")
    var json = false

    func run() throws {
        let index = try index.openOne()
        let number = try number(in: index)
        var options = SearchOptions()
        options.need = ranking.need?.need ?? .automatic
        options.matching = ranking.matching
        options.ranking = ranking.options
        let meaning = try PreparedQuery(
            texts: [query],
            need: options.need,
            synonyms: try ranking.synonyms.read()
        ).meaning()
        let found = try reading { () throws(SearchIndexError) in
            try index.explain(meaning, paragraph: number, options: options)
        }
        guard let found else {
            throw Failure(
                message: "\(paragraph): the query doesn't find this paragraph",
                status: .nothingFound
            )
        }
        let output = Output()
        if json {
            try output.write(Self.json(of: found).line + "\n")
        } else {
            try output.writeTable(
                ["part", "text", "times", "paragraphs", "weight", "score"],
                Self.rows(of: found),
                as: output.isTerminal ? .columns : .tsv,
                rightAligned: [2, 3, 4, 5]
            )
        }
        try output.finish()
    }

    private static func rows(of found: ScoreExplanation) -> [[String]] {
        var rows = [["part", "text", "times", "paragraphs", "weight", "score"]]
        for part in found.parts {
            rows.append([
                part.kind.rawValue, part.text, "\(part.frequency)",
                part.documentFrequency == 0 ? "" : "\(part.documentFrequency)",
                EvalCommand.fourDigits(Double(part.weight)),
                EvalCommand.fourDigits(Double(part.score)),
            ])
        }
        let average = EvalCommand.fourDigits(Double(found.averageLength))
        let norm = EvalCommand.fourDigits(Double(found.norm))
        rows.append(["length", "\(found.length) words, \(average) on average", "", "", norm, ""])
        rows.append(["sum", "", "", "", "", EvalCommand.fourDigits(Double(found.score))])
        return rows
    }

    private static func json(of found: ScoreExplanation) -> JSON {
        [
            "v": 1, "score": .score(found.score), "length": .number(found.length),
            "average_length": .score(found.averageLength), "norm": .score(found.norm),
            "parts": .list(
                found.parts.map {
                    [
                        "kind": .text($0.kind.rawValue), "text": .text($0.text),
                        "times": .number($0.frequency),
                        "paragraphs": $0.documentFrequency == 0
                            ? .null : .number($0.documentFrequency),
                        "weight": .score($0.weight), "score": .score($0.score),
                    ]
                }
            ),
        ]
    }

    /// The number of the paragraph that is named.
    private func number(in index: SearchIndex) throws(Failure) -> Int {
        let number = try reading { () throws(SearchIndexError) -> Int? in
            if let place = ShowCommand.place(paragraph), let ordinal = place.paragraphs?.lowerBound,
                (1...max(1, index.reportCount)).contains(place.report)
            {
                let all = try index.paragraphs(ofReport: place.report - 1)
                if ordinal >= 1, ordinal <= all.count { return all.lowerBound + ordinal - 1 }
            }
            return try index.paragraph(id: paragraph)
        }
        if let number { return number }
        throw Failure(
            message: "\(index.path): has no paragraph '\(paragraph)'; name one as "
                + "REPORT:PARAGRAPH, or by its id",
            status: .nothingFound
        )
    }
}
