import Foundation
import Testing

@Suite struct `Output of a query` {
    @Test func `in a pipe each paragraph is a line with its place`() async throws {
        let place = try await Workplace.withReports()
        for arguments in [["数字经济"], ["query", "数字经济"], ["-d", "r.idx", "数字经济"]] {
            let run = try await place.search(arguments: arguments)
            #expect(
                run.text == """
                    reports/云溪市2021.txt:8:发展数字经济，办好乡村小学。
                    reports/云溪市2021.txt:4:数字经济增加值增长百分之九。

                    """
            )
            #expect(run.messages == "")
            #expect(run.status == 0)
        }
    }

    @Test func `JSON has its keys in order`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("数字经济", "--json", "--limit", "1")
        #expect(
            run.textWithoutScores
                == #"{"v":1,"rank":1,"score":0,"id":"2#6","report":2,"#
                + #""title":"2021年云溪市政府工作报告","year":2021,"place":"云溪市","#
                + #""section":["二、今年的任务"],"path":"reports/云溪市2021.txt","line":8,"#
                + #""page":null,"paragraph":6,"text":"发展数字经济，办好乡村小学。","spans":[[2,6]]}"#
                + "\n"
        )
    }

    @Test func `a summary follows the JSON if wanted`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("数字经济", "--json", "--stats", "-m", "1")
        let last = try #require(run.text.split(separator: "\n").last)
        #expect(
            last.replacing(/[0-9.]+}}$/, with: "0}}")
                == #"{"summary":{"v":1,"query":"数字经济","index":"r.idx","paragraphs":2,"#
                + #""reports":null,"shown":1,"milliseconds":0}}"#
        )
        let plain = try await place.search("数字经济", "--stats")
        #expect(
            plain.messages.replacing(/[0-9.]+ m?s\b/, with: "0 ms")
                == "2 paragraphs in 1 report, 0 ms, r.idx\n"
        )
    }

    @Test func `CSV quotes what must be`() async throws {
        let place = try await Workplace.withReports()
        let header =
            "rank,score,id,report,title,year,place,section,path,line,page,paragraph,text\r\n"
        let run = try await place.search("digital", "economy", "--csv")
        #expect(
            run.textWithoutScores == header
                + #"1,0,1#2,1,"Annual Report of Port Merrow, 2019",2019,,,reports/merrow-2.txt,3,,"#
                + #"2,"Trade grew, and the digital economy grew faster, ""by half"".""# + "\r\n"
        )
        let marked = try await place.search("digital", "--csv", "--bom")
        #expect(marked.output.starts(with: [0xEF, 0xBB, 0xBF] + Array(header.utf8)))
    }

    @Test func `TSV has tabs`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("旧桥", "--tsv")
        #expect(
            run.textWithoutScores == """
                rank\tscore\tid\treport\ttitle\tyear\tplace\tsection\tpath\tline\tpage\tparagraph\ttext
                1\t0\t2#4\t2\t2021年云溪市政府工作报告\t2021\t云溪市\t一、过去一年\treports/云溪市2021.txt\t5\t\t4\t我们修好了三座旧桥。

                """
        )
    }

    @Test func `a citation names title, section, paragraph and line`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("旧桥", "--cite")
        #expect(
            run.text == "我们修好了三座旧桥。 — 2021年云溪市政府工作报告, 一、过去一年, ¶4, "
                + "reports/云溪市2021.txt:5\n"
        )
    }

    @Test func `counts, files, and nothing but the status`() async throws {
        let place = try await Workplace.withReports()
        #expect(try await place.search("数字经济", "-c").text == "2\n")
        #expect(try await place.search("数字经济", "--count", "-m", "1").text == "2\n")
        #expect(try await place.search("数字经济", "-l").text == "reports/云溪市2021.txt\n")
        let quiet = try await place.search("数字经济", "-q")
        #expect(quiet.text == "" && quiet.messages == "" && quiet.status == 0)
        let none = try await place.search("海啸", "-c")
        #expect(none.text == "0\n" && none.status == 1)
    }

    @Test func `limit and offset choose a part of the ranking`() async throws {
        let place = try await Workplace.withReports()
        let all = try await place.search("数字经济", "--limit", "0").text
        let first = try await place.search("数字经济", "-m", "1").text
        let second = try await place.search("数字经济", "-m", "1", "--offset", "1").text
        #expect(all == first + second)
        #expect(first != second)
        let beyond = try await place.search("数字经济", "--offset", "\(Int.max)", "-m", "\(Int.max)")
        #expect(beyond.text == "" && beyond.status == 0)
    }

    @Test func `any and all decide how many of the words are needed`() async throws {
        let place = try await Workplace.withReports()
        #expect(try await place.search("harbour", "旧桥").status == 1)
        #expect(try await place.search("harbour", "旧桥", "--any", "-c").text == "2\n")
        #expect(try await place.search("a b c d harbour", "-c").text == "1\n")
        #expect(try await place.search("a b c d harbour", "--all", "-c").text == "0\n")
    }

    @Test func `headings group paragraphs under their report`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("数字经济", "--heading")
        #expect(
            run.text == """
                2021年云溪市政府工作报告  reports/云溪市2021.txt
                 ¶6  发展数字经济，办好乡村小学。
                 ¶3  数字经济增加值增长百分之九。


                """
        )
    }

    @Test func `colours in a pipe only on request`() async throws {
        let place = try await Workplace.withReports()
        let coloured = """
            \u{1B}[35mreports/云溪市2021.txt\u{1B}[0m:\u{1B}[32m5\u{1B}[0m:我们修好了三座\u{1B}[1;31m旧桥\u{1B}[0m。

            """
        #expect(try await place.search("旧桥", "--color", "always").text == coloured)
        let force = ["CLICOLOR_FORCE": "1"]
        #expect(try await place.search("旧桥", environment: force).text == coloured)
        let plain = "reports/云溪市2021.txt:5:我们修好了三座旧桥。\n"
        let never = try await place.search("旧桥", "--color", "never", environment: force)
        #expect(never.text == plain)
        let both = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
        #expect(try await place.search("旧桥", environment: both).text == plain)
    }

    /// Plain arguments take a way of their own; an option that changes nothing leads off it.
    @Test(
        arguments: [
            ["数字经济", "旧桥"], ["数字经济 旧桥"], ["数字", "-d", "r.idx"], ["--index", "r.idx", "数字"],
            ["数字经济", "--json", "-m", "1"], ["-c", "数字", "经济"], ["数字", "-q"],
            ["--limit", "0", "数字"],
            ["海啸"], ["数字", "-d", "no.idx"], ["数字", "-m", "x"], ["数字", "-m", "-1"], ["数字", "-d"],
            ["数字", "--json", "-c"], ["-q", "-q", "数字"], ["数字", "-d", "r.idx", "-d", "no.idx"],
            ["help", "docs"], ["-d", "r.idx", "docs"], ["docs", "-d", "r.idx"], ["--", "-c"],
            ["数字", "--", "-c"], ["-"], ["-c", "--json", "数字"], ["-q", "--json", "数字"], ["“”"],
            ["（"],
            ["数字", "-d", "r.idx", "-d", "r.idx", "--json"], ["count", "数字"], ["海啸 旧桥"],
            ["-C1", "数字"], ["数字", "-m", "+1"], ["数字", "-m", "９"], ["-c", "-c", "数字"], ["\u{1B}"],
            ["数字\u{0301}", "-m", "1"], ["show"], ["数字", "-l"], ["数字", "-"], ["数字", "--limit=1"],
            ["数字", "-m1"], ["--any", "数字 旧桥"], ["数字 海啸", "--all"], ["--any", "--all", "数字"],
            ["--any", "--any", "数字"], ["数字经济", "--terms", "words"], ["旧桥", "--terms", "pairs"],
            ["--terms", "both", "数字经济"], ["数字", "--terms", "letters"], ["数字", "--terms"],
            ["数字", "--terms", "words", "--terms", "pairs"], ["数字", "--csv"], ["--tsv", "数字"],
            ["数字", "--csv", "--json"], ["-l", "数字"], ["数字", "-l", "-c"],
        ]
    )
    func `the short way means the same as the long one`(arguments: [String]) async throws {
        let place = try await Workplace.withReports()
        let short = try await place.search(arguments: arguments)
        let long = try await place.search(
            arguments: ["docs", "count", "show", "help"].contains(arguments.first)
                ? arguments : ["--k1", "1.2"] + arguments
        )
        #expect(short.text == long.text)
        #expect(short.messages == long.messages)
        #expect(short.status == long.status)
    }
}
