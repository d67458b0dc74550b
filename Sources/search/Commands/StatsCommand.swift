internal import ArgumentParser
internal import SearchIndex

/// Tells how large an index is and what takes the room.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Tell how large the index is, and what takes the room."
    )

    @OptionGroup var index: IndexOption

    @Flag(help: "A JSON object.")
    var json = false

    func run() throws {
        let index = try index.openOne()
        let output = Output()
        let statistics = try reading(try index.statistics())
        if json {
            try output.write(Self.json(of: statistics, path: index.path).line + "\n")
        } else {
            try Self.print(statistics, path: index.path, to: output)
        }
        try output.finish()
        try index.warnOfOtherAnalysis()
    }

    private static func print(
        _ statistics: IndexStatistics,
        path: String,
        to output: Output
    ) throws(Failure) {
        try output.writeLine(path)
        let counts = [
            ("reports", statistics.reports), ("copies", statistics.copies),
            ("headings", statistics.headings), ("paragraphs", statistics.paragraphs),
            ("words", statistics.words), ("distinct words", statistics.distinctWords),
            ("distinct pairs", statistics.distinctPairs),
            ("distinct tokens", statistics.distinctTokens),
            ("bytes of text", statistics.textBytes), ("bytes of the file", statistics.fileBytes),
        ]
        let text = statistics.textBytes
        var rows = counts.map { [$0.0, Quantities.grouped($0.1), ""] }
        rows[rows.count - 1][2] = Quantities.percent(statistics.fileBytes, of: text)
        rows.append(["ICU", statistics.icuVersion, ""])
        rows.append(["", "", ""])
        rows.append(["section", "bytes", "of the text"])
        for section in statistics.sections {
            rows.append([
                section.name, Quantities.grouped(section.byteCount),
                Quantities.percent(section.byteCount, of: text),
            ])
        }
        try output.writeTable(
            ["what", "count", "share"],
            rows,
            as: .columns,
            rightAligned: [1, 2]
        )
    }

    private static func json(of statistics: IndexStatistics, path: String) -> JSON {
        let sections = statistics.sections.map { section -> JSON in
            [
                "name": .text(section.name), "bytes": .number(section.byteCount),
                "share": share(section.byteCount, statistics),
            ]
        }
        return [
            "v": 1, "index": .text(path), "reports": .number(statistics.reports),
            "copies": .number(statistics.copies), "headings": .number(statistics.headings),
            "paragraphs": .number(statistics.paragraphs), "words": .number(statistics.words),
            "distinct_words": .number(statistics.distinctWords),
            "distinct_pairs": .number(statistics.distinctPairs),
            "distinct_tokens": .number(statistics.distinctTokens),
            "text_bytes": .number(statistics.textBytes),
            "file_bytes": .number(statistics.fileBytes),
            "share": share(statistics.fileBytes, statistics),
            "icu": .text(statistics.icuVersion), "sections": .list(sections),
        ]
    }

    /// A number of bytes as a share of the text, to four digits.
    private static func share(_ bytes: Int, _ statistics: IndexStatistics) -> JSON {
        guard statistics.textBytes > 0 else { return .null }
        return .decimal((Double(bytes) / Double(statistics.textBytes) * 1e4).rounded() / 1e4)
    }
}
