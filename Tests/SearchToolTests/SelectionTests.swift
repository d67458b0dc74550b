import Foundation
import Testing

/// What of the hits is shown, how much around them, and in which order.
@Suite struct `Selection of hits` {
    private func run(_ arguments: String...) async throws -> String {
        let place = try await Workplace.withArchive()
        let run = try await place.search(arguments: ["-d", "all.idx"] + arguments)
        #expect(run.messages == "")
        return run.text
    }

    @Test func `context is of the same report, and what touches is one block`() async throws {
        #expect(
            try await run("数字经济", "-A1") == """
                more/云溪市2018.txt:8:数字经济尚小。
                --
                more/notes.txt:3:No year here, 数字经济.
                --
                more/云溪市2018.txt:4:发展數字經濟，办好乡村小学。
                more/云溪市2018.txt-5-种树一百棵。
                --
                reports/云溪市2021.txt:8:发展数字经济，办好乡村小学。
                --
                reports/云溪市2021.txt:4:数字经济增加值增长百分之九。
                reports/云溪市2021.txt-5-我们修好了三座旧桥。

                """
        )
        #expect(
            try await run("数字经济", "-C", "1", "--heading") == """
                2018年云溪市政府工作报告  more/云溪市2018.txt
                  6  种桥。
                 ¶7  数字经济尚小。
                 --
                  2  一、过去一年
                 ¶3  发展數字經濟，办好乡村小学。
                  4  种树一百棵。

                Notes  more/notes.txt
                  1  Notes
                 ¶2  No year here, 数字经济.

                2021年云溪市政府工作报告  reports/云溪市2021.txt
                  2  一、过去一年
                 ¶3  数字经济增加值增长百分之九。
                  4  我们修好了三座旧桥。
                  5  二、今年的任务
                 ¶6  发展数字经济，办好乡村小学。


                """
        )
        #expect(try await run("旧桥", "-B", "\(Int.max)", "-m1").utf8.count { $0 == 0x0A } == 4)
        let wide = try await run("竹子", "-C\(Int.max)")
        #expect(wide.split(separator: "\n").count == 7)
    }

    @Test func `records hold the context of each hit`() async throws {
        #expect(
            try await run("竹子", "--json", "-C1", "--fields", "paragraph,before,after")
                == #"{"paragraph":5,"before":[{"paragraph":4,"line":5,"text":"种树一百棵。"}],"#
                + #""after":[{"paragraph":6,"line":7,"text":"种桥。"}]}"# + "\n"
        )
        #expect(
            try await run("竹子", "--csv", "-B2", "--fields", "line,before,after")
                == "line,before,after\r\n6,\"发展數字經濟，办好乡村小学。\n种树一百棵。\",\r\n"
        )
    }

    @Test func `matching parts alone, each a line`() async throws {
        #expect(
            try await run("-o", "数字经济 OR 种树", "--sort", "path") == """
                more/notes.txt:3:数字经济
                more/云溪市2018.txt:4:數字經濟
                more/云溪市2018.txt:5:种树
                more/云溪市2018.txt:8:数字经济
                reports/云溪市2021.txt:4:数字经济
                reports/云溪市2021.txt:8:数字经济

                """
        )
        #expect(
            try await run("-o", "乡村", "--json", "--fields", "id,text,start,spans")
                == #"{"id":"2#3","text":"乡村","start":9,"spans":[[0,2]]}"# + "\n"
                + #"{"id":"4#6","text":"乡村","start":9,"spans":[[0,2]]}"# + "\n"
        )
        #expect(try await run("-o", "-c", "乡村 OR 种") == "5\n")
        #expect(try await run("-o", "-c", "乡村 OR 种", "--csv") == "paragraphs,matches\r\n5,5\r\n")
        #expect(try await run("-o", "year:2018") == "")
    }

    @Test func `sorted by what is known of the report, unknown values last`() async throws {
        let year = """
            more/云溪市2018.txt:8:数字经济尚小。
            more/云溪市2018.txt:4:发展數字經濟，办好乡村小学。
            reports/云溪市2021.txt:8:发展数字经济，办好乡村小学。
            reports/云溪市2021.txt:4:数字经济增加值增长百分之九。
            more/notes.txt:3:No year here, 数字经济.

            """
        #expect(try await run("数字经济", "--sort", "year") == year)
        #expect(
            try await run("数字经济", "--sortr", "year", "-m", "2", "--offset", "1") == """
                reports/云溪市2021.txt:4:数字经济增加值增长百分之九。
                more/云溪市2018.txt:8:数字经济尚小。

                """
        )
        let path = try await run("数字经济", "--sort", "path", "--fields", "path,line", "--tsv")
        #expect(
            path == """
                path\tline
                more/notes.txt\t3
                more/云溪市2018.txt\t4
                more/云溪市2018.txt\t8
                reports/云溪市2021.txt\t4
                reports/云溪市2021.txt\t8

                """
        )
        let best = try await run("数字经济").split(separator: "\n")
        #expect(
            try await run("数字经济", "--sortr", "score").split(separator: "\n").last == best.first
        )
        #expect(try await run("数字经济", "--sort", "score").split(separator: "\n") == best)
    }

    @Test func `equal texts are shown once, with number and years`() async throws {
        #expect(
            try await run("数字经济", "--unique", "--sort", "year") == """
                more/云溪市2018.txt:8:数字经济尚小。
                more/云溪市2018.txt:4:发展數字經濟，办好乡村小学。  (×2, 2018–2021)
                reports/云溪市2021.txt:4:数字经济增加值增长百分之九。
                more/notes.txt:3:No year here, 数字经济.

                """
        )
        #expect(
            try await run("乡村", "--unique", "--json", "--fields", "id,count,years")
                == #"{"id":"2#3","count":2,"years":[2018,2021]}"# + "\n"
        )
        #expect(try await run("乡村", "--unique", "-c") == "1\n")
        #expect(try await run("乡村", "--unique", "--cite").hasSuffix(", ×2, 2018–2021\n"))
        #expect(try await run("乡村", "--unique", "--csv").hasSuffix(",2,2018 2021\r\n"))
    }

    @Test func `files with and without`() async throws {
        #expect(try await run("-l", "数字经济", "-m2") == "more/云溪市2018.txt\nmore/notes.txt\n")
        #expect(try await run("-L", "桥") == "more/notes.txt\nreports/merrow-2.txt\n")
        #expect(try await run("-L", "桥", "--year", "2018..2019") == "reports/merrow-2.txt\n")
        #expect(
            try await run("-L", "桥 year:2019", "--json") == """
                {"v":1,"path":"reports/merrow-2.txt"}

                """
        )
        #expect(try await run("-l0", "桥") == "more/云溪市2018.txt\0reports/云溪市2021.txt\0")
        #expect(try await run("-0", "竹子") == "more/云溪市2018.txt\u{0}6:种竹子。\n")
        let place = try await Workplace.withArchive()
        let none = try await place.search("-L", "桥", "--year", "2018", "-d", "all.idx")
        #expect(none.text == "" && none.status == 1)
        #expect(try await place.search("-L", "海啸", "-d", "all.idx").status == 0)
    }

    @Test(
        arguments: [
            (["--year", "..2018"], "7"), (["--year", "2018", "--year", "2021"], "13"),
            (["--year", ">=2019"], "9"), (["--report", "1..2"], "9"), (["--report", "3"], "3"),
            (["--path", "*.txt"], "18"), (["--path", "2018"], "7"), (["--place", "云溪"], "13"),
            (["--place", "云溪", "--year", "2021"], "6"), (["--section", "过去一年"], "9"),
            (["--title", "政府工作"], "13"), (["--lang", "en"], "3"),
            (["桥", "--place", "云溪市", "--section", "过去"], "2"),
            (["桥 OR 竹子", "--year", "2018"], "2"),
        ]
    )
    func `options choose reports as fields do`(arguments: [String], count: String) async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search(arguments: ["-d", "all.idx", "-c"] + arguments)
        #expect(run.text == count + "\n")
        #expect(run.messages == "")
    }

    @Test func `a file gives queries, any of which will do`() async throws {
        let place = try await Workplace.withArchive()
        try place.write("\u{FEFF}竹子\r\n\r\n  \n“种桥”\n", to: "q.txt")
        for arguments in [["-f", "q.txt"], ["-e", "竹子", "种桥"], ["-e", "竹子", "-e", "种桥"]] {
            let run = try await place.search(arguments: arguments + ["-c", "-d", "all.idx"])
            #expect(run.text == "2\n")
            #expect(run.messages == "")
        }
        let input = try await place.shell(#"printf '竹子\n种桥' | "$0" -f - -c -d all.idx"#)
        #expect(input.text == "2\n")
        try place.write("竹子\n(竹子\n", to: "n.txt")
        let note = try await place.search("-f", "n.txt", "-c", "-d", "all.idx")
        #expect(
            note.messages
                == "search: note of query 2 at 1: read “(” as closed at the end\n"
        )
    }

    @Test func `a width for texts, and the form of a pipe`() async throws {
        #expect(
            try await run("harbour", "--snippet", "20")
                == "reports/merrow-2.txt:4:The harbour was dre…\n"
        )
        #expect(
            try await run("harbour", "-n", "-i", "--plain").hasSuffix(
                ":4:The harbour was dredged twice.\n"
            )
        )
    }
}
