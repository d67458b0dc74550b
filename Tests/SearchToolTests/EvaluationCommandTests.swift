import Foundation
import Testing

@Suite struct `Runs and their evaluation` {
    private static func place() async throws -> Workplace {
        let place = try Workplace()
        try place.write(
            """
            a\tTrade grew in the harbour.
            b c\tThe harbour was dredged twice; the harbour is deep.
            d\t数字经济增加值增长百分之九。
            e\t数字经济和乡村小学。
            f\t数字经济和乡村小学。

            """,
            to: "c.tsv"
        )
        try place.write("t1\tharbour (dredged\nt 2\t乡村小学\nt3\tnothing\n", to: "topics.tsv")
        let run = try await place.search("index", "--tsv", "c.tsv", "-o", "c.idx", "-q")
        #expect(run.status == 0, "\(run.messages)")
        return place
    }

    @Test func `a run has six fields a line and scores that descend`() async throws {
        let place = try await Self.place()
        let run = try await place.search("run", "topics.tsv", "--tag", "ours", "--terms", "words")
        #expect(run.status == 0, "\(run.messages)")
        let rows = run.text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(
            rows.map { [$0[0], $0[1], $0[2], $0[3], $0[5]].joined(separator: " ") } == [
                "t1 Q0 b%20c 1 ours", "t1 Q0 a 2 ours", "t%202 Q0 e 1 ours", "t%202 Q0 f 2 ours",
            ]
        )
        let scores = rows.compactMap { Float($0[4]) }
        #expect(scores.count == 4 && scores[0] > scores[1] && scores[2] > scores[3])
        #expect(scores.count == 4 && scores[2].nextDown == scores[3])
    }

    @Test func `the number of threads changes nothing`() async throws {
        let place = try await Self.place()
        let topics = (0..<600).map { "q\($0)\tharbour \($0.isMultiple(of: 3) ? "trade" : "小学")" }
        try place.write(topics.joined(separator: "\n"), to: "many.tsv")
        let one = try await place.search("run", "many.tsv", "--threads", "1")
        let four = try await place.search("run", "many.tsv", "--threads", "4")
        #expect(one.status == 0 && one.text.split(separator: "\n").count > 1200)
        #expect(one.output == four.output)
    }

    @Test func `parts may be weighed and queries expanded`() async throws {
        let place = try await Self.place()
        let plain = try await place.search("run", "topics.tsv")
        for option in ["--weight=characters=0", "--expand-terms=3", "--expand"] {
            let run = try await place.search("run", "topics.tsv", option)
            #expect(run.status == 0)
            #expect(!run.text.isEmpty)
            #expect((run.text == plain.text) == false || option != "--weight=characters=0")
        }
        for option in [
            "--weight=pears=1", "--weight=pairs", "--weight=pairs=-1", "--weight=pairs=nan",
            "--expand-terms=0", "--expand-weight=x", "--expand-paragraphs=1001",
        ] {
            let run = try await place.search("run", "topics.tsv", option)
            #expect(run.status == 2, "\(option)")
        }
    }

    @Test func `eval prints means, and compares runs`() async throws {
        let place = try await Self.place()
        try place.write("t1 0 a 1\nt2 0 b 2\n", to: "qrels")
        try place.write("t1 Q0 a 1 2 x\nt2 Q0 a 1 3 x\nt2 Q0 b 2 2 x\n", to: "one.run")
        try place.write("t1 Q0 b 1 2 x\nt1 Q0 a 2 1 x\n", to: "two.run")
        let run = try await place.search("eval", "qrels", "one.run", "two.run", "--rounds", "99")
        #expect(
            run.text.replacing(/\([01]\.\d+\)/, with: "(p)") == """
                run\ttopics\tnDCG@10\tMRR@10\tMAP\tR@100\tP@10
                one.run\t2\t0.8155\t0.7500\t0.7500\t1.0000\t0.1000
                two.run\t2\t0.3155\t0.2500\t0.2500\t0.5000\t0.0500
                two.run - one.run\t\t-0.5000 (p)\t-0.5000 (p)\t-0.5000 (p)\t-0.5000 (p)\t\
                -0.0500 (p)

                """
        )
        #expect(run.messages == "search: two.run: doesn't answer 1 topic; counted as 0\n")
        let topics = try await place.search("eval", "qrels", "one.run", "--per-topic", "--json")
        #expect(
            topics.text.split(separator: "\n").first ?? ""
                == #"{"v":1,"run":"one.run","topic":"t1","nDCG@10":1.0,"MRR@10":1.0,"MAP":1.0,"#
                + #""R@100":1.0,"P@10":0.1}"#
        )
    }

    @Test func `what can't be read is told`() async throws {
        let place = try await Self.place()
        try place.write("t\tone\nt\ttwo\n", to: "twice.tsv")
        let twice = try await place.search("run", "twice.tsv")
        #expect(
            twice.messages == "search: twice.tsv:2: topic t is there already; "
                + "give each topic a name of its own\n"
        )
        #expect(twice.status == 2)
        let missing = try await place.search("eval", "qrels", "a.run")
        #expect(missing.status == 2)
        #expect(missing.messages.hasPrefix("search: qrels: "))
        #expect(try await place.search("run", "topics.tsv", "--tag", "a b").status == 2)
        #expect(try await place.search("run", "none.tsv").status == 2)
    }
}
