import Foundation
import Testing

@Suite struct `Building an index` {
    private func summary(_ text: String) -> String {
        text.replacing(/\([0-9.]+ kB\) in [0-9.]+ m?s/, with: "(0 kB) in 0 s")
    }

    @Test func `a summary tells what went in`() async throws {
        let place = try Workplace()
        try place.writeReports()
        let run = try await place.search("index", "reports", "-o", "r.idx")
        #expect(run.status == 0)
        #expect(run.text == "")
        #expect(
            summary(run.messages) == "indexed 2 reports (1 copy), 9 paragraphs, 310 bytes of text "
                + "into r.idx (0 kB) in 0 s\n"
        )
        let quiet = try await place.search("index", "reports", "-o", "r.idx", "--quiet")
        #expect(quiet.status == 0 && quiet.text == "" && quiet.messages == "")
        #expect(!place.exists("r.idx.tmp"))
    }

    @Test func `the number of threads changes nothing`() async throws {
        let place = try Workplace()
        try place.writeReports()
        for threads in 1...3 {
            _ = try await place.search(
                "index",
                "reports",
                "-o",
                "\(threads).idx",
                "--threads",
                "\(threads)"
            )
        }
        #expect(try place.read("1.idx") == place.read("2.idx"))
        #expect(try place.read("1.idx") == place.read("3.idx"))
    }

    @Test func `files that can't be read are listed, and the rest is indexed`() async throws {
        let place = try Workplace()
        try place.writeReports()
        try place.write("", to: "reports/blank.txt")
        try place.write(Data([0x41, 0xFF, 0xFE, 0x42]), to: "reports/broken.txt")
        try place.write("no text", to: "reports/sheet.xlsx")
        let run = try await place.search("index", "reports", "-o", "r.idx")
        #expect(run.status == 4)
        let lines = run.messages.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "search: reports/sheet.xlsx: skipped: format not supported yet (.xlsx)")
        #expect(lines[1].hasPrefix("search: reports/blank.txt: skipped: "))
        #expect(lines[2].hasPrefix("search: reports/broken.txt: skipped: "))
        #expect(lines[3].hasPrefix("indexed 2 reports (1 copy), 9 paragraphs"))
        #expect(lines[3].hasSuffix("; skipped 3 files, see above"))
        #expect(try await place.search("verify").status == 0)

        let json = try await place.search("index", "reports", "-o", "r.idx", "--json")
        #expect(json.status == 4)
        #expect(json.text.hasPrefix(#"{"v":1,"index":"r.idx","reports":2,"copies":1,"#))
        #expect(
            json.text.contains(
                #""skipped":[{"path":"reports/sheet.xlsx","reason":"format not supported yet (.xlsx)"}"#
            )
        )
        #expect(json.messages.split(separator: "\n").count == 3)
    }

    @Test(arguments: [false, true])
    func `skipped files end a terminal run, each told once`(updates: Bool) async throws {
        let place = try Workplace()
        try place.writeReports()
        if updates { _ = try await place.search("index", "reports", "-o", "r.idx") }
        try place.write("", to: "reports/blank.txt")
        try place.write("no text", to: "reports/sheet.xlsx")
        let pty = try Pty(columns: 80)
        let status = try await place.search(
            ["index", "reports", "-o", "r.idx"],
            environment: ["TERM": "xterm"],
            output: .nullDevice,
            messages: pty.terminal
        )
        #expect(status == 4)
        // A progress line, if the machine is slow, is cleared before anything else is written.
        let text = try pty.text().replacing(/\r\[[^\x1B]*\x1B\[K/, with: "")
            .replacing("\r\u{1B}[K", with: "")
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0] == "search: reports/sheet.xlsx: skipped: format not supported yet (.xlsx)")
        #expect(lines[1].hasPrefix("search: reports/blank.txt: skipped: "))
        #expect(lines[2].hasSuffix("; skipped 2 files, see above"))
    }

    @Test func `a collection has a paragraph a line`() async throws {
        let place = try Workplace()
        try place.write("d1\t稻谷丰收\nd2\t新修水渠\n7\tharvest home\n", to: "c.tsv")
        let run = try await place.search("index", "--tsv", "c.tsv", "-o", "c.idx")
        #expect(run.status == 0)
        #expect(run.messages.hasPrefix("indexed 1 report, 3 paragraphs, "))
        let hit = try await place.search("水渠", "--json").text
        #expect(hit.contains(#""id":"d2","report":1,"title":"","year":null,"#))
        #expect(try await place.search("show", "d2").text == "新修水渠\n")
        #expect(try await place.search("show", "--id", "7").text == "harvest home\n")
        #expect(try await place.search("show", "--id", "1").status == 1)

        try place.write("\n\n", to: "empty.tsv")
        let part = try await place.search("index", "--tsv", "c.tsv", "empty.tsv", "-o", "c.idx")
        #expect(part.status == 4)
        #expect(part.messages.hasPrefix("search: empty.tsv: skipped: holds no text\n"))
        let missing = try await place.search("index", "--tsv", "no.tsv", "-o", "d.idx")
        #expect(missing.status == 2)
        #expect(missing.messages == "search: no.tsv: can't find it; check the path\n")
        #expect(!place.exists("d.idx"))
    }

    @Test func `nothing to index writes nothing`() async throws {
        let place = try Workplace()
        try place.write("", to: "blank/a.txt")
        try place.write("", to: "hidden/.a.txt")
        for folder in ["blank", "hidden"] {
            let run = try await place.search("index", folder, "-o", "r.idx")
            #expect(run.status == 2)
            #expect(
                run.messages.hasSuffix(
                    "search: \(folder): nothing to index; name files or folders with text\n"
                )
            )
            #expect(!place.exists("r.idx") && !place.exists("r.idx.tmp"))
        }
    }

    @Test func `an index among its sources is no source`() async throws {
        let place = try Workplace()
        try place.writeReports()
        for _ in 0..<2 {
            let run = try await place.search("index", ".", "-o", "reports/r.idx", "--rebuild")
            #expect(run.status == 0)
            #expect(run.messages.hasPrefix("indexed 2 reports (1 copy), 9 paragraphs"))
        }
    }

    @Test func `a file that is no index is not replaced`() async throws {
        let place = try Workplace()
        try place.writeReports()
        let source = try place.read("reports/merrow.txt")
        let run = try await place.search("index", "reports", "-o", "reports/merrow.txt")
        #expect(run.status == 2)
        #expect(
            run.messages == "search: reports/merrow.txt: not a search index, and would be lost; "
                + "choose another name with -o\n"
        )
        #expect(try place.read("reports/merrow.txt") == source)
        try place.write("", to: "made-by-mktemp")
        let empty = try await place.search("index", "reports", "-o", "made-by-mktemp")
        #expect(empty.status == 0)
    }
}
