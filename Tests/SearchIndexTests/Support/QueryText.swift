@testable import SearchIndex

/// Random texts that might be queries, more often than not ones with mistakes.
enum QueryText {
    static let parts = [
        "AND", "OR", "NOT", "NEAR", "ADJ", "NEAR/3", "ADJ/2", "ＡＮＤ", "and", "&&", "||", "|", "&",
        "\"", "\"", "“", "”", "「", "」", "《", "》", "〈", "〉", "‘", "’", "'", "＂", "«", "(", ")", "（",
        "）", "【", "】", "[", "]", "{", "}", " ", " ", " ", " ", "　", "，", "、", "。", "；", "！", "？",
        "…",
        "·", "—", "–", "−", "-", "－", "+", "＋", "!", "~", "～", "~1", "~2", "~9", "*", "＊", "?", "^",
        "^2", "＾０．５", "^0", "/", "／", "/i", "\\", "\\", "＼", ":", "：", ".", "..", ",", "%", "％",
        "#",
        "=", ">=", "<", "≤", "$", "￥", "@", "_", " TO ", "://", "title:", "year:", "date:", "code:",
        "lang:", "标题：", "年份：", "ＹＥＡＲ：", "path:", "2015", "2020", "2015-2020", "[2015 TO *}",
        "2016-11", "2016年11月4日", "２０１５－２０２０", "1,234.5", "3", "0", "数字", "经济", "发展", "的", "abc",
        "COVID-19", "U.S.A.", "R&D", "x", "é", "e\u{301}", "\u{301}", "ß", "экономика", "한국", "ไทย",
        "が", "👍🏽", "㎡", "①", "\0", "\u{1B}", "\n", "\u{202E}", "\u{200D}", "\u{AD}", "\u{FFFD}",
        "\u{FEFF}",
        "\u{E000}", "\u{10FFFF}",
    ]

    /// A text of up to a number of parts.
    static func random(upTo count: Int, using random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...count, using: &random) {
            text += parts.randomElement(using: &random) ?? ""
        }
        return text
    }
}
