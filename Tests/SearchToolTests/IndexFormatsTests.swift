import Foundation
import Testing

@Suite struct `Indexing of formats` {
    @Test func `files of several formats stand in one index`() async throws {
        let place = try Workplace()
        try place.write("白石市2020年政府工作报告\n\n全市修路二百公里。\n", to: "in/a.txt")
        try place.write("# 白石市2021年政府工作报告\n\n全市**修路**三百公里。\n", to: "in/b.md")
        try place.write(
            "<nav>修路</nav><h1>白石市2022年政府工作报告</h1><p>全市修路<br>四百公里。</p>",
            to: "in/c.html"
        )
        // GB18030 of the same kind of text.
        let gb: [UInt8] = [
            0xB0, 0xD7, 0xCA, 0xAF, 0xCA, 0xD0, 0xD0, 0xDE, 0xC2, 0xB7, 0xCE, 0xE5, 0xB0, 0xD9,
        ]
        try place.write(Data(gb), to: "in/d.txt")
        #expect(try await place.search("index", "in", "-o", "r.idx").status == 0)
        #expect(try await place.search("-c", "修路").text == "4\n")
        #expect(try await place.search("-l", "\"修路三百公里\"").text == "in/b.md\n")
        let docs = try await place.search("docs", "--json")
        #expect(docs.text.contains(#""encoding":"GB18030""#))
        let wrong = try await place.search("index", "in", "-o", "r.idx", "--encoding", "utf-99")
        #expect(wrong.status == 2)
        #expect(wrong.messages.contains("--encoding: no encoding is called 'utf-99'"))
    }

    @Test func `a converter that is missing is named with its package`() async throws {
        let place = try Workplace()
        try place.writeReports()
        try place.write("%PDF-1.4\n", to: "reports/a.pdf")
        let run = try await place.search(
            arguments: ["index", "reports", "-o", "r.idx"],
            environment: ["PATH": "/nonexistent"]
        )
        #expect(run.status == 4)
        #expect(
            run.messages.hasPrefix(
                "search: reports/a.pdf: skipped: PDF needs pdftotext, which is missing; "
                    + "install poppler-utils\n"
            )
        )
        #expect(run.messages.contains("indexed 2 reports (1 copy), 9 paragraphs"))
    }

    @Test func `an interrupt leaves the old index and nothing else`() async throws {
        let place = try Workplace()
        try place.writeReports()
        #expect(try await place.search("index", "reports", "-o", "r.idx").status == 0)
        let old = try place.read("r.idx")
        try place.write("%PDF-1.4\n", to: "reports/a.pdf")
        try place.write("#!/bin/sh\nexec /bin/sleep 30\n", to: "bin/pdftotext")
        let run = try await place.shell(
            """
            chmod +x bin/pdftotext
            PATH="$PWD/bin" "$0" index reports -o r.idx &
            while [ ! -e r.idx.tmp ]; do sleep 0.05; done
            sleep 0.3
            kill -TERM $!
            wait $!
            """
        )
        #expect(run.status == 130)
        #expect(run.messages == "search: r.idx: interrupted; what was there is as it was\n")
        #expect(try place.read("r.idx") == old)
        #expect(!place.exists("r.idx.tmp"))
    }
}
