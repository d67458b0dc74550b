import Testing

@testable import SearchIndex

@Suite struct `Linear regex` {
    private func find(
        _ pattern: String,
        flags: String = "",
        in text: String,
        from: Int = 0
    ) throws -> String? {
        let bytes = Array(text.utf8)
        let range = try LinearRegex(pattern, flags: flags).firstMatch(in: bytes.span, from: from)
        return range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: SplitMix.seeds)
    func `matches are those of backtracking`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<1500 {
            let plain = PlainRegex.random(size: Int.random(in: 1...9, using: &random), &random)
            let regex = try LinearRegex(plain.pattern)
            var scanner = RegexScanner(regex)
            for _ in 0..<6 {
                let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    random.oneIn(12)
                        ? "\n" : PlainRegex.letters[Int.random(in: 0..<4, using: &random)]
                }
                let start = Int.random(in: 0...text.count, using: &random)
                let expected = plain.firstMatch(in: text, from: start)
                let offsets = (0...text.count).map { String(text.prefix($0)).utf8.count }
                let bytes = Array(String(text).utf8)
                let found = scanner.firstMatch(in: bytes.span, from: offsets[start])
                #expect(found?.lowerBound == expected.map { offsets[$0.lowerBound] })
                let comment = Comment(rawValue: "\(plain.pattern) in \(String(text)) from \(start)")
                if !plain.repeatsNothing {
                    #expect(found?.upperBound == expected.map { offsets[$0.upperBound] }, comment)
                }
                let isMatch = scanner.isMatch(bytes.span)
                #expect(isMatch == (plain.firstMatch(in: text, from: 0) != nil), comment)
                if let found {
                    let match = bytes[found]
                    for literal in regex.requiredLiterals {
                        let isThere = match.indices.contains { match[$0...].starts(with: literal) }
                        #expect(isThere, comment)
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            ("a|ab", "ab", "a"), ("ab|a", "ab", "ab"), ("a*?b", "aab", "aab"), ("a+?", "aa", "a"),
            ("a??", "a", ""), ("(a|aa)*b", "aaab", "aaab"), ("[0-9]{4}年", "在2017年", "2017年"),
            ("\\d+(\\.\\d+)?%", "增长62.9%以上", "62.9%"), ("\\p{Han}+", "abc数字x", "数字"),
            ("\\P{Han}+", "数字abc数", "abc"), ("\\pL+", "1数a2", "数a"), ("[\\p{N}-]+", "x1-２y", "1-２"),
            ("\\w+", "，数字_1 ", "数字_1"), ("\\W+", "数，。字", "，。"),
            ("\\s\\S", "a\u{3000}b", "\u{3000}b"),
            ("[]a]+", "x]a", "]a"), ("[^]a]", "]ax", "x"), ("[a-]+", "x-a", "-a"),
            ("[\\]]", "]", "]"),
            ("\\x{6570}\\u5b57\\x41", "数字A", "数字A"), ("\\.\\*\\\\\\n", ".*\\\n", ".*\\\n"),
            ("a{", "a{", "a{"), ("a{,2}", "a{,2}", "a{,2}"), ("x{0}a", "xa", "a"),
            ("a{2}", "aaa", "aa"),
            ("^$", "", ""), ("(?:^|，)同比", "增，同比", "，同比"), (".", "\n数", "数"), ("", "a", ""),
        ]
    )
    func `the syntax is Perl's`(pattern: String, text: String, match: String) throws {
        #expect(try find(pattern, in: text) == match)
    }

    @Test(
        arguments: [
            ("ABC", "xabc", "abc"), ("straße", "STRASSE", nil), ("é", "É", "É"),
            ("[a-c]+", "xABC", "ABC"),
            ("[^a]", "Ab", "b"), ("k", "\u{212A}", "\u{212A}"), ("привет", "ПРИВЕТ", "ПРИВЕТ"),
            ("\\p{Lu}", "a", "a"), ("[^\\P{Lu}]", "a", "a"), ("数A", "数a", "数a"),
        ] as [(String, String, String?)]
    )
    func `case is ignored on demand`(pattern: String, text: String, match: String?) throws {
        #expect(try find(pattern, flags: "i", in: text) == match)
    }

    @Test func `a search begins where it is told to`() throws {
        #expect(try find("^a", in: "aa", from: 1) == nil)
        #expect(try find("a$", in: "aa", from: 1) == "a")
        #expect(try find("$", in: "aa", from: 2) == "")
        #expect(try find("a", in: "a", from: 2) == nil)
        #expect(try find("a", in: "a", from: -1) == nil)
    }

    @Test(
        arguments: [
            ("数字经济.*发展", ["数字经济", "发展"]), ("(国家|国内)生产", ["生产"]), ("(ab|cab)x?", ["ab"]),
            ("a|b", []), ("(ab)?c", ["c"]), ("(ab)+c", ["ab", "c"]), ("a{3}b", ["aaab"]),
            ("a{2,}b", ["aa", "b"]), ("[.]5", [".5"]), ("a[bc]d", ["a", "d"]),
            ("(x(yz)w)", ["xyzw"]),
            ("^abc$", ["abc"]), ("", []), ("(a|)b", ["b"]),
        ]
    )
    func `required literals are what every match contains`(
        pattern: String,
        literals: [String]
    ) throws {
        let found = try LinearRegex(pattern).requiredLiterals
        #expect(Set(found.map { String(decoding: $0, as: UTF8.self) }) == Set(literals))
    }

    @Test func `required literals are in lower case if case is ignored`() throws {
        let regex = try LinearRegex("ABC数.É", flags: "i")
        #expect(regex.requiredLiterals == [Array("abc数".utf8), Array("é".utf8)])
    }

    @Test(arguments: SplitMix.seeds)
    func `any bytes can be searched`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for pattern in ["\u{FFFD}", ".{3}", "[^a]$", "\\p{Han}*x", "(a|\u{FFFD}+?)\\W"] {
            let regex = try LinearRegex(pattern)
            var scanner = RegexScanner(regex)
            for _ in 0..<300 {
                let bytes = random.bytes(Int.random(in: 0...12, using: &random))
                for from in -1...bytes.count + 1 {
                    let range = scanner.firstMatch(in: bytes.span, from: from)
                    #expect(range.map { $0.lowerBound >= from && !$0.isEmpty } ?? true)
                }
            }
        }
    }
}
