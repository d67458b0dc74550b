import Testing

@testable import SearchIndex

@Suite struct `Fields in queries` {
    static let years = Query.range(.year, lower: .init("2015"), upper: .init("2020"))

    @Test(arguments: [
        "year:2015..2020", "year:2015-2020", "Year:2015–2020", "年份：2015—2020", "年份:2015至2020",
        "年份：2015年到2020年", "年份：２０１５－２０２０", "year:[2015 TO 2020]", "year: 2015..2020", "年份：２０１５～２０２０",
        "year:\"2015-2020\"", "year:(2015..2020)",
    ])
    func `ranges of years come in many forms`(text: String) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: Self.years))
    }

    @Test(
        arguments: [
            ("year:2017", "2017", "2017"), ("year:=2017", "2017", "2017"),
            ("year:>=2018", "2018", nil), ("year:>= 2018", "2018", nil),
            ("year:≥2018", "2018", nil),
            ("year:2018..*", "2018", nil), ("year:2018..", "2018", nil),
            ("year:[2018 TO *]", "2018", nil), ("year:<=2018", nil, "2018"),
            ("year:..2018", nil, "2018"), ("year:*..2018", nil, "2018"), ("year:*", nil, nil),
        ] as [(String, String?, String?)]
    )
    func `ranges may be open`(text: String, lower: String?, upper: String?) throws {
        let range = Query.range(
            .year,
            lower: lower.map { .init($0) },
            upper: upper.map { .init($0) }
        )
        #expect(try Query.parse(text) == ParsedQuery(query: range))
    }

    @Test func `bounds may be left out of a range`() throws {
        let after = Query.range(.year, lower: .init("2017", isInclusive: false), upper: nil)
        #expect(try Query.parse("year:>2017").query == after)
        let between = Query.range(
            .year,
            lower: .init("2015", isInclusive: false),
            upper: .init("2020")
        )
        #expect(try Query.parse("year:{2015 TO 2020]").query == between)
    }

    @Test(arguments: [
        ("date:2016-11-04", "2016-11-04", "2016-11-04"), ("date:2016-11", "2016-11", "2016-11"),
        ("日期：2016年11月4日", "2016-11-04", "2016-11-04"),
        ("date:20161104", "2016-11-04", "2016-11-04"),
        ("date:2016/1/4", "2016-01-04", "2016-01-04"), ("date:2016", "2016", "2016"),
        ("date:2016-11..2017-02", "2016-11", "2017-02"), ("date:2016-2017", "2016", "2017"),
        ("date:2016-11-2017-02", "2016-11", "2017-02"),
        ("date:2016年11月至2017年2月", "2016-11", "2017-02"),
        ("date:2016-11..2016", "2016-11", "2016"),
    ])
    func `dates come in many forms`(text: String, lower: String, upper: String) throws {
        let range = Query.range(.date, lower: .init(lower), upper: .init(upper))
        #expect(try Query.parse(text) == ParsedQuery(query: range))
    }

    @Test(
        arguments: [
            ("title:数字 经济", .and([.field(.title, .text("数字")), .text("经济")])),
            ("标题：“数字 经济”", .field(.title, .phrase(.init("数字 经济")))),
            ("title:(a b)", .field(.title, .text("a b"))),
            ("title:(a OR b*)", .field(.title, .or([.text("a"), .pattern(.init("b*"))]))),
            ("title:(a -b)", .field(.title, .and([.text("a"), .not(.text("b"))]))),
            ("title:(-a)", .and([.everything, .not(.field(.title, .text("a")))])),
            ("-title:a", .and([.everything, .not(.field(.title, .text("a")))])),
            ("title:/a b/", .field(.title, .regex(pattern: "a b", flags: ""))),
            ("title:a^2", .boosted(.field(.title, .text("a")), 2)),
            ("title:*", .range(.title, lower: nil, upper: nil)),
            ("kind:年报", .field(.kind, .text("年报"))), ("类型：年报", .field(.kind, .text("年报"))),
            ("lang:zh", .field(.lang, .text("zh"))), ("语言：zh", .field(.lang, .text("zh"))),
            ("公司：腾讯", .field(.company, .text("腾讯"))), ("代码：600000", .field(.code, .text("600000"))),
            ("地区：北京", .field(.place, .text("北京"))), ("章节：财政", .field(.section, .text("财政"))),
            ("路径：a/b.txt", .field(.path, .phrase(.init("a/b.txt")))),
            ("file:a.txt", .field(.path, .text("a.txt"))), ("报告：x", .field(.report, .text("x"))),
            ("code:1.SH..9.SH", .range(.code, lower: .init("1.SH"), upper: .init("9.SH"))),
            ("year:201*", .field(.year, .pattern(.init("201*")))),
            ("基本年份：2017", .text("基本年份：2017")), ("\\year:2017", .text("year:2017")),
        ] as [(String, Query)]
    )
    func `values are words, quotations, groups and ranges`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test func `alternatives of years are ranges`() throws {
        let years = ["2017", "2019"].map {
            Query.range(.year, lower: .init($0), upper: .init($0))
        }
        #expect(try Query.parse("year:(2017 OR 2019)").query == .or(years))
        #expect(
            try Query.parse("year:([2015 TO 2020] OR 2015..2020)").query
                == .or([Self.years, Self.years])
        )
    }

    @Test func `every name stands for its field`() throws {
        for field in Query.Field.allCases {
            let parsed = try Query.parse("\(field.rawValue.uppercased())：\"2017\"")
            #expect(parsed.query.description.hasPrefix("\(field.rawValue):"))
            #expect(parsed.notes.isEmpty)
        }
    }
}
