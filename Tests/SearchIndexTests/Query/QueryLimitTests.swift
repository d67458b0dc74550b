import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Limits of queries` {
    @Test(arguments: [
        (String(repeating: "a", count: 1_000_000), "bytes", 65_536, 65_536),
        (String(repeating: "数", count: 30_000), "bytes", 65_536, 21_846),
        (String(repeating: "ab ", count: 100_000), "bytes", 65_536, 65_536),
        (String(repeating: "(", count: 100_000), "bytes", 65_536, 65_536),
        (String(repeating: "(", count: 65), "nested groups", 64, 64),
        (String(repeating: "（a OR -", count: 7000), "nested groups", 64, 448),
        (String(repeating: "a ", count: 1025), "words", 1024, 2048),
        (String(repeating: "a OR ", count: 1025), "words", 1024, 5120),
        (String(repeating: "\"a\"", count: 20_000), "words", 1024, 3072),
        (String(repeating: "year:2017 ", count: 1025), "words", 1024, 10_245),
        (String(repeating: "title:* ", count: 1025), "words", 1024, 8198),
    ])
    func `are told with their place`(
        text: String,
        what: String,
        limit: Int,
        offset: Int
    ) throws {
        let error = #expect(throws: SearchIndexError.self) { try Query.parse(text) }
        #expect(error == .queryLimit(what: what, limit: limit, offset: offset))
    }

    @Test func `are told in one line that says what to do`() {
        let error = SearchIndexError.queryLimit(what: "words", limit: 1024, offset: 99)
        #expect(
            error.description
                == "the query has more than 1024 words at character 100; "
                + "shorten it or ask in several queries"
        )
    }

    @Test func `hold for several texts together`() throws {
        let half = String(repeating: "a ", count: 600)
        #expect(throws: SearchIndexError.queryLimit(what: "words", limit: 1024, offset: 848)) {
            try Query.parse(anyOf: [half, half])
        }
        let long = String(repeating: "a", count: 40_000)
        #expect(throws: SearchIndexError.queryLimit(what: "bytes", limit: 65_536, offset: 25_536)) {
            try Query.parse(anyOf: [long, long])
        }
        #expect(throws: SearchIndexError.self) {
            try Query.parse(literal: long + long)
        }
    }

    @Test func `are not reached before`() throws {
        let words = String(repeating: "a ", count: 1024)
        #expect(try Query.parse(words).query == .text(String(words.dropLast())))
        let deep = String(repeating: "(a OR -", count: 64) + "b" + String(repeating: ")", count: 64)
        let parsed = try Query.parse(deep)
        #expect(parsed.notes.isEmpty)
        #expect(try Query.parse(parsed.query.description) == parsed)
        let long = String(repeating: "数", count: 21_845)
        #expect(try Query.parse(long).query == .text(long))
    }

    /// Texts just within the limit of bytes that make a careless reader look at everything again and
    /// again.
    @Test(arguments: [
        "(", ")", "\"", "“", "‘", "《", "\\", "\\\"", "~", "^", "^1", "*", "?", "-", "-x", "NOT ",
        "!", "+",
        "|", "|| ", "AND ", "OR ", "NEAR ", "a NEAR ", "/", " /a\\/", "/a ", "year:", "year: ",
        "title:",
        "title: ", "year:[", "year:/a ", "://", "a://", "1~1", "a~1", "1,", "a'", "a-", "．", "：",
        "\0",
        "\u{301}", "\u{10FFFF}", "‘数", "“a\\", "[", "..", "code:..", "\"a\"~", "a^1^", "&", "&&",
        "％",
    ])
    func `are met by every text without a hang`(part: String) throws {
        let count = Query.textLimit / part.utf8.count
        for start in ["", "a", "year:(", "\""] {
            let text = start + String(repeating: part, count: count - start.utf8.count)
            let parsed = try? Query.parse(text)
            if let parsed {
                #expect(parsed.notes.allSatisfy { 0...text.unicodeScalars.count ~= $0.position })
            }
        }
    }
}
