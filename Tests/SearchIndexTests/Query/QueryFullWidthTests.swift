import Testing

@testable import SearchIndex

@Suite struct `Full-width and Chinese signs in queries` {
    @Test(arguments: [
        "“数字经济”", "”数字经济“", "„数字经济‟", "«数字经济»", "「数字经济」", "『数字经济』", "〝数字经济〞", "＂数字经济＂",
        "“数字经济\"", "「数字经济＂", "‘数字经济’", "《数字经济》", "〈数字经济〉",
    ])
    func `quotation marks and marks of titles quote`(text: String) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: .phrase(.init("数字经济"))))
    }

    @Test(
        arguments: [
            ("关于“数字”的", .and([.text("关于"), .phrase(.init("数字")), .text("的")])),
            ("关于‘数字’的", .and([.text("关于"), .phrase(.init("数字")), .text("的")])),
            ("“a\" AND “b\"", .and([.phrase(.init("a")), .phrase(.init("b"))])),
            ("“数字「经济」”", .phrase(.init("数字「经济」"))),
            ("don’t l‘été", .text("don’t l‘été")),
            ("‘market’ share", .text("market share")),
            ("“a b”～５＊", .phrase(.init("a b", slop: 5, lastIsPrefix: true))),
        ] as [(String, Query)]
    )
    func `quotation marks meet their like`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }

    @Test(arguments: [
        ("（a ｜ b） c", "(a | b) c"), ("【a ｜｜ b】 c", "(a || b) c"), ("a ＆＆ b", "a && b"),
        ("a ＡＮＤ （b ＯＲ c）", "a AND (b OR c)"), ("a －b", "a -b"), ("＋a ＋b", "+a +b"),
        ("a ！b", "a !b"), ("a ＮＯＴ b", "a NOT b"), ("a ＮＥＡＲ／５ b", "a NEAR/5 b"),
        ("数＊", "数*"), ("数？经济", "数?经济"), ("roam～１", "roam~1"), ("a＾２．５", "a^2.5"), ("／a／ｉ", "/a/i"),
        ("标题：数字", "title:数字"), ("ＴＩＴＬＥ：数字", "title:数字"), ("年份：＞＝２０１８", "year:>=2018"),
        ("年份：［２０１５　ＴＯ　２０２０］", "year:[2015 TO 2020]"), ("，a、b；c。d！e？ f…g·h　i", "a b c d e f g h i"),
    ])
    func `mean what their ASCII forms do`(typed: String, ascii: String) throws {
        #expect(try Query.parse(typed) == Query.parse(ascii))
    }

    @Test(
        arguments: [
            ("６２．９％", .phrase(.init("６２．９％"))), ("２０１７", .text("２０１７")),
            ("Ｃ＃", .phrase(.init("Ｃ＃"))),
            ("什么？", .text("什么")), ("加油！！中国", .text("加油 中国")),
            ("— 规划", .text("规划")), ("– 规划", .text("规划")), ("−规划", .text("规划")),
            ("发展——数字", .text("发展 数字")), ("国发〔2017〕5号", .text("国发 2017 5号")),
            ("a，-b", .text("a b")),
        ] as [(String, Query)]
    )
    func `stay text where they are no signs`(text: String, query: Query) throws {
        #expect(try Query.parse(text) == ParsedQuery(query: query))
    }
}
