import Foundation
import Testing

@Suite struct `What the user knows of reports` {
    private func docs(_ place: Workplace, _ flags: [String]) async throws -> [String] {
        let run = try await place.search(
            arguments: ["index", "reports", "-o", "r.idx", "-q"] + flags
        )
        #expect(run.status == 0, "\(run.messages)")
        let list = try await place.search("docs", "--json")
        return list.text.split(separator: "\n").map(String.init)
    }

    private func workplace() throws -> Workplace {
        let place = try Workplace()
        try place.write("没有标题的文字。\n", to: "reports/白石市/2018_000123_白石.txt")
        try place.write("另外一些文字。\n", to: "reports/青山市/2019_000456_青山.txt")
        return place
    }

    @Test func `a table counts more than rules, and rules more than texts`() async throws {
        let place = try workplace()
        try place.write(
            "\u{FEFF}path,title,year,note\r\n2018_000123_白石.txt,\"白石,年报\",二〇一七,x\r\n",
            to: "meta.csv"
        )
        let rule = #"/([^/]+)/(\d{4})_(\d{6})_=place,year,code"#
        let records = try await docs(place, ["--meta", "meta.csv", "--rule", rule])
        #expect(records.count == 2)
        #expect(records[0].contains(#""title":"白石,年报","year":2017,"place":"白石市""#))
        #expect(records[0].contains(#""code":"000123""#))
        #expect(records[1].contains(#""year":2019,"place":"青山市""#))
        let hit = try await place.search("place:青山市", "--json")
        #expect(hit.text.contains("另外一些文字"))
    }

    @Test func `collections take facts and encodings too`() async throws {
        let place = try Workplace()
        let text = "甲\t云溪市今年修好了三座旧桥，并且办好了两所乡村小学。\n乙\t全市的粮食生产继续保持稳定，农民收入有所增加。\n"
        let bytes = try #require(text.data(using: .utf16LittleEndian))
        try place.write(Data([0xFF, 0xFE]) + bytes, to: "2019_云溪.tsv")
        for flags in [[], ["--encoding", "utf-16le"]] {
            let run = try await place.search(
                arguments: [
                    "index", "--tsv", "2019_云溪.tsv", "-o", "r.idx", "-q", "--rebuild", "--rule",
                    #"(\d{4})_(.*)\.tsv=year,place"#,
                ] + flags
            )
            #expect(run.status == 0, "\(run.messages)")
            let docs = try await place.search("docs", "--json")
            #expect(docs.text.contains(#""year":2019,"place":"云溪""#))
            #expect(docs.text.contains(#""encoding":"UTF-16LE""#))
            let hit = try await place.search("乡村小学", "year:2019", "--json")
            #expect(hit.text.contains(#""id":"甲""#))
        }
    }

    @Test func `kinds can be set, and asked for by any of their names`() async throws {
        let place = try workplace()
        let rule = #"_(?<kind>[^/_]+)\.txt"#
        let records = try await docs(place, ["--rule", rule])
        #expect(records[0].contains(#""kind":"白石""#))
        try place.write("path,kind\n2019_000456_青山.txt,年报\n", to: "meta.csv")
        let other = try await docs(place, ["--rule", rule, "--meta", "meta.csv"])
        #expect(other[1].contains(#""kind":"annual-report""#))
        for query in ["kind:年度报告", "kind:annual-report", "类型：年报"] {
            #expect(try await place.search(query, "-c").text == "1\n")
        }
        #expect(try await place.search("文字", "--kind", "白石", "-c").text == "1\n")
    }

    @Test func `named groups need no list, and new facts are noticed`() async throws {
        let place = try workplace()
        let plain = try await docs(place, [])
        #expect(plain[0].contains(#""place":"""#))
        let records = try await docs(place, ["--rule", #"reports/(?<place>[^/]+)/"#])
        #expect(records[0].contains(#""place":"白石市""#))
        let changed = try await docs(place, ["--rule", #"/(?<company>[^/_]+)\.txt"#])
        #expect(changed[1].contains(#""company":"青山""#))
    }

    @Test func `wrong tables and rules are told with their places`() async throws {
        let place = try workplace()
        try place.write("file,year\na,2018\n", to: "nopath.csv")
        try place.write("path,colour\na,red\n", to: "nofield.csv")
        try place.write("path,year\n\"a\nb\",2018\nb,soon\n", to: "noyear.csv")
        for (flags, message) in [
            (["--meta", "nopath.csv"], "nopath.csv:1: no column is called 'path'"),
            (["--meta", "nofield.csv"], "nofield.csv:1: no column but 'path' is known"),
            (["--meta", "noyear.csv"], "noyear.csv:4: 'soon' is no year"),
            (["--meta", "absent.csv"], "absent.csv"),
            (["--rule", "(x=year"], "--rule '(x=year': the expression can't be read"),
            (["--rule", "(x)=colour"], "--rule '(x)=colour': behind '=' stand names among"),
        ] {
            let run = try await place.search(
                arguments: ["index", "reports", "-o", "r.idx"] + flags
            )
            #expect(run.status == 2)
            #expect(run.messages.contains(message), "\(run.messages)")
        }
    }
}
