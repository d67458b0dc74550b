import Foundation
import Testing

/// Queries that ask for nothing, or for too much, have one clear line or an answer.
@Suite struct `Bad input` {
    private static let nothing = "search: note: the query holds nothing to look for\n"

    @Test(
        arguments: [
            "\"\"", "“”", "-", "!", "()", "（）", "。，！", "...", "、；", "?", "//", "~", #"\"#,
            "「」",
            "《》", "\u{1}", "\u{1B}", "\u{FEFF}", "\u{200B}",
        ]
    )
    func `a query without anything to look for`(query: String) async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("-c", "--", query)
        #expect(run.text == "0\n", "\(query.debugDescription)")
        #expect(run.status == 1)
        #expect(run.messages == Self.nothing)
        let quiet = try await place.search("-q", "--", query)
        #expect(quiet.messages == "")
    }

    @Test(arguments: [
        "AND", "OR", "NOT", "AND OR", "|", "&&", "((((", "))))", "（", "year:", "NEAR/3",
    ])
    func `operators alone are words, or mended with a note`(query: String) async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("-c", "--", query)
        #expect(run.status == 0 || run.status == 1)
        #expect(run.messages.hasPrefix("search: note"))
        let strict = try await place.search("-c", "--strict", "--", query)
        #expect(strict.status == 2 || run.messages == Self.nothing, "\(query)")
    }

    @Test func `bytes that are no text`() async throws {
        let place = try await Workplace.withReports()
        let note = "search: note: an argument isn't UTF-8; read U+FFFD for what can't be read\n"
        for bytes in [#"\377"#, #"\355\240\200"#, #"\300\257"#, #"\364\220\200\200"#] {
            let run = try await place.shell(#""$0" -c -- "$(printf '\#(bytes)')""#)
            #expect(run.text == "0\n")
            #expect(run.messages == note + Self.nothing)
            #expect(run.status == 1)
            let beside = try await place.shell(#""$0" -c -- "旧桥 $(printf '\#(bytes)')""#)
            #expect(beside.text == "1\n")
            #expect(beside.messages == note)
            let file = try await place.shell(#"printf '\#(bytes)' | "$0" -f -"#)
            #expect(file.status == 2)
            #expect(
                file.messages
                    == "search: standard input: not in UTF-8; convert it, for instance with iconv\n"
            )
        }
        let own = try await place.search("-c", "旧桥 \u{FFFD}")
        #expect(own.text == "1\n" && own.messages == "")
    }

    @Test func `a NUL in a file of queries is no character of a word`() async throws {
        let place = try await Workplace.withReports()
        try place.write(Data([0] + Array("旧桥".utf8) + [0, 10]), to: "q")
        let run = try await place.search("-f", "q", "-c")
        #expect(run.text == "1\n")
        #expect(run.messages == "")
    }

    @Test(
        arguments: [
            ("'数字经济' 87381", "65536 bytes at character 21847"),
            ("'t ' 40000", "65536 bytes at character 65537"),
            ("'a\\n' 1025", "1024 words at character 1"),
            ("'(' 30000", "64 nested groups at character 65"),
            ("'\\\"a b\\\" ' 1025", "1024 words at character 6145"),
        ]
    )
    func `what is too long is refused in a line`(text: String, limit: String) async throws {
        let place = try await Workplace.withReports()
        let parts = text.split(separator: " ")
        let count = parts[parts.count - 1]
        let piece = parts.dropLast().joined(separator: " ").dropFirst().dropLast()
        let line = #"awk 'BEGIN { for (i = 0; i < \#(count); i++) printf "\#(piece)" }' > q"#
        _ = try await place.shell(line)
        let run = try await place.search("-f", "q", "-c")
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(
            run.messages == "search: query: the query has more than \(limit); "
                + "shorten it or ask in several queries\n"
        )
    }

    @Test func `a file of queries that can't be read`() async throws {
        let place = try await Workplace.withReports()
        try place.write(Data(count: (1 << 20) + 1), to: "long")
        try place.write("\n \n", to: "empty")
        for (file, message) in [
            ("none", "none: can't read it: No such file or directory; check the path"),
            ("reports", "reports: can't read it: Is a directory; name a file, not a folder"),
            ("long", "long: too long for queries, more than 1 MiB; give fewer"),
            ("empty", "no query; give some words to look for, or see 'search --help'"),
        ] {
            let run = try await place.search("-f", file)
            #expect(run.status == 2)
            #expect(run.messages == "search: \(message)\n")
        }
    }

    @Test func `what empties a query is told`() async throws {
        let place = try await Workplace.withArchive()
        let run = try await place.search("\"海啸\" 桥 year:2018", "-d", "all.idx")
        #expect(
            run.messages == """
                search: "海啸": 0 paragraphs
                search: 桥: 2 paragraphs
                search: year:2018: 7 paragraphs
                search: without "海啸": 1 paragraph

                """
        )
        let words = try await place.search("海啸 桥", "-d", "all.idx")
        #expect(words.messages == "search: 海啸: 0 paragraphs\nsearch: 桥: 2 paragraphs\n")
        #expect(try await place.search("海啸 桥", "-q", "-d", "all.idx").messages == "")
    }
}
