import Foundation
import Testing

/// Texts and names that would command a terminal or hide what they say.
@Suite struct `Hostile texts` {
    private static let name = "r/\u{1B}]0;owned\u{7}\u{202E}txt.\u{9B}a\nb.txt"
    private static let visibleName = #"r/\u{1B}]0;owned\u{7}\u{202E}txt.\u{9B}a\u{A}b.txt"#
    private static let text = "风险\u{1B}[2J\u{202E}提示\u{8}\u{9}x\u{7F}\u{85}\u{2066}。"

    private func place() async throws -> Workplace {
        let place = try Workplace()
        try place.write("标题\n\(Self.text.replacing("\u{85}", with: ""))\n", to: Self.name)
        let run = try await place.search("index", "r", "-o", "r.idx")
        #expect(run.status == 0)
        return place
    }

    private static let harmful: [Unicode.Scalar] = [
        "\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\u{8}", "\u{7F}", "\u{2066}",
    ]

    private func expectHarmless(
        _ text: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        for scalar in Self.harmful {
            #expect(!text.unicodeScalars.contains(scalar), sourceLocation: location)
        }
    }

    @Test func `on a terminal they are shown as numbers`() async throws {
        let place = try await place()
        for arguments in [
            ["风险"], ["风险", "--no-heading"], ["风险", "--full"], ["风险", "--json"],
            ["风险", "--csv"], ["风险", "--tsv"], ["风险", "--cite"], ["风险", "-l"],
            ["风险", "-l0"], ["风险", "-0"], ["-o", "/风险.*/"], ["风险", "-C1"], ["风险", "--unique"],
            ["-L", "无"], ["风险", "--heading", "-C1"], ["风险", "--plain"],
            ["-c", "--by", "path", "风险"],
            ["风险", "--by", "path,section"], ["风险", "--by", "path", "--json"],
            ["风险", "--by", "path", "--csv"], ["风险", "--snippet", "30"],
            ["风险", "-d", "r.idx", "-d", "r.idx", "--json", "--color", "always"],
            ["docs"], ["docs", "--csv"], ["docs", "--json"], ["show", "1"], ["dump"],
            ["analyze", Self.text],
        ] {
            let pty = try Pty(columns: 200)
            _ = try await place.search(
                arguments,
                environment: ["TERM": "dumb"],
                output: pty.terminal
            )
            let text = try pty.text()
            #expect(text.count > 2)
            expectHarmless(text)
        }
    }

    @Test(
        arguments: [
            ["x\u{1B}[2J"], ["-c", "\u{1B}]0;x\u{7} \u{202E}y"], ["--", "(\u{9B}a"],
            ["“\u{1B}[2J”", "-d", "r.idx"], ["x", "-d", "\u{1B}[2J.idx"],
            ["-f", "\u{202E}\u{1B}"], ["x", "--year", "\u{1B}[2J"], ["x", "--by", "\u{1B}[2J"],
            ["x", "--sort", "\u{9B}"], ["x", "--fields", "\u{202E}", "--json"], ["--\u{1B}[2J"],
            ["x", "-m", "\u{1B}"], ["show", "\u{1B}[2J"], ["show", "1:\u{202E}"],
            ["verify", "\u{1B}.idx"],
            ["index", "\u{1B}", "-o", "\u{202E}"], ["docs", "\u{1B}"], ["completions", "\u{1B}"],
            ["/[\u{1B}/"], ["\u{1B}*"], ["title:\u{1B} x", "--strict"],
            ["x", "\u{1B}", "--place", "\u{202E}"],
            ["风险 --stats \u{1B}", "--stats", "--any"], ["analyze", "\u{1B}\u{202E}"],
            ["help", "\u{1B}"], ["风险", "-L", "--path", "\u{1B}"],
        ]
    )
    func `messages reach no terminal raw, whatever was typed`(arguments: [String]) async throws {
        let place = try await place()
        let pty = try Pty(columns: 200)
        _ = try await place.search(
            arguments,
            environment: ["TERM": "dumb"],
            output: pty.terminal,
            messages: pty.terminal
        )
        expectHarmless(try pty.text())
    }

    @Test func `in JSON they are escaped`() async throws {
        let run = try await place().search("风险", "--json")
        expectHarmless(run.text)
        #expect(run.text.contains(#""path":"r/\u001b]0;owned\u0007\u202etxt.\u009ba\nb.txt""#))
        #expect(run.text.split(separator: "\n").count == 1)
    }

    @Test func `in a pipe they stay, but a record stays a line`() async throws {
        let place = try await place()
        let run = try await place.search("风险")
        #expect(run.text.utf8.count { $0 == 0x0A } == 1)
        #expect(run.text.hasPrefix(Self.name.replacing("\n", with: #"\u{A}"#) + ":2:风险\u{1B}[2J"))
        let coloured = try await place.search("风险", "--color", "always")
        let plain = coloured.text.replacing(/\x{1B}\[[0-9;]*m/, with: "")
        expectHarmless(plain)
        #expect(plain.hasPrefix(Self.visibleName + #":2:风险\u{1B}[2J\u{202E}提示"#))
    }

    @Test func `messages show them as numbers`() async throws {
        let place = try Workplace()
        try place.write("", to: Self.name)
        let run = try await place.search("index", "r", "-o", "r.idx")
        expectHarmless(run.messages)
        #expect(run.messages.hasPrefix("search: \(Self.visibleName): skipped: "))
        let missing = try await place.search("x", "-d", "\u{1B}[2J\u{202E}.idx")
        #expect(missing.messages.hasPrefix(#"search: \u{1B}[2J\u{202E}.idx: can't open it: "#))
        let option = try await place.search("--\u{1B}[2J")
        expectHarmless(option.messages)
        #expect(option.status == 2)
    }

    @Test func `a long name is cut, and the reason stays`() async throws {
        let place = try Workplace()
        let run = try await place.search("x", "-d", String(repeating: "名", count: 1000))
        #expect(run.status == 3)
        #expect(run.messages.utf8.count <= 500)
        #expect(run.messages.hasPrefix("search: 名名名"))
        #expect(run.messages.contains("名…名"))
        #expect(
            run.messages.hasSuffix(
                "can't open it: File name too long; check the file and its disk\n"
            )
        )
    }
}
