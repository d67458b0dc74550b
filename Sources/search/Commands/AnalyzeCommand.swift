internal import ArgumentParser
internal import SearchIndex

/// Shows how a text is cut and folded.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show the tokens and terms of a text as an index sees them.",
        discussion: """
            EXAMPLE:
              search analyze 互联网+、5G

            A line for each token: its text, what it is made of, and the term by which it is found. \
            Then one for each pair of characters that is a term of its own, and with -d for each word \
            of the text that was added to the index.
            """
    )

    @Argument(help: "The text.")
    var text: [String]

    @Flag(help: "A JSON object; places are counted in Unicode scalars.")
    var json = false

    @Option(
        name: [.customShort("d"), .customLong("index")],
        help: ArgumentHelp("An index whose added words are shown as well.", valueName: "file"),
        completion: .file(extensions: ["idx"])
    )
    var indexes: [String] = []

    @OptionGroup var synonyms: SynonymsOption

    func run() throws {
        let text = text.joined(separator: " ")
        let others = try synonyms.read().map { synonyms in
            try reading { () throws(SearchIndexError) in try synonyms.alternatives(in: text) }
        }
        let analysis = try reading { () throws(SearchIndexError) in
            var analyzer = Analyzer()
            return try analyzer.analyze(text)
        }
        System.expectCutFiles(among: indexes)
        let added = try reading { () throws(SearchIndexError) in
            try SearchArchive(contentsOf: indexes).addedWords(in: analysis)
        }
        let output = Output()
        if json {
            let shown = indexes.isEmpty ? nil : added
            try output.write(Self.json(of: analysis, text: text, shown).line + "\n")
        } else {
            var rows = analysis.tokens.map {
                [analysis.text(in: $0.range), "\($0.kind)", $0.termText]
            }
            rows += analysis.pairs.map { [analysis.text(in: $0.range), "pair", $0.termText] }
            rows += added.map { [$0, "added", $0] }
            rows += (others ?? []).map { [$0, "synonym", ""] }
            try output.writeTable(
                ["text", "kind", "term"],
                rows,
                as: output.isTerminal ? .columns : .tsv
            )
        }
        try output.finish()
    }

    private static func json(
        of analysis: Analysis,
        text: String,
        _ added: [String]?
    ) -> JSON {
        // The number of scalars before each byte.
        var scalars = [0]
        for byte in analysis.text {
            scalars.append(scalars[scalars.count - 1] + (UTF8.isContinuation(byte) ? 0 : 1))
        }
        func place(_ range: Range<Int>) -> [(String, JSON)] {
            // A token ends where a character does, so that all of its scalars are counted.
            [
                ("start", .number(scalars[range.lowerBound])),
                ("end", .number(scalars[range.upperBound])),
                ("text", .text(analysis.text(in: range))),
            ]
        }
        let tokens = analysis.tokens.map { token in
            let term = token.kind.isWord ? JSON.text(token.termText) : .null
            let kind = JSON.text("\(token.kind)")
            return JSON.object(place(token.range) + [("kind", kind), ("term", term)])
        }
        let pairs = analysis.pairs.map {
            JSON.object(place($0.range) + [("term", .text($0.termText))])
        }
        let parts: [(String, JSON)] = [
            ("v", 1), ("text", .text(text)), ("tokens", .list(tokens)), ("pairs", .list(pairs)),
        ]
        guard let added else { return .object(parts) }
        return .object(parts + [("added", .list(added.map { .text($0) }))])
    }
}
