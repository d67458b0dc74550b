internal import Testing

@testable import search

@Suite struct `Evaluation of runs` {
    private static func lines(_ text: String) -> FieldLines {
        FieldLines(path: "file", bytes: Array(text.utf8))
    }

    private static func evaluation(_ judgements: String, _ run: String) throws -> Evaluation {
        Evaluation(
            try TRECRun(lines(run)),
            name: "run",
            judgements: try Judgements(lines(judgements))
        )
    }

    @Test func `measures are those worked out by hand`() throws {
        // Relevant at ranks 2 and 4, gains 1 and 3; one relevant document isn't found.
        let evaluation = try Self.evaluation(
            """
            t 0 a 1
            t 0 b 3
            t 0 c 2
            t 0 d 0

            """,
            """
            t Q0 x 1 9.5 r
            t Q0 a 2 8 r
            t Q0 d 3 1e-3 r
            t Q0 b 4 -1 r
            """
        )
        let gain: Double = 1 / 1.584963 + 3 / 2.321928
        let best: Double = 3 + 2 / 1.584963 + 1 / 2
        let expected: [Double] = [gain / best, 1 / 2, (1 / 2 + 2 / 4) / 3, 2 / 3, 2 / 10]
        for (value, expected) in zip(evaluation.means, expected) {
            #expect((value - expected).magnitude < 1e-6)
        }
    }

    @Test func `measures are those of ir_measures, with ties, graded and missing topics`() throws {
        let evaluation = try Self.evaluation(EvaluationSample.judgements, EvaluationSample.run)
        #expect(evaluation.topics == ["t1", "t2", "t3", "t4", "t5"])
        #expect(evaluation.answeredCount == 4)
        // ir_measures 0.4.3 with nDCG@10, RR, AP, R@100 and P@10.
        let expected = [
            [0.3274, 0.25, 0.2083, 1.0, 0.1], [0.2299, 0.25, 0.15, 0.6667, 0.2],
            [0.1748, 0.5, 0.2875, 0.75, 0.2], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
        ]
        for (topic, values) in expected.enumerated() {
            for (measure, value) in values.enumerated() {
                let found = evaluation.values[measure][topic]
                #expect((found - value).magnitude <= 0.5e-4, "\(topic) \(measure)")
            }
        }
    }

    @Test func `marks of encoding, tabs and line ends of other systems change nothing`() throws {
        let (judgements, run) = (EvaluationSample.judgements, EvaluationSample.run)
        let plain = try Self.evaluation(judgements, run)
        func odd(_ text: String) -> String {
            "\u{FEFF}" + text.replacing(" ", with: "\t").replacing("\n", with: "\r\n")
        }
        let other = try Self.evaluation(odd(judgements), odd(run))
        #expect(other.topics == plain.topics)
        #expect(other.values == plain.values)
    }

    @Test func `a judgement may be repeated, but not changed`() throws {
        let repeated = try Judgements(Self.lines("t 0 a 1\nt 0 b 0\nt 0 a 1\n"))
        #expect(repeated.documents(of: "t") == ["a": 1, "b": 0])
        let changed = #expect(throws: Failure.self) {
            try Judgements(Self.lines("t 0 a 1\nt 0 a 0\n"))
        }
        #expect(
            changed?.message == "file:2: topic t judges a a second time, 0 after 1; "
                + "leave one of the lines out"
        )
    }

    @Test func `what is no line of a run or of judgements is told with its place`() {
        let run = #expect(throws: Failure.self) {
            try TRECRun(Self.lines("t Q0 a 1 2 r\n\nt Q0 b 2 much r\n"))
        }
        #expect(
            run?.message == "file:3: expected 'TOPIC Q0 DOCUMENT RANK SCORE TAG', "
                + "found 't Q0 b 2 much r'; mend the line"
        )
        let judgements = #expect(throws: Failure.self) { try Judgements(Self.lines("t 0 a")) }
        #expect(
            judgements?.message
                == "file:1: expected 'TOPIC 0 DOCUMENT RELEVANCE', found 't 0 a'; mend the line"
        )
        let twice = #expect(throws: Failure.self) {
            try TRECRun(Self.lines("t Q0 a 1 2 r\nt Q0 a 2 1 r\n"))
        }
        #expect(
            twice?.message == "file: topic t finds a twice; leave one of the lines out"
        )
        #expect(throws: Failure.self) { try TRECRun(Self.lines("\n")) }
        #expect(throws: Failure.self) { try Judgements(Self.lines("")) }
    }

    @Test func `the randomisation test gives the share of exchanges that differ as much`() {
        let test = RandomizationTest(rounds: 20_000, seed: 7)
        // Of the 16 ways to sign four equal differences two reach the sum; a zero changes nothing.
        let few = test.probability([0.5, 0.5, 0, 0.5, 0.5])
        #expect((few - 2 / 16).magnitude < 0.01)
        #expect(few == test.probability([0.5, 0.5, 0.5, 0.5]))
        #expect(test.probability([]) == 1)
        #expect(test.probability([0.1, -0.1]) == 1)
        #expect(test.probability(Array(repeating: 0.1, count: 200)) == 1.0 / 20_001)
    }

    @Test(arguments: [(0.5, "0.5000"), (-0.00004, "0.0000"), (-0.0123, "-0.0123"), (1, "1.0000")])
    func `figures have four digits`(value: Double, text: String) {
        #expect(EvalCommand.fourDigits(value) == text)
    }

    @Test func `names in a run hold no white space`() {
        #expect(TRECField.written("a b\u{3000}c") == "a%20b%E3%80%80c")
        #expect(TRECField.written("100%") == "100%")
    }
}
