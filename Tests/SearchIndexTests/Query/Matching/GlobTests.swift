import Testing

@testable import SearchIndex

@Suite struct `Wildcard pattern` {
    /// Short texts over few characters, so that chance finds matches.
    private func random(
        _ alphabet: [Character],
        upTo length: Int,
        _ random: inout SplitMix
    ) -> String {
        String(
            (0..<Int.random(in: 0...length, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
        )
    }

    @Test(
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "数字", true), ("?", "数", true),
            ("?", "数字", false), ("数*济", "数字经济", true), ("数*济", "数济", true),
            ("数*济", "数字经济学", false), ("*经*", "数字经济", true), ("a?c", "abc", true),
            ("a**c", "ac", true), ("*ab", "aab", true), ("*a?a*", "aaba", true),
            ("?*?*", "x", false), ("?*?*", "xy", true), ("a*a", "a", false),
            ("ab*ba", "aba", false), (#"a\**"#, "a*b", true), (#"a\**"#, "ab", false),
            (#"\?\\\a"#, #"?\a"#, true), (#"a\"#, #"a\"#, true),
        ]
    )
    func `a pattern covers whole words`(pattern: String, word: String, matches: Bool) {
        let found = Glob(pattern).matches(Array(word.utf8).span)
        #expect(found == matches)
    }

    @Test func `literals are the runs between wildcards`() {
        let glob = Glob("数字*经?济**x")
        let literals = glob.literals.map { String(decoding: $0, as: UTF8.self) }
        #expect(literals == ["数字", "经", "济", "x"])
        #expect(glob.literalPrefix == Array("数字".utf8))
        #expect(Glob("*数").literalPrefix == [])
        #expect(Glob("?*").literals == [])
    }

    @Test func `what is protected stays so when it is folded`() throws {
        var folding = Folding()
        let glob = try Glob(folding: #"Ａ\＊*"#, with: &folding)
        #expect(glob == Glob(#"a\**"#))
        #expect(try Glob(folding: "數*", with: &folding) == Glob("数*"))
    }

    @Test(arguments: SplitMix.seeds)
    func `words match as by trying everything`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<4000 {
            let pattern = self.random(["a", "é", "字", "?", "*", "*"], upTo: 7, &random)
            let word = self.random(["a", "é", "字"], upTo: 8, &random)
            let matches = Glob(pattern).matches(Array(word.utf8).span)
            #expect(matches == PlainGlob(pattern).matches(word), "\(pattern) \(word)")
        }
    }

    @Test(arguments: SplitMix.seeds)
    func `passages are found as by trying everything`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<4000 {
            let pattern = self.random(["a", "字", "-", "?", "*", "*"], upTo: 7, &random)
            let text = self.random(["a", "a", "字", "-", "b"], upTo: 14, &random)
            let start = Int.random(in: 0...text.unicodeScalars.count, using: &random)
            let plain = PlainGlob(pattern).firstPassage(in: text, from: start) { $0 != "-" }
            #expect(find(pattern, in: text, from: start) == plain, "\(pattern) \(text) \(start)")
        }
    }

    /// The passage in scalars, from an offset in scalars.
    private func find(_ pattern: String, in text: String, from start: Int) -> Range<Int>? {
        let scalars = text.unicodeScalars
        let offset = String(String.UnicodeScalarView(scalars.prefix(start))).utf8.count
        let found = Glob(pattern).firstMatch(in: Array(text.utf8).span, from: offset) { $0 != 0x2D }
        return found.map { range in
            let index = { (offset: Int) in
                scalars.distance(
                    from: scalars.startIndex,
                    to: text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                )
            }
            return index(range.lowerBound)..<index(range.upperBound)
        }
    }

    @Test func `the leftmost passage is found, stars between parts cover little`() {
        #expect(find("数*济", in: "大数字经济和经济", from: 0) == 1..<5)
        #expect(find("*数*", in: "大数字", from: 0) == 1..<2)
        #expect(find("a*b", in: "a-b axb", from: 0) == 4..<7)
        #expect(find("*", in: "ab", from: 1) == 1..<1)
        #expect(find("a", in: "a", from: 1) == nil)
    }

    @Test func `each part goes through the text once`() {
        let text = [UInt8](repeating: 0x61, count: 20_000)
        var looks = 0
        let found = Glob("a*a*a*b").firstMatch(in: text.span, from: 0) { _ in
            looks += 1
            return true
        }
        #expect(found == nil)
        #expect(looks <= 3 * text.count)
    }

    @Test(arguments: SplitMix.seeds)
    func `any bytes can be searched`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<500 {
            let bytes = random.bytes(Int.random(in: 0...12, using: &random))
            for pattern in ["?", "*?", "??*?", "\u{FFFD}*a", ""] {
                _ = Glob(pattern).matches(bytes.span)
                for from in [-1, 0, 1, bytes.count, bytes.count + 1] {
                    let range = Glob(pattern).firstMatch(in: bytes.span, from: from) { _ in true }
                    #expect(range.map { $0.lowerBound >= from } ?? true)
                }
            }
        }
    }
}
