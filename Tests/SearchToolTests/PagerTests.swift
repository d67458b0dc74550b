import Foundation
import Testing

@Suite struct `The pager` {
    /// A workplace with a report that is longer than a terminal of 24 rows.
    private func place() async throws -> Workplace {
        let place = try Workplace()
        try place.write((1...40).map { "桥\($0)。\u{1B}[2J\n" }.joined(), to: "long.txt")
        #expect(try await place.search("index", "long.txt", "-o", "r.idx", "-q").status == 0)
        return place
    }

    private func run(
        _ place: Workplace,
        _ arguments: [String],
        pager: String = "sed s/^/PAGED:/",
        terminal: String = "xterm"
    ) async throws -> (text: String, status: Int32) {
        let pty = try Pty(columns: 80)
        let status = try await place.search(
            arguments + ["--color", "never"],
            environment: ["TERM": terminal, "SEARCH_PAGER": pager, "PAGER": "false"],
            output: pty.terminal
        )
        return (try pty.text(), status)
    }

    @Test func `what is longer than the terminal goes through it`() async throws {
        let place = try await place()
        for arguments in [
            ["桥*", "-m0"], ["show", "1"], ["桥*", "-m0", "--json", "--fields", "id"],
        ] {
            let run = try await run(place, arguments)
            #expect(run.status == 0)
            let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.count >= 40)
            #expect(lines.allSatisfy { $0.hasPrefix("PAGED:") })
            #expect(!run.text.unicodeScalars.contains("\u{1B}"))
        }
    }

    @Test func `what fits doesn't`() async throws {
        let place = try await place()
        for arguments in [["桥*", "-m5"], ["show", "1:1-20"], ["桥*", "-c"], ["桥*", "-m0", "-l"]] {
            let run = try await run(place, arguments)
            #expect(!run.text.contains("PAGED"))
            #expect(!run.text.isEmpty)
        }
    }

    @Test func `nor if the user or the terminal doesn't want it`() async throws {
        let place = try await place()
        let wanted = ["桥*", "-m0"]
        #expect(!(try await run(place, wanted + ["--no-pager"])).text.contains("PAGED"))
        #expect(!(try await run(place, wanted + ["--plain"])).text.contains("PAGED"))
        #expect(!(try await run(place, wanted, terminal: "dumb")).text.contains("PAGED"))
        let direct = try await run(place, wanted, pager: "cat")
        #expect(direct.text.contains("¶40  桥40。"))
    }

    @Test func `a reader who has seen enough is no error, a missing program is`() async throws {
        let place = try await place()
        let first = try await run(place, ["show", "1"], pager: "head -n 1")
        #expect(first.status == 0)
        #expect(first.text.split(separator: "\n").count == 1)
        #expect(try await run(place, ["show", "1"], pager: "no-such-program").status == 2)
    }
}
