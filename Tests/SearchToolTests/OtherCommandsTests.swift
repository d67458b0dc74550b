import Testing

@Suite struct `Output of the other commands` {
    @Test func `show prints a report or some of its paragraphs`() async throws {
        let place = try await Workplace.withReports()
        let whole = """
            Annual Report of Port Merrow, 2019
            Trade grew, and the digital economy grew faster, "by half".
            The harbour was dredged twice.

            """
        let lines = whole.split(separator: "\n").map { "\($0)\n" }
        #expect(try await place.search("show", "1").text == whole)
        #expect(try await place.search("show", "1:2").text == lines[1])
        #expect(try await place.search("show", "1#2").text == lines[1])
        #expect(try await place.search("show", "1:2-3").text == lines[1] + lines[2])
        #expect(
            try await place.search("show", "2:3", "--json").text
                == #"{"v":1,"id":"2#3","report":2,"title":"2021年云溪市政府工作报告","year":2021,"#
                + #""place":"云溪市","section":["一、过去一年"],"path":"reports/云溪市2021.txt","#
                + #""line":4,"page":null,"paragraph":3,"text":"数字经济增加值增长百分之九。"}"# + "\n"
        )
    }

    @Test(
        arguments: [
            ("0", "has no report 0, but 1 to 2; see 'search docs'"),
            ("3", "has no report 3, but 1 to 2; see 'search docs'"),
            ("1:4", "report 1 has no such paragraphs, but 1 to 3; name some of those"),
            ("1:0-2", "report 1 has no such paragraphs, but 1 to 3; name some of those"),
            (
                "p7",
                "has no paragraph with the id 'p7'; name a report by its number in 'search docs'"
            ),
            (
                "99999999999999999999",
                "has no paragraph with the id '99999999999999999999'; "
                    + "name a report by its number in 'search docs'"
            ),
        ]
    )
    func `show tells what is not there`(what: String, complaint: String) async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("show", what)
        #expect(run.text == "")
        #expect(run.messages == "search: r.idx: \(complaint)\n")
        #expect(run.status == 1)
    }

    @Test func `docs lists reports`() async throws {
        let place = try await Workplace.withReports()
        #expect(
            try await place.search("docs").text == """
                1\treports/merrow-2.txt\tAnnual Report of Port Merrow, 2019\t2019\t\t3
                2\treports/云溪市2021.txt\t2021年云溪市政府工作报告\t2021\t云溪市\t6

                """
        )
        #expect(
            try await place.search("docs", "--csv").text
                == "report,path,title,year,place,paragraphs\r\n"
                + "1,reports/merrow-2.txt,\"Annual Report of Port Merrow, 2019\",2019,,3\r\n"
                + "2,reports/云溪市2021.txt,2021年云溪市政府工作报告,2021,云溪市,6\r\n"
        )
        let json = try await place.search("docs", "--json").text
        #expect(
            json.split(separator: "\n").last ?? ""
                == [
                    #"{"v":1,"report":2,"path":"reports/云溪市2021.txt","line":1,"#,
                    #""title":"2021年云溪市政府工作报告","year":2021,"place":"云溪市","company":"","#,
                    #""code":"","date":"","kind":"government-work-report","language":"zh-Hans","#,
                    #""encoding":"UTF-8","paragraphs":6}"#,
                ].joined()
        )
    }

    @Test func `docs lists copies`() async throws {
        let place = try await Workplace.withReports()
        #expect(
            try await place.search("docs", "--copies").text
                == "1\treports/merrow.txt\t1\treports/merrow-2.txt\t1\t0\n"
        )
        #expect(
            try await place.search("docs", "--copies", "--json").text
                == #"{"v":1,"report":1,"path":"reports/merrow.txt","line":1,"#
                + #""original":"reports/merrow-2.txt","similarity":1,"differing":0}"# + "\n"
        )
    }

    @Test func `stats tells counts and sections`() async throws {
        let place = try await Workplace.withReports()
        let size = try place.read("r.idx").count
        let lines = try await place.search("stats").text.split(separator: "\n").map { line in
            line.split(separator: " ").joined(separator: " ")
        }
        #expect(lines.first == "r.idx")
        #expect(lines.contains("reports 2"))
        #expect(lines.contains("copies 1"))
        #expect(lines.contains("paragraphs 9"))
        #expect(lines.contains("bytes of text 310"))
        #expect(lines.contains { $0.hasPrefix("bytes of the file ") && $0.hasSuffix(" %") })
        let json = try await place.search("stats", "--json").text
        #expect(json.hasPrefix(#"{"v":1,"index":"r.idx","reports":2,"copies":1,"headings":2,"#))
        #expect(json.contains(#""text_bytes":310,"file_bytes":\#(size),"#))
        #expect(json.contains(#""sections":[{"name":"reports","bytes":"#))
        #expect(!json.contains("entropy"))
    }

    @Test func `stats tells the entropy if asked`() async throws {
        let place = try await Workplace.withReports()
        let lines = try await place.search("stats", "--entropy").text.split(separator: "\n")
        let columns = Dictionary(
            lines.dropFirst().map { line in
                let fields = line.split(separator: " ")
                return (String(fields[0]), fields.dropFirst().filter { $0 != "%" })
            },
            uniquingKeysWith: { $1 }
        )
        let header = columns["section"]?.suffix(6).joined(separator: " ")
        #expect(header == "entropy of the text above it")
        #expect(columns["text"]?.count == 5)
        #expect(columns["words"]?.count == 2)
        let json = try await place.search("stats", "--entropy", "--json").text
        #expect(json.ranges(of: #","entropy_bytes":"#).count == 6)
    }

    @Test func `verify tells that an index is sound`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("verify")
        #expect(run.text == "r.idx: sound: 2 reports, 9 paragraphs\n")
        #expect(run.messages == "")
        #expect(run.status == 0)
    }

    @Test func `dump prints a record a line`() async throws {
        let place = try await Workplace.withReports()
        let lines = try await place.search("dump").text.split(separator: "\n")
        #expect(lines.contains("copy\t0\t1\treports/merrow.txt"))
        #expect(lines.contains("paragraph\t2\t0\t4\t0\t0\t5\t\t\tThe harbour was dredged twice."))
        #expect(lines.contains("word\tharbour\t2:1"))
    }

    @Test func `analyze shows tokens and pairs and needs no index`() async throws {
        let place = try Workplace()
        #expect(
            try await place.search("analyze", "5G、数字经济").text == """
                5G\tspacedWord\t5g
                、\tother\t
                数字\tunspacedWord\t数字
                经济\tunspacedWord\t经济
                字经\tpair\t字经

                """
        )
        #expect(
            try await place.search("analyze", "--json", "５G", "é").text
                == #"{"v":1,"text":"５G é","tokens":["#
                + #"{"start":0,"end":2,"text":"５G","kind":"spacedWord","term":"5g"},"#
                + #"{"start":2,"end":3,"text":" ","kind":"space","term":null},"#
                + #"{"start":3,"end":4,"text":"é","kind":"spacedWord","term":"é"}],"pairs":[]}"#
                + "\n"
        )
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions come for each shell`(shell: String) async throws {
        let run = try await Workplace().search("completions", shell)
        #expect(run.status == 0)
        #expect(run.text.contains("lucene-norms") && run.text.contains("analyze"))
    }

    @Test func `help begins with examples and the version is told`() async throws {
        let place = try Workplace()
        let help = try await place.search("--help")
        #expect(help.status == 0 && help.messages == "")
        let examples = try #require(help.text.firstRange(of: "EXAMPLES:"))
        let usage = try #require(help.text.firstRange(of: "USAGE: search"))
        #expect(examples.lowerBound < usage.lowerBound)
        #expect(try await place.search("--version").text == "search 0.1.0\n")
    }
}
