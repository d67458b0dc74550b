import Testing

@testable import SearchIndex

@Suite struct `Repairs of queries` {
    @Test(
        arguments: [
            ("(a b", "a b", 0, "read “(” as closed at the end"),
            ("a) b", "a b", 1, "read “)” as nothing"),
            ("a》 b", "a b", 1, "read “》” as nothing"),
            ("x “数字 经济", "x \"数字 经济\"", 2, "read ““数字 经济” as quoted to the end"),
            ("《数字", "\"数字\"", 0, "read “《数字” as quoted to the end"),
            ("a \"", "a", 2, "read “\"” as nothing"),
            ("AND a", "\\AND a", 0, "read “AND” as a word"),
            ("a AND", "a \\AND", 2, "read “AND” as a word"),
            ("a OR", "a \\OR", 2, "read “OR” as a word"),
            ("(a OR) b", "a \\OR AND b", 3, "read “OR” as a word"),
            ("a NOT", "a \\NOT", 2, "read “NOT” as a word"),
            ("NOT AND b", "\\NOT AND b", 0, "read “NOT” as a word"),
            ("|| a", "a", 0, "read “||” as nothing"),
            ("a ||", "a", 2, "read “||” as nothing"),
            ("a AND AND b", "a AND b", 6, "read “AND” as nothing"),
            ("a OR AND b", "a OR b", 5, "read “AND” as nothing"),
            ("NEAR a", "\\NEAR a", 0, "read “NEAR” as a word"),
            ("a NEAR/5", "a \"NEAR/5\"", 2, "read “NEAR/5” as a word"),
            ("a NEAR NEAR b", "a NEAR/10 b", 7, "read “NEAR” as nothing"),
            ("a NEAR/3 b ADJ c", "a NEAR/3 b NEAR/3 c", 11, "read “ADJ” as “NEAR/3”"),
            ("a NEAR (b -c)", "a AND b -c", 2, "read “NEAR” as “AND”"),
            ("a NEAR title:b", "a title:b", 2, "read “NEAR” as “AND”"),
            ("a NEAR b^2", "a NEAR/10 b", 7, "read “b” as without its weight"),
            ("title:(a NEAR b)", "title:(a AND b)", 9, "read “NEAR” as “AND”"),
            ("title:(a^2)", "title:a", 8, "read “^2” as nothing; a field has one weight"),
            ("title:(year:2017)", "title:\\year:2017", 7, "read “year:2017” as text within title:"),
            ("title:-a", "title:a", 6, "read “-” as nothing; put it before the field"),
            ("title:", "title", 0, "read “title:” as a word"),
            ("title: OR a", "title OR a", 0, "read “title: ” as a word"),
            ("year:abc x", "\\year:abc x", 0, "read “year:abc” as text: no year follows"),
            ("year: abc", "year abc", 0, "read “year:” as text: no year follows"),
            ("date:2016-13", "\"date:2016-13\"", 0, "read “date:2016-13” as text: no date follows"),
            ("year:(abc)", "abc", 6, "read “abc” as text, not as a year"),
            ("year:\"abc\"", "\"abc\"", 5, "read “\"abc\"” as a phrase, not as a year"),
            ("year:2020..2015", "year:2015..2020", 5, "read “2020..2015” as “year:2015..2020”"),
            ("year:[2015 2020]", "year 2015 2020", 0, "read “year:” as text: no year follows"),
            (
                "a NEAR/99999999999999999999 b", "a NEAR/10000 b", 2,
                "read “NEAR/99999999999999999999” as “NEAR/10000”"
            ),
            ("\"a b\"~99999", "\"a b\"~10000", 5, "read “~99999” as “~10000”"),
            ("\"a b\"~", "\"a b\"", 5, "read “~” as nothing"),
            ("a^0", "a^0.001", 1, "read “^0” as “^0.001”"),
            ("a^5000", "a^1000", 1, "read “^5000” as “^1000”"),
            ("/a/gi", "/a/i", 3, "read “g” as nothing; the only flag is i"),
            ("数字~", "数字", 0, "read “数字~” as “数字”, without errors"),
            ("ab~1", "ab", 0, "read “ab~1” as “ab”, without errors"),
            ("COVID-19~1", "\"COVID-19\"", 0, "read “COVID-19~1” as “COVID-19”, without errors"),
            ("roam~7", "roam~2", 0, "read “roam~7” as “roam~2”"),
            ("yaer:2017", "\\yaer:2017", 0, "read “yaer:2017” as text; there is a field “year:”"),
            ("a titel:b", "a \\titel:b", 2, "read “titel:b” as text; there is a field “title:”"),
            (
                "years:2017", "\\years:2017", 0,
                "read “years:2017” as text; there is a field “year:”"
            ),
            ("a -*", "a", 2, "read “-” as nothing, with all that follows"),
            ("\u{1B}[2J)", "2J", 4, "read “)” as nothing"),
        ] as [(String, String, Int, String)]
    )
    func `are told one by one`(text: String, read: String, position: Int, note: String) throws {
        let parsed = try Query.parse(text)
        #expect(parsed.query.description == read)
        #expect(parsed.notes == [.init(text: note, position: position)])
    }

    @Test func `are shown without control characters and cut short`() throws {
        let parsed = try Query.parse("\"\u{1B}[31m\n" + String(repeating: "长", count: 100))
        let shown = "read “\" [31m " + String(repeating: "长", count: 33) + "…” as quoted to the end"
        #expect(parsed.notes.map(\.text) == [shown])
    }

    @Test func `are told in the order of the text, and not for ever`() throws {
        let parsed = try Query.parse("AND x " + String(repeating: ") ", count: 100))
        #expect(parsed.notes.count == QueryNotes.limit + 1)
        #expect(parsed.notes.map(\.position) == parsed.notes.map(\.position).sorted())
        #expect(parsed.notes.last?.text == "read 69 more places in such ways")
    }
}
