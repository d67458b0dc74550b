/// Takes the marks out of a line of Markdown: emphasis, links, code, references to characters.
enum MarkdownSpans {
    /// The text as it would be shown.
    ///
    /// Stars and underscores are marks where there are several, and underscores not inside of words, so that
    /// `3*4` and `file_name` stay. Of links and pictures the words stay. Complexity: O(*n*).
    static func plain(_ line: [UInt8]) -> [UInt8] {
        guard line.contains(where: { "\\`*_[<&~".utf8.contains($0) }) else { return line }
        var text: [UInt8] = []
        CharacterReferences.append(line, 0..<line.count, to: &text)
        let pairs = Set("*_~".utf8.filter { mark in runs(of: mark, in: text) > 1 })
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\\") where index + 1 < text.count && isPunctuation(text[index + 1]):
                result.append(text[index + 1])
                index += 2
                continue
            case UInt8(ascii: "`"): break
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                let run = text[index...].prefix { $0 == byte }.count
                if !pairs.contains(byte) || !isMark(byte, run, index, text) {
                    result += text[index..<index + run]
                }
                index += run
                continue
            case UInt8(ascii: "!") where index + 1 < text.count && text[index + 1] == 0x5B: break
            case UInt8(ascii: "["), UInt8(ascii: "]"):
                if byte == UInt8(ascii: "["), isLink(text, index) { break }
                if byte == UInt8(ascii: "]"), let end = targetEnd(text, index + 1) {
                    index = end
                    continue
                }
                result.append(byte)
            case UInt8(ascii: "<"):
                if let end = tagEnd(text, index) {
                    index = end
                    continue
                }
                result.append(byte)
            default: result.append(byte)
            }
            index += 1
        }
        return result
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte)
            || (0x5B...0x60).contains(byte) || (0x7B...0x7E).contains(byte)
    }

    /// Whether a run of marks may open or close emphasis.
    private static func isMark(_ byte: UInt8, _ run: Int, _ index: Int, _ text: [UInt8]) -> Bool {
        guard byte != UInt8(ascii: "~") || run == 2, run <= 3 else { return false }
        let before = index > 0 ? text[index - 1] : 0x20
        let after = index + run < text.count ? text[index + run] : 0x20
        // Between two spaces, or between figures, it is a sign of its own.
        if before <= 0x20, after <= 0x20 { return false }
        if isDigit(before), isDigit(after) { return false }
        if byte == UInt8(ascii: "_"), isWord(before), isWord(after) { return false }
        return true
    }

    /// How many runs of a mark a line holds.
    private static func runs(of mark: UInt8, in text: [UInt8]) -> Int {
        var count = 0
        for index in text.indices where text[index] == mark {
            if index == 0 || text[index - 1] != mark { count += 1 }
        }
        return count
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || isDigit(byte)
    }

    /// Whether the words that a bracket opens are those of a link.
    private static func isLink(_ text: [UInt8], _ start: Int) -> Bool {
        guard let close = end(of: UInt8(ascii: "]"), in: text, start) else { return false }
        return targetEnd(text, close + 1) != nil
    }

    /// The offset behind the address `(…)` that stands at a place.
    private static func targetEnd(_ text: [UInt8], _ start: Int) -> Int? {
        guard start < text.count, text[start] == UInt8(ascii: "(") else { return nil }
        guard let end = end(of: UInt8(ascii: ")"), in: text, start) else { return nil }
        // Prose in brackets is no address.
        let target = text[(start + 1)..<end].prefix { $0 != 0x20 }
        return target.allSatisfy { $0 < 0x80 } || target.contains(UInt8(ascii: "/")) ? end + 1 : nil
    }

    /// The offset behind a tag of HTML or an address in angle brackets.
    private static func tagEnd(_ text: [UInt8], _ start: Int) -> Int? {
        guard start + 1 < text.count,
            text[start + 1].isASCIILetter || text[start + 1] == UInt8(ascii: "/")
        else { return nil }
        return end(of: UInt8(ascii: ">"), in: text, start).map { $0 + 1 }
    }

    /// Where what opens at a place is closed, before another one opens.
    ///
    /// So a line is passed over once, however many are never closed.
    private static func end(of close: UInt8, in text: [UInt8], _ start: Int) -> Int? {
        var index = start + 1
        while index < text.count, text[index] != close, text[index] != text[start] { index += 1 }
        return index < text.count && text[index] == close ? index : nil
    }
}
