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

    @Flag(
        help: ArgumentHelp(
            "Also the entropy of the text and of the postings.",
            discussion: """
                It is what they would take in a code that knows only how often each token and each \
                frequency stands in the index, and how many postings each term has. Everything is \
                read for it.
                """
        )
    )
    var entropy = false

    func run() throws {
        let index = try index.openOne()
        let output = Output()
        let statistics = try reading(
            entropy ? try index.statisticsWithEntropy() : try index.statistics()
        )
        if json {
            try output.write(Self.json(of: statistics, path: index.path).line + "\n")
        } else {
            try print(statistics, path: index.path, to: output)
        }
        try output.finish()
        try index.warnOfOtherAnalysis()
    }

    private func print(
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
        rows.append(
            ["section", "bytes", "of the text"]
                + (entropy ? ["entropy", "of the text", "above it"] : [])
        )
        for section in statistics.sections {
            rows.append(
                [
                    section.name, Quantities.grouped(section.byteCount),
                    Quantities.percent(section.byteCount, of: text),
                ] + (entropy ? Self.entropyColumns(of: section, text: text) : [])
            )
        }
        try output.writeTable(
            ["what", "count", "share"] + (entropy ? ["entropy", "share", "above"] : []),
            rows,
            as: .columns,
            rightAligned: [1, 2, 3, 4, 5]
        )
    }

    /// The entropy of a section, as a share of the text, and how far the section lies above it.
    private static func entropyColumns(
        of section: IndexStatistics.Section,
        text: Int
    ) -> [String] {
        guard let entropy = section.entropyBytes else { return ["", "", ""] }
        return [
            Quantities.grouped(entropy), Quantities.percent(entropy, of: text),
            Quantities.percent(section.byteCount - entropy, of: entropy),
        ]
    }

    private static func json(of statistics: IndexStatistics, path: String) -> JSON {
        let sections = statistics.sections.map { section -> JSON in
            var members: [(String, JSON)] = [
                ("name", .text(section.name)), ("bytes", .number(section.byteCount)),
                ("share", share(section.byteCount, statistics)),
            ]
            if let entropy = section.entropyBytes {
                members.append(("entropy_bytes", .number(entropy)))
            }
            return .object(members)
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
