import Testing

@testable import SearchIndex

@Suite struct `Query grammar` {
    @Test(
        arguments: [
            ("数字经济发展", .text("数字经济发展")),
            ("数字 经济", .text("数字 经济")),
            ("  数字\n经济 ", .text("数字 经济")),
            ("and 和 or 或 not 非", .text("and 和 or 或 not 非")),
            ("时间：2017", .text("时间：2017")),
            ("2,000 10:30 3.14 U.S.A. don't", .text("2,000 10:30 3.14 U.S.A. don't")),
            ("北京-上海", .text("北京-上海")),
            ("a, b; c. (d)!", .and([.text("a b c"), .text("d")])),
            ("数", .text("数")),
        ] as [(String, Query)]
    )
    func `bare words make one text`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(
        arguments: [
            ("a AND b", .and([.text("a"), .text("b")])),
            ("a && b", .and([.text("a"), .text("b")])),
            ("a&&b", .and([.text("a"), .text("b")])),
            ("a b AND c d", .and([.text("a b"), .text("c d")])),
            ("a OR b", .or([.text("a"), .text("b")])),
            ("a || b | c", .or([.text("a"), .text("b"), .text("c")])),
            ("a|b", .or([.text("a"), .text("b")])),
            ("a b OR c", .or([.text("a b"), .text("c")])),
            ("a AND b OR c", .or([.and([.text("a"), .text("b")]), .text("c")])),
            ("a AND (b OR c)", .and([.text("a"), .or([.text("b"), .text("c")])])),
            ("(a OR (b OR c))", .or([.text("a"), .text("b"), .text("c")])),
            ("a AND (b AND \"c\")", .and([.text("a"), .text("b"), .phrase(.init("c"))])),
            ("(a) (b)", .and([.text("a"), .text("b")])),
            ("((a b))", .text("a b")),
            ("a () OR ()", .text("a")),
        ] as [(String, Query)]
    )
    func `AND binds tighter than OR, and nests are flat`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(
        arguments: [
            ("a -b", .and([.text("a"), .not(.text("b"))])),
            ("a NOT b", .and([.text("a"), .not(.text("b"))])),
            ("a AND NOT b", .and([.text("a"), .not(.text("b"))])),
            ("a !b c", .and([.text("a"), .not(.text("b")), .text("c")])),
            ("+a +b", .and([.text("a"), .text("b")])),
            ("a -(b c)", .and([.text("a"), .not(.text("b c"))])),
            ("-(-a)", .text("a")),
            ("NOT NOT a", .text("a")),
            ("--a", .text("a")),
            ("-a", .and([.everything, .not(.text("a"))])),
            ("* -a", .and([.everything, .not(.text("a"))])),
            ("-a -b", .and([.everything, .not(.text("a")), .not(.text("b"))])),
            ("a (-b -c)", .and([.text("a"), .not(.text("b")), .not(.text("c"))])),
            ("a OR -b", .or([.text("a"), .and([.everything, .not(.text("b"))])])),
            ("*", .everything), ("a *", .text("a")),
            ("* OR * OR a", .or([.everything, .text("a")])),
            ("a - b", .text("a b")), ("a! b", .text("a b")), ("a-", .text("a")),
            ("-62.9%", .and([.everything, .not(.phrase(.init("62.9%")))])),
        ] as [(String, Query)]
    )
    func `signs exclude, and something is always wanted`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(arguments: [
        "62.9%", "3+1", "互联网+", "C#", "C++", "R&D", "50%以上", "COVID-19", "e-mail", "a/b", "和/或",
        "AT&T", "$5", "￥100", "20℃", "50㎡", "10~20", "10~20%", "100~5", "@user", "#tag", "a=b",
        "a^b",
        "/usr/lib", "/usr/lib/", "/a/b", "NEAR/x", "https://a.org/b?c=d&e=*", "file://title:x",
        "５０％",
    ])
    func `a word with symbols is looked for as written`(text: String) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: .phrase(.init(text))))
    }

    @Test(
        arguments: [
            (#""a b""#, .phrase(.init("a b"))),
            (#""a b"~5"#, .phrase(.init("a b", slop: 5))),
            (#""a b"*"#, .phrase(.init("a b", lastIsPrefix: true))),
            (#""a b"~5*"#, .phrase(.init("a b", slop: 5, lastIsPrefix: true))),
            (#""a AND (b) year:2017 *""#, .phrase(.init("a AND (b) year:2017 *"))),
            (#""a"b"#, .and([.phrase(.init("a")), .text("b")])),
            (#""a \"b\" \\ \c""#, .phrase(.init(#"a "b" \ \c"#))),
            (#""他说“好”""#, .phrase(.init("他说“好”"))),
            (#""" a"#, .text("a")),
            ("/20(1|2)\\d 年/i", .regex(pattern: "20(1|2)\\d 年", flags: "i")),
            (#"/a\/b\\/"#, .regex(pattern: #"a/b\\"#, flags: "")),
            ("(/a/)", .regex(pattern: "a", flags: "")),
            ("1/2/", .phrase(.init("1/2/"))),
        ] as [(String, Query)]
    )
    func `quotations and expressions keep what is in them`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(
        arguments: [
            ("comp*", .pattern(.init("comp*"))), ("*a**b?", .pattern(.init("*a*b?"))),
            ("数*展", .pattern(.init("数*展"))), ("?*", .pattern(.init("?*"))),
            ("a\\*b*", .pattern(.init("a\\*b*"))),
            ("什么是GDP?", .text("什么是GDP")), ("U.S.A.?? b", .text("U.S.A. b")),
            ("a?c?", .pattern(.init("a?c?"))), ("data:5", .text("data:5")),
            ("?", .nothing), ("**", .everything),
            ("roam~", .pattern(.init("roam", edits: 1))),
            ("roaming~", .pattern(.init("roaming", edits: 2))),
            ("roaming~1", .pattern(.init("roaming", edits: 1))),
            ("экономика~2", .pattern(.init("экономика", edits: 2))),
            ("2017~1", .pattern(.init("2017", edits: 1))),
        ] as [(String, Query)]
    )
    func `wildcards and errors make patterns`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(
        arguments: [
            ("a NEAR b", .near([.text("a"), .text("b")], distance: 10, ordered: false)),
            ("a ADJ/3 b", .near([.text("a"), .text("b")], distance: 3, ordered: true)),
            (
                "x a NEAR/2 \"b\" NEAR/2 c* y",
                .and([
                    .text("x"),
                    .near(
                        [.text("a"), .phrase(.init("b")), .pattern(.init("c*"))],
                        distance: 2,
                        ordered: false
                    ),
                    .text("y"),
                ])
            ),
            (
                "(a OR \"b\") NEAR (c d)",
                .near(
                    [.or([.text("a"), .phrase(.init("b"))]), .text("c d")],
                    distance: 10,
                    ordered: false
                )
            ),
            (
                "-a NEAR b",
                .and([
                    .everything,
                    .not(.near([.text("a"), .text("b")], distance: 10, ordered: false)),
                ])
            ),
            ("a^2 b", .and([.boosted(.text("a"), 2), .text("b")])),
            ("(a b)^0.5", .boosted(.text("a b"), 0.5)),
            ("(a^2)^3", .boosted(.text("a"), 6)),
            ("\"a\"~2^2", .boosted(.phrase(.init("a", slop: 2)), 2)),
            ("2^10", .boosted(.text("2"), 10)),
        ] as [(String, Query)]
    )
    func `distance and weight bind tightest`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(arguments: [
        "", " ", "，。！？…", "%", "( )", "\"\"", "-", "\0", "\u{1B}\u{202E}", "\u{FFFD}", "|",
    ])
    func `only punctuation asks nothing`(text: String) throws {
        #expect(try Query.parse(text).query == .nothing)
    }

    @Test func `control characters part words`() throws {
        #expect(try Query.parse("a\0b\u{FFFD}c") == ParsedQuery(query: .text("a b c")))
        #expect(try Query.parse("\"a\0b\"").query == .phrase(.init("a\0b")))
    }

    @Test func `a literal text is one phrase`() throws {
        let text = #"a AND "b" (year:2017*"#
        #expect(try Query.parse(literal: text) == ParsedQuery(query: .phrase(.init(text))))
        #expect(try Query.parse(literal: " ").query == .nothing)
    }

    @Test func `of several texts one must be met`() throws {
        let parsed = try Query.parse(anyOf: ["a OR b", "", "-c", "d)"])
        let negative = Query.and([.everything, .not(.text("c"))])
        #expect(parsed.query == .or([.text("a"), .text("b"), negative, .text("d")]))
        #expect(parsed.notes == [.init(text: "read “)” as nothing", position: 1, argument: 3)])
        #expect(try Query.parse(anyOf: []).query == .nothing)
    }
}
