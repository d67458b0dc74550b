/// Cuts XML or HTML into tags and text, one after another.
///
/// A tokeniser without a tree: nothing nests in it, so that no depth costs stack or memory, and each
/// byte is looked at a fixed number of times. It never fails: what is no tag is text. It expands no
/// entities but single characters, and loads nothing. Written here rather than taken from a library
/// of C because the documents come from anywhere, and because a library to load would slow the start
/// of every search. For HTML it follows the tokenisation of the HTML standard, section 13.2.5, as far
/// as text, comments and elements with raw text need.
struct MarkupReader {
    /// What stands next in the document.
    enum Token {
        /// Text with character references, as a range of the bytes.
        case text(Range<Int>)

        /// Text that stands for itself: of a CDATA section.
        case plainText(Range<Int>)

        /// A start tag; an empty element gives its end tag next.
        case start(Tag)

        /// An end tag.
        case end(String)

        /// A declaration of a document type.
        case documentType
    }

    /// A start tag.
    struct Tag {
        /// The name; in HTML in small letters.
        var name: String

        /// Where the attributes stand.
        var attributes: Range<Int>
    }

    /// The languages that are read.
    enum Language {
        case xml, html
    }

    let bytes: [UInt8]

    /// The number of the line on which the last token begins, from 1.
    private(set) var line = 1

    private let language: Language
    private var index = 0
    private var counted = 0

    /// An end tag that is to come: of an empty element.
    private var pendingEnd: String?

    /// The element whose raw text comes next.
    private var rawElement: String?

    /// Starts at the beginning of a document in UTF-8.
    init(_ bytes: [UInt8], _ language: Language) {
        self.bytes = bytes
        self.language = language
    }

    /// The next token, `nil` at the end.
    ///
    /// Complexity: O(bytes passed over); over all calls O(*n*).
    mutating func next() -> Token? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while index < bytes.count {
            countLines()
            if let name = rawElement {
                rawElement = nil
                let end = endOfRawText(name)
                if end > index {
                    defer { index = end }
                    return .plainText(index..<end)
                }
            }
            if let token = bytes[index] == UInt8(ascii: "<") ? markup() : text() { return token }
        }
        return nil
    }

    private mutating func countLines() {
        while counted < index {
            if bytes[counted] == 0x0A { line += 1 }
            counted += 1
        }
    }

    /// Text up to the next tag.
    private mutating func text() -> Token? {
        let start = index
        repeat {
            index += 1
        } while index < bytes.count && bytes[index] != UInt8(ascii: "<")
        return .text(start..<index)
    }

    /// What begins with `<`; `nil` for what is passed over.
    private mutating func markup() -> Token? {
        guard index + 1 < bytes.count else { return text() }
        switch bytes[index + 1] {
        case UInt8(ascii: "/"): return endTag()
        case UInt8(ascii: "!"): return declaration()
        case UInt8(ascii: "?"):
            index = end(of: language == .xml ? "?>" : ">", from: index + 2)
            return nil
        case let byte where byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80:
            return startTag()
        default: return text()
        }
    }

    private mutating func declaration() -> Token? {
        if has("<!--", at: index) {
            // `<!-->` is a whole comment in HTML.
            index = end(of: "-->", from: index + (language == .html ? 2 : 4))
            return nil
        }
        if has("<![CDATA[", at: index), language == .xml {
            let start = index + 9
            index = end(of: "]]>", from: start)
            let end = has("]]>", at: index - 3) ? index - 3 : index
            return .plainText(start..<max(start, end))
        }
        let isDocumentType = has("<!doctype", at: index)
        index = end(of: ">", from: index + 2)
        return isDocumentType ? .documentType : nil
    }

    private mutating func endTag() -> Token? {
        let start = index + 2
        guard start < bytes.count, bytes[start].isASCIILetter || bytes[start] >= 0x80 else {
            index = end(of: ">", from: start)
            return nil
        }
        let name = name(from: start)
        index = end(of: ">", from: start)
        return .end(name)
    }

    private mutating func startTag() -> Token? {
        let start = index + 1
        let name = name(from: start)
        var place = start
        while place < bytes.count, !isNameEnd(bytes[place]) { place += 1 }
        let attributes = place
        var quote: UInt8?
        while place < bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // Elsewhere than before a value, a quote is a slip.
                if isBehindEquals(place, after: attributes) { quote = byte }
            }
            place += 1
        }
        index = min(place + 1, bytes.count)
        // A tag that never ends is lost, and all behind it.
        guard place < bytes.count else { return nil }
        let isEmpty = place > attributes && bytes[place - 1] == UInt8(ascii: "/")
        if language == .html {
            if Self.rawElements.contains(name) { rawElement = name }
        } else if isEmpty {
            pendingEnd = name
        }
        return .start(Tag(name: name, attributes: attributes..<place))
    }

    private func isBehindEquals(_ place: Int, after start: Int) -> Bool {
        var index = place - 1
        while index >= start, bytes[index] <= 0x20 { index -= 1 }
        return index >= start && bytes[index] == UInt8(ascii: "=")
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// The name from a place on, of which no more than 64 bytes are of interest.
    private func name(from start: Int) -> String {
        let name = bytes[start..<min(start + 64, bytes.count)].prefix { !isNameEnd($0) }
        guard language == .html else { return String(decoding: name, as: UTF8.self) }
        return String(
            decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }

    /// Where a raw text ends: before the end tag of its element.
    private func endOfRawText(_ name: String) -> Int {
        var place = index
        let tag = "</" + name
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), has(tag, at: place) { return place }
            place += 1
        }
        return bytes.count
    }

    /// The offset behind the next occurrence of a text, or the end of the document.
    private func end(of text: String, from start: Int) -> Int {
        let wanted = Array(text.utf8)
        var place = start
        while place + wanted.count <= bytes.count {
            if bytes[place] == wanted[0], bytes[place...].starts(with: wanted) {
                return place + wanted.count
            }
            place += 1
        }
        return bytes.count
    }

    /// Whether a text stands at an offset, whatever the case of ASCII letters.
    private func has(_ text: String, at place: Int) -> Bool {
        guard place >= 0, place + text.utf8.count <= bytes.count else { return false }
        return zip(bytes[place...], text.utf8).allSatisfy { byte, wanted in
            byte == wanted || byte.isASCIILetter && byte | 0x20 == wanted | 0x20
        }
    }

    /// The elements of HTML whose content holds no tags.
    private static let rawElements: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]
}

extension UInt8 {
    /// Whether the byte is an ASCII letter.
    var isASCIILetter: Bool {
        (0x61...0x7A).contains(self | 0x20)
    }
}
