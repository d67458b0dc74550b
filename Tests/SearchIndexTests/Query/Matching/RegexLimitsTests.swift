import Testing

@testable import SearchIndex

@Suite struct `Regex limits` {
    private func reason(_ pattern: String, flags: String = "") -> RegexError? {
        do {
            _ = try LinearRegex(pattern, flags: flags)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("a(b", .unclosedGroup, 1), ("a)b", .unmatchedParenthesis, 1),
            ("a[b", .unclosedClass, 1),
            ("[b-a]", .reversedRange, 1), ("*a", .nothingToRepeat, 0), ("a**", .nothingToRepeat, 2),
            ("a{1000}{1000}", .nothingToRepeat, 7), ("数{3,2}", .reversedBounds, 1),
            ("a\\", .unfinishedEscape, 1), ("\\x4", .unfinishedEscape, 0),
            ("\\p{L", .unfinishedEscape, 0),
            ("\\y", .unknownEscape("y"), 0), ("\\x{D800}", .notACharacter, 0),
            ("\\x{FFFFFFFFFF}", .notACharacter, 0), ("\\p{Q}", .unknownProperty("Q"), 0),
            ("(a)\\1", .unsupported("a reference to a group"), 3),
            ("a(?=b)", .unsupported("looking ahead"), 1),
            ("(?<!b)", .unsupported("looking behind"), 0),
            ("(?<n>b)", .unsupported("a named group"), 0),
            ("(?>a)", .unsupported("an atomic group"), 0),
            ("a++", .unsupported("a possessive repetition"), 2),
            ("\\bx", .unsupported("a word boundary"), 0),
        ] as [(String, RegexError.Reason, Int)]
    )
    func `a bad pattern is refused with the place`(
        pattern: String,
        reason: RegexError.Reason,
        position: Int
    ) {
        #expect(self.reason(pattern) == RegexError(reason: reason, position: position))
    }

    @Test func `an unknown flag is refused`() {
        #expect(reason("a", flags: "ix") == RegexError(reason: .unknownFlag("x"), position: 1))
    }

    @Test(arguments: [
        "(a{1000}){1000}", "((a?){100}){1000000}", "(a|b|c){9999}", "a{999999999999999999}",
    ])
    func `too many states are refused`(pattern: String) {
        #expect(reason(pattern)?.reason == .tooManyStates(limit: RegexProgram.stateLimit))
    }

    @Test func `repetitions of nothing cost nothing`() throws {
        let regex = try LinearRegex("((((){9999}){9999}){9999}|^{3}){3}$")
        let isMatch = regex.isMatch(Array("".utf8).span)
        #expect(isMatch)
    }

    @Test func `deep nesting is refused`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a" + String(repeating: ")*", count: depth)
        }
        #expect(reason(nested(200)) == nil)
        #expect(reason(nested(201)) == RegexError(reason: .tooDeep(limit: 200), position: 200))
        #expect(reason(nested(100_000))?.reason == .tooDeep(limit: 200))
    }

    @Test func `character classes are limited`() {
        let many = (0..<1001).map { "[\(String(Unicode.Scalar(0x4E00 + $0) ?? "a"))-龥]" }.joined()
        #expect(reason(many)?.reason == .tooManyClasses(limit: RegexSets.countLimit))
        let large = (0..<200).map { "[\\pL\(String(Unicode.Scalar(0x2200 + $0) ?? "a"))]" }.joined()
        #expect(reason(large)?.reason == .tooManyClasses(limit: RegexSets.rangeLimit))
        #expect(reason(String(repeating: "[\\p{Lu}-]", count: 5000), flags: "i") == nil)
    }

    /// Patterns on which backtracking takes exponential time.
    @Test(
        arguments: [
            "(a+)+$", "(a|aa)*b", "(a*)*b", "(a|a)*b", "(.*a){20}b", "^(a?){30}a{30}b", "(x+x+)+y",
        ]
    )
    func `the work is linear in the text`(pattern: String) throws {
        let regex = try LinearRegex(pattern)
        func work(_ count: Int, _ end: String) -> Int {
            var scanner = RegexScanner(regex)
            let text = [UInt8](repeating: 0x61, count: count) + Array(end.utf8)
            _ = scanner.firstMatch(in: text.span)
            return scanner.work
        }
        for end in ["", "!", "b"] {
            let states = regex.program.instructions.count
            #expect(work(10_000, end) <= 2 * states * 10_000 + 100 * states * states)
            #expect(work(20_000, end) <= 2 * work(10_000, end) + 1000)
        }
    }

    /// There are as many states as texts of 12 letters.
    @Test(arguments: [0, 100, 5000])
    func `the states are forgotten before they take too much room`(room: Int) throws {
        let regex = try LinearRegex("a[ab]{11}c")
        var scanner = RegexScanner(regex, room: room)
        var random = SplitMix(seed: 1)
        let text = (0..<5000).map { _ in UInt8(random.oneIn(2) ? 0x61 : 0x62) }
        let isMatch = scanner.isMatch(text.span)
        #expect(!isMatch)
        let found = scanner.firstMatch(in: (text + Array("aaaaaaaaaaaac".utf8)).span)
        #expect(found == 5000..<5013)
        #expect(scanner.generation > 0)
    }

    @Test func `errors are told in a sentence`() {
        #expect(reason("a(b")?.description.hasSuffix("(character 2)") == true)
        for pattern in [
            "a)", "[", "[b-a]", "*", "a{2,1}", "\\", "\\y", "\\p{Q}", "\\1", "a{99999}",
        ] {
            #expect(reason(pattern).map { $0.description.contains("(character ") } == true)
        }
    }
}
