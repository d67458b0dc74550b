/// The words and signs of a Swift source, without what stands in comments and string literals.
///
/// A rough lexer, enough to find names: code inside `\( )` counts as code, and plain `/regex/`
/// literals are not known (the extended `#/regex/#` are).
struct SwiftTokens {
    struct Token: Equatable {
        /// A name, keyword or number as a whole, any other sign by itself; `try!`, `as?` and the like
        /// are one token, a name in backticks stands without them.
        let text: String
        let line: Int
    }

    struct Comment: Equatable {
        /// What follows the slashes, without the spaces before it.
        let text: String
        let line: Int
    }

    private(set) var tokens: [Token] = []

    /// The comments that run to the end of a line, one for each line.
    private(set) var comments: [Comment] = []

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ source: String) {
        bytes = Array(source.utf8)
        scanCode(inInterpolation: false)
    }

    /// Reads code up to the end of the source or to the `)` that ends an interpolation.
    private mutating func scanCode(inInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") {
                line += 1
                position += 1
            } else if byte == UInt8(ascii: " ") {
                position += 1
            } else if Self.isWordByte(byte) {
                scanWord()
            } else if byte == UInt8(ascii: "`") {
                scanQuotedName()
            } else if starts("//") {
                scanLineComment()
            } else if starts("/*") {
                skipBlockComment()
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), scanLiteral() {
                continue
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if inInterpolation, depth == 0 { return }
                    depth -= 1
                }
                append(position..<position + 1)
                position += 1
            }
        }
    }

    private mutating func scanWord() {
        let start = position
        skip(while: Self.isWordByte)
        let isTryOrAs = position - start <= 3 && ["try", "as"].contains(text(start..<position))
        if isTryOrAs, starts("!") || starts("?") { position += 1 }
        append(start..<position)
    }

    private mutating func scanQuotedName() {
        let start = position + 1
        position += 1
        skip { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "\n") }
        append(start..<position)
        position += 1
    }

    private mutating func scanLineComment() {
        skip { $0 == UInt8(ascii: "/") }
        skip { $0 == UInt8(ascii: " ") }
        let start = position
        skip { $0 != UInt8(ascii: "\n") }
        comments.append(Comment(text: text(start..<position), line: line))
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                position += 2
            } else if starts("*/") {
                depth -= 1
                position += 2
            } else {
                if bytes[position] == UInt8(ascii: "\n") { line += 1 }
                position += 1
            }
        } while depth > 0 && position < bytes.count
    }

    /// Skips a string literal or an extended regex, or returns `false` where none begins.
    private mutating func scanLiteral() -> Bool {
        let start = position
        skip { $0 == UInt8(ascii: "#") }
        let hashes = String(repeating: "#", count: position - start)
        if starts("\"\"\"") {
            skipLiteral(until: "\"\"\"" + hashes, escape: "\\" + hashes)
        } else if starts("\"") {
            skipLiteral(until: "\"" + hashes, escape: "\\" + hashes)
        } else if starts("/"), !hashes.isEmpty {
            skipLiteral(until: "/" + hashes, escape: nil)
        } else {
            position = start
            return false
        }
        return true
    }

    private mutating func skipLiteral(until end: String, escape: String?) {
        position += end.hasPrefix("\"\"\"") ? 3 : 1
        while position < bytes.count, !starts(end) {
            if let escape, starts(escape) {
                position += escape.utf8.count
                if starts("(") {
                    position += 1
                    scanCode(inInterpolation: true)
                }
            }
            guard position < bytes.count else { return }
            if bytes[position] == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
        position += end.utf8.count
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    private func starts(_ prefix: String) -> Bool {
        var index = position
        for byte in prefix.utf8 {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private mutating func append(_ range: Range<Int>) {
        tokens.append(Token(text: text(range), line: line))
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default:
            false
        }
    }
}
