import Testing

@testable import search

@Suite struct `Snippets` {
    private func snippet(
        _ text: String,
        _ spans: [Range<Int>],
        columns: Int? = nil,
        isOn: Bool = true
    ) -> String {
        Snippet(text, spans: spans, columns: columns, isGuarded: true)
            .text(style: Style(isOn: isOn))
            .replacing("\u{1B}[1;31m", with: "<").replacing("\u{1B}[0m", with: ">")
    }

    @Test func `what was found is marked`() {
        #expect(snippet("发展数字经济。", [2..<6]) == "发展<数字经济>。")
        #expect(snippet("发展数字经济。", [0..<2, 2..<4, 6..<7]) == "<发展><数字>经济<。>")
        #expect(snippet("发展数字经济。", [2..<6], isOn: false) == "发展数字经济。")
    }

    @Test func `spans that are out of order or outside do no harm`() {
        #expect(snippet("发展", [1..<9, 0..<1, 7..<8]) == "发<展>")
        #expect(snippet("", [0..<1]) == "")
    }

    @Test func `the first span is in sight`() {
        let text = String(repeating: "前", count: 30) + "数字" + String(repeating: "后", count: 30)
        #expect(snippet(text, [30..<32], columns: 20) == "…前前<数字>后后后后后…")
        #expect(snippet(text, [2..<4], columns: 20) == "前前<前前>前前前前前…")
        #expect(snippet(text, [61..<62], columns: 20) == "…后后<后>")
    }

    @Test func `the width is kept to the column`() {
        #expect(snippet("数字经济", [], columns: 8) == "数字经济")
        #expect(snippet("数字经济", [], columns: 7) == "数字经…")
        #expect(snippet("数字经济", [], columns: 6) == "数字…")
        #expect(snippet("abc", [], columns: 3) == "abc")
        #expect(snippet("abcd", [], columns: 3) == "ab…")
        // A mark joins the letter before it.
        #expect(snippet("e\u{301}e\u{301}e\u{301}", [], columns: 3) == "e\u{301}e\u{301}e\u{301}")
        #expect(snippet("e\u{301}e\u{301}e\u{301}", [], columns: 2) == "e\u{301}…")
        #expect(snippet("a\u{1B}b", [], columns: 8) == #"a\u{1B}b"#)
        #expect(snippet("a\u{1B}b", [], columns: 7) == "a…")
    }
}
