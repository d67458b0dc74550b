import Foundation
import Testing

@Suite struct `Counts by value` {
    @Test func `years have a row each, those without a report too`() async throws {
        let place = try await Workplace.withArchive()
        for indexes in [["-d", "all.idx"], ["-d", "m.idx", "-d", "r.idx"]] {
            let run = try await place.search(arguments: indexes + ["-c", "--by", "year", "数字经济"])
            #expect(
                run.text == """
                    2018\t2\t1\t7\t1
                    2019\t0\t0\t3\t1
                    2020\t0\t0\t0\t0
                    2021\t2\t1\t6\t1
                    \t1\t1\t2\t1

                    """
            )
            #expect(run.status == 0)
        }
    }

    @Test func `filters narrow what is counted among`() async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search(
            "-d",
            "all.idx",
            "-c",
            "--by",
            "year",
            "数字经济 place:云溪",
            "--year",
            "2018..2020"
        )
        #expect(run.text == "2018\t2\t1\t7\t1\n")
    }

    @Test func `combinations and several tables`() async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search(
            "-d",
            "all.idx",
            "--csv",
            "--by",
            "place,section",
            "--by",
            "lang",
            "数字经济"
        )
        #expect(
            run.text
                == """
                place,section,paragraphs,reports,all_paragraphs,all_reports
                云溪市,一、过去一年,3,2,9,2
                云溪市,二、今年的任务,1,1,2,1
                ,,1,1,5,2
                lang,paragraphs,reports,all_paragraphs,all_reports
                en,0,0,3,1
                zh-Hans,4,2,13,2
                ,1,1,2,1

                """.replacing("\n", with: "\r\n")
        )
    }

    @Test func `they follow the hits`() async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search("-d", "all.idx", "竹子", "--by", "report,title")
        #expect(
            run.text == """
                more/云溪市2018.txt:6:种竹子。

                1\tNotes\t0\t0\t2\t1
                2\t2018年云溪市政府工作报告\t1\t1\t7\t1
                3\tAnnual Report of Port Merrow, 2019\t0\t0\t3\t1
                4\t2021年云溪市政府工作报告\t0\t0\t6\t1

                """
        )
        let json = try await place.search(
            "-d",
            "all.idx",
            "竹子",
            "--by",
            "year",
            "--json",
            "--fields",
            "id",
            "--year",
            "2018.."
        )
        #expect(
            json.text.split(separator: "\n").prefix(2) == [
                #"{"id":"2#5"}"#,
                #"{"v":1,"by":["year"],"values":["2018"],"paragraphs":1,"reports":1,"#
                    + #""all_paragraphs":7,"all_reports":1}"#,
            ]
        )
    }

    @Test func `nothing found is counted as well`() async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search("-d", "all.idx", "海啸", "-c", "--by", "place")
        #expect(run.text == "云溪市\t0\t0\t13\t2\n\t0\t0\t5\t2\n")
        #expect(run.status == 1)
    }

    @Test func `on a terminal in columns, what has most first`() async throws {
        let place = try await Workplace.withArchive()
        let pty = try Pty(columns: 80)
        _ = try await place.search(
            ["-d", "all.idx", "数字经济", "-m1", "--by", "path", "--by", "year"],
            environment: ["TERM": "dumb"],
            output: pty.terminal
        )
        #expect(
            try pty.text().replacing(/[0-9.]+ m?s\b/, with: "0 ms") == """
                2018年云溪市政府工作报告  more/云溪市2018.txt
                 ¶7  数字经济尚小。


                path                    paragraphs        reports
                more/云溪市2018.txt              2  of 7        1  of 1
                reports/云溪市2021.txt           2  of 6        1  of 1
                more/notes.txt                   1  of 2        1  of 1

                year  paragraphs        reports
                2018           2  of 7        1  of 1
                2019           0  of 3        0  of 1
                2020           0  of 0        0  of 0
                2021           2  of 6        1  of 1
                -              1  of 2        1  of 1

                1 to 1 of 5 paragraphs in 3 reports, 0 ms (--limit 0 shows all)

                """
        )
    }

    @Test(arguments: ["year,", "year,year", "nonsense", ""])
    func `unknown facets are refused`(facets: String) async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search("-d", "all.idx", "数字", "--by", facets)
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(run.messages.split(separator: "\n").count == 1)
    }
}
