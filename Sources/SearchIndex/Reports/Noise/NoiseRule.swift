/// What the pages of web sites leave in a text besides the report, one rule for each kind.
///
/// A rule knows how such a remainder begins and of what it may consist. It takes away a whole line, or
/// the end of one, and only if nothing in there is anything else.
struct NoiseRule: Sendable {
    /// What may stand behind the beginning.
    enum Rest: Sendable {
        /// Some of these words and marks between them, one at least.
        case words([String])

        /// A colon and a short text, without the end of a sentence, of so many characters.
        case value(limit: Int)

        /// A colon and a number.
        case number

        /// So many characters without the end of a sentence, which hold one of some words.
        case text(limit: Int, holding: [String])
    }

    /// The name by which the documentation lists the rule.
    let name: String

    /// How the remainder begins, the longer beginnings first.
    let beginnings: [String]

    let rest: Rest

    /// Whether the remainder may stand behind other text on its line.
    let mayFollow: Bool

    /// All rules.
    static let all: [NoiseRule] = [
        NoiseRule(
            name: "font-size",
            beginnings: ["字体大小", "文字大小", "字体", "字體", "字号", "字號"],
            rest: .words([
                "特大", "超大", "默认", "标准", "正常", "放大", "缩小", "还原", "大", "中", "小", "A", "+", "-",
            ]),
            mayFollow: true
        ),
        NoiseRule(
            name: "share",
            beginnings: ["分享到", "分享至", "一键分享", "分享", "Share this", "Share on", "Share"],
            rest: .words([
                "新浪微博", "腾讯微博", "微博", "微信好友", "微信朋友圈", "微信", "朋友圈", "QQ空间", "QQ好友", "QQ",
                "人人网", "豆瓣", "开心网", "更多", "复制链接", "空间", "好友", "page", "article", "Facebook",
                "Twitter", "LinkedIn", "WhatsApp", "WeChat", "Weibo", "Email", "E-mail", "Print",
                "More", "Copy link", "on", "X",
            ]),
            mayFollow: true
        ),
        NoiseRule(
            name: "buttons",
            beginnings: [
                "打印本页", "打印此页", "打印", "关闭窗口", "关闭本页", "关闭", "收藏本页", "加入收藏", "设为首页",
                "返回顶部", "返回首页", "返回列表", "回到顶部", "我要纠错",
            ],
            rest: .words([
                "打印本页", "打印此页", "打印", "关闭窗口", "关闭本页", "关闭", "收藏本页", "加入收藏", "收藏", "设为首页",
                "返回顶部", "返回首页", "返回列表", "回到顶部", "返回", "下载", "复制", "保存", "纠错",
            ]),
            mayFollow: false
        ),
        NoiseRule(
            name: "editor",
            beginnings: ["责任编辑", "責任編輯", "网络编辑", "责编", "網絡編輯"],
            rest: .value(limit: 20),
            mayFollow: true
        ),
        NoiseRule(
            name: "editor",
            beginnings: ["文字编辑", "本文编辑", "编辑", "编审", "信息录入", "录入", "审核", "校对", "初审"],
            rest: .value(limit: 20),
            mayFollow: false
        ),
        NoiseRule(
            name: "position",
            beginnings: [
                "您当前的位置", "您现在的位置", "您所在的位置", "您的当前位置", "您的位置", "当前位置", "所在位置",
                "You are here",
            ],
            rest: .text(limit: 80, holding: [">", "»", "›", "首页", "Home"]),
            mayFollow: false
        ),
        NoiseRule(
            name: "visits",
            beginnings: [
                "浏览次数", "浏览量", "点击次数", "点击数", "点击量", "点击率", "阅读次数", "阅读量", "访问次数", "访问量",
            ],
            rest: .number,
            mayFollow: true
        ),
        NoiseRule(
            name: "qr-code",
            beginnings: ["扫一扫", "微信扫一扫", "扫描二维码", "扫码", "用手机扫", "用微信扫"],
            rest: .text(limit: 24, holding: ["当前页", "本页", "打开", "关注", "分享", "手机", "微信"]),
            mayFollow: false
        ),
        NoiseRule(
            name: "neighbours",
            beginnings: ["上一篇", "下一篇", "上一条", "下一条"],
            rest: .value(limit: 60),
            mayFollow: false
        ),
        NoiseRule(
            name: "footer",
            beginnings: ["版权所有", "主办单位", "主办", "网站标识码", "Copyright", "京ICP", "©"],
            rest: .text(limit: 120, holding: ["ICP备", "公网安备", "标识码", "All rights reserved"]),
            mayFollow: false
        ),
    ]
}

extension NoiseRule {
    /// Whether a folded text is nothing but what the rule knows.
    ///
    /// Complexity: O(*n* · words).
    func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let text = Scalars(text)
        let start = text.firstIndex { !Self.opening.contains($0) } ?? text.count
        guard let beginning = beginnings.first(where: { text.has($0, at: start) }) else {
            return false
        }
        let rest = Scalars(text[(start + beginning.unicodeScalars.count)...])
        switch self.rest {
        case .words(let words): return consists(rest, of: words)
        case .value(let limit): return isValue(rest, limit) { _ in true }
        case .number:
            return isValue(rest, 16) { $0.isDigit || $0 == "," || $0 == "次" || $0 == " " }
        case .text(let limit, let words):
            return text.count <= limit && !text.contains { Self.sentenceEnds.contains($0) }
                && words.contains { text.contains($0) }
        }
    }

    private func consists(_ text: Scalars, of words: [String]) -> Bool {
        var index = 0
        var count = 0
        while index < text.count {
            if let word = words.first(where: { text.has($0, at: index) }) {
                index += word.unicodeScalars.count
                count += 1
            } else if Self.marks.contains(text[index]) {
                index += 1
            } else {
                return false
            }
        }
        // 打印 alone on a line is a button; 字体 alone may be a heading.
        return count > 0 || (name == "buttons" && text.allSatisfy { Self.marks.contains($0) })
    }

    private func isValue(
        _ text: Scalars,
        _ limit: Int,
        _ isPart: (Unicode.Scalar) -> Bool
    ) -> Bool {
        let colon = HeadingMarker.skipSpaces(text, 0)
        guard text.has(":", at: colon) else { return false }
        var value = Scalars(text[(colon + 1)...]).trimmed
        if let last = value.last, Self.closing.contains(last) { value.removeLast() }
        return value.count <= limit && !value.contains { Self.sentenceEnds.contains($0) }
            && value.allSatisfy(isPart)
    }

    static let opening: Set<Unicode.Scalar> = ["【", "[", "(", "〔", "「", "|", " "]
    static let closing: Set<Unicode.Scalar> = ["】", "]", ")", "〕", "」"]
    private static let marks: Set<Unicode.Scalar> = [
        " ", ":", "|", "/", "·", "、", ",", "【", "】", "[", "]", "(", ")", ".", "-", "+", "丨",
    ]
    private static let sentenceEnds: Set<Unicode.Scalar> = ["。", "!", "?", ";"]
}
