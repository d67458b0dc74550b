internal import ArgumentParser
internal import SearchIndex

/// Tells how good runs are by judgements of relevance.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Tell how good runs are, and whether they really differ.",
        discussion: """
            EXAMPLES:
              search eval qrels.txt ours.run
              search eval qrels.txt words.run both.run stemmed.run
              search eval qrels.txt ours.run --per-topic

            Judgements are lines 'TOPIC 0 PARAGRAPH RELEVANCE', runs as 'search run' writes them. \
            The mean is over all judged topics; one that a run doesn't answer counts as 0. Of \
            several runs, every two are compared: the difference of the means, and behind it the \
            probability that chance alone brings it, by a paired randomisation test.
            """
    )

    @Argument(
        help: ArgumentHelp("The file with the judgements.", valueName: "qrels"),
        completion: .file()
    )
    var judgements: String

    @Argument(help: ArgumentHelp("The runs.", valueName: "run"), completion: .file())
    var runs: [String]

    @Flag(help: "Print the measures of every topic instead of the means.")
    var perTopic = false

    @Flag(help: "A JSON object for each run and each comparison, one a line.")
    var json = false

    @Option(help: "How many random exchanges a test makes.")
    var rounds = 10_000

    @Option(help: "What the random exchanges follow from.")
    var seed: UInt64 = 1

    mutating func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds must be 1 or more") }
    }

    func run() throws {
        let judgements = try Judgements(path: judgements)
        var evaluations: [Evaluation] = []
        for path in runs {
            let run = try TRECRun(path: path)
            let evaluation = Evaluation(run, name: path, judgements: judgements)
            evaluations.append(evaluation)
            let missing = evaluation.topics.count - evaluation.answeredCount
            if missing > 0 {
                let topics = Quantities.count(missing, "topic")
                Messages.complain("\(path): doesn't answer \(topics); counted as 0")
            }
        }
        let output = Output()
        if perTopic {
            try writeTopics(evaluations, to: output)
        } else if json {
            try writeJSON(evaluations, to: output)
        } else {
            try writeMeans(evaluations, to: output)
        }
        try output.finish()
    }

    private func writeMeans(_ evaluations: [Evaluation], to output: Output) throws(Failure) {
        var rows = [["run", "topics"] + Measure.allCases.map(\.rawValue)]
        for evaluation in evaluations {
            let means = evaluation.means.map(Self.fourDigits)
            rows.append([evaluation.name, "\(evaluation.topics.count)"] + means)
        }
        forEachPair(of: evaluations) { first, second, comparison in
            let differences = comparison.map {
                ($0.difference < 0 ? "" : "+") + Self.fourDigits($0.difference)
                    + " (\(Self.fourDigits($0.probability)))"
            }
            rows.append(["\(second) - \(first)", ""] + differences)
        }
        let format: TableFormat = output.isTerminal ? .columns : .tsv
        let columns = Set(1...Measure.allCases.count + 1)
        try output.writeTable(rows[0], rows, as: format, rightAligned: columns)
    }

    private func writeTopics(_ evaluations: [Evaluation], to output: Output) throws(Failure) {
        let header = ["run", "topic"] + Measure.allCases.map(\.rawValue)
        var rows = json ? [] : [header]
        for evaluation in evaluations {
            for (place, topic) in evaluation.topics.enumerated() {
                let values = evaluation.values.map { $0[place] }
                if json {
                    var members: [(String, JSON)] = [("v", 1), ("run", .text(evaluation.name))]
                    members.append(("topic", .text(topic)))
                    members += Self.members(values)
                    try output.write(JSON.object(members).line + "\n")
                } else {
                    rows.append([evaluation.name, topic] + values.map(Self.fourDigits))
                }
            }
        }
        try output.writeTable(header, rows, as: output.isTerminal ? .columns : .tsv)
    }

    private func writeJSON(_ evaluations: [Evaluation], to output: Output) throws(Failure) {
        for evaluation in evaluations {
            var members: [(String, JSON)] = [("v", 1), ("run", .text(evaluation.name))]
            members.append(("topics", .number(evaluation.topics.count)))
            members.append(("answered", .number(evaluation.answeredCount)))
            members += Self.members(evaluation.means)
            try output.write(JSON.object(members).line + "\n")
        }
        var lines: [String] = []
        forEachPair(of: evaluations) { first, second, comparison in
            let object: JSON = [
                "v": 1, "run": .text(second), "compared_with": .text(first),
                "difference": .object(Self.members(comparison.map(\.difference))),
                "p": .object(Self.members(comparison.map(\.probability))),
            ]
            lines.append(object.line)
        }
        for line in lines { try output.write(line + "\n") }
    }

    private func forEachPair(
        of evaluations: [Evaluation],
        _ body: (String, String, [(difference: Double, probability: Double)]) -> Void
    ) {
        let test = RandomizationTest(rounds: rounds, seed: seed)
        for (place, second) in evaluations.enumerated() {
            for first in evaluations[..<place] {
                body(first.name, second.name, second.comparison(with: first, by: test))
            }
        }
    }

    private static func members(_ values: [Double]) -> [(String, JSON)] {
        zip(Measure.allCases, values).map { ($0.rawValue, .decimal($1)) }
    }

    /// A number with four digits behind the point.
    static func fourDigits(_ value: Double) -> String {
        let units = Int((value.magnitude * 1e4).rounded())
        let digits = "\(units % 10_000)"
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        return "\(value < 0 && units > 0 ? "-" : "")\(units / 10_000).\(zeros)\(digits)"
    }
}
