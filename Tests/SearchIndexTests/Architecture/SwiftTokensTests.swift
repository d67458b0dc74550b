import Testing

@Suite struct `Swift tokens` {
    private func tokens(_ source: String) -> [String] {
        SwiftTokens(source).tokens.map(\.text)
    }

    @Test func `names, numbers and signs stand alone`() {
        #expect(tokens("let a_1=[0x1F,字]") == ["let", "a_1", "=", "[", "0x1F", ",", "字", "]"])
        #expect(tokens("func `a b`() {}") == ["func", "a b", "(", ")", "{", "}"])
    }

    @Test func `a mark behind try and as belongs to them`() {
        #expect(
            tokens("try! a as! B; try? c as? D") == [
                "try!", "a", "as!", "B", ";", "try?", "c", "as?", "D",
            ]
        )
        #expect(tokens("try !a; entry!") == ["try", "!", "a", ";", "entry", "!"])
    }

    @Test func `comments are left out`() {
        #expect(tokens("a // b\n/// c\n/* d /* e */ f \"*/ g") == ["a", "g"])
        #expect(
            SwiftTokens("a // Safe: b\n///  c").comments == [
                SwiftTokens.Comment(text: "Safe: b", line: 1),
                SwiftTokens.Comment(text: "c", line: 2),
            ]
        )
    }

    @Test(
        arguments: [
            #""b""#, #""b \" c""#, #""\\""#, #""""#, "\"// b\"",
            ##"#"b " \(c) \"#"##, ##"#/b " c/#"##,
            #"""
            """
            b " "" \""" c
            """
            """#,
        ]
    )
    func `string literals are left out`(literal: String) {
        #expect(tokens("a = \(literal) + z") == ["a", "=", "+", "z"])
    }

    @Test func `code in interpolations stays`() {
        #expect(
            tokens(#"a("b \(c("d \(e)", (f))) g").h"#) == [
                "a", "(", "c", "(", "e", ",", "(", "f", ")", ")", ")", ".", "h",
            ]
        )
        #expect(tokens(##"a + #"b \(c) \#(d)"#"##) == ["a", "+", "d"])
    }

    @Test func `lines are counted through comments and literals`() {
        let source = "/*\n*/ a \"\"\"\n\\(b)\n\"\"\" c\n// d\ne"
        #expect(
            SwiftTokens(source).tokens == [
                .init(text: "a", line: 2), .init(text: "b", line: 3), .init(text: "c", line: 4),
                .init(text: "e", line: 6),
            ]
        )
    }

    @Test(arguments: ["\"", "\"\"\"", "\"\\", "\"\\(", "/*", "#", "`", "//", "#/", "a("])
    func `a source may end anywhere`(source: String) {
        #expect(tokens("a " + source).first == "a")
    }
}
