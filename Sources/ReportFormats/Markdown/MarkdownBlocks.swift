internal import SearchIndex

/// Joins the lines of a Markdown text to blocks.
struct MarkdownBlocks {
    private var text = SourceText()
    private var paragraph = HTMLLine()
    private var kind = SourceElement.Kind.paragraph
    private var lastNumber = 0
    private var fence: [UInt8]?

    /// The elements of a text that was cut into lines.
    ///
    /// Complexity: O(*n*).
    mutating func read(_ source: SourceText) -> SourceText {
        for element in source.elements {
            if element.line > lastNumber + 1 { finish() }
            take(Array(source.bytes[element.range]), element.line)
            lastNumber = element.line
        }
        finish()
        return text
    }

    private mutating func take(_ line: [UInt8], _ number: Int) {
        if let mark = fence {
            if line.starts(with: mark) { fence = nil } else { append(.line, line, number) }
            return
        }
        if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
            finish()
            fence = Array(line.prefix(3))
            return
        }
        if let level = underlineLevel(line) {
            kind = .heading(level: level)
            return finish()
        }
        if Self.isRule(line) || Self.isTableRule(line) { return finish() }
        let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(hashes), hashes < line.count, line[hashes] <= 0x20 {
            finish()
            var title = line[hashes...].drop { $0 <= 0x20 }
            while let last = title.last, last == UInt8(ascii: "#") || last <= 0x20 {
                title.removeLast()
            }
            return append(.heading(level: hashes), Array(title), number)
        }
        if line.first == UInt8(ascii: "|") {
            finish()
            return appendRow(line, number)
        }
        var content = line[...]
        while content.first == UInt8(ascii: ">") {
            content = content.dropFirst().drop { $0 <= 0x20 }
        }
        if let item = Self.item(content) {
            finish()
            kind = .listItem
            content = item
        }
        paragraph.add(Array(content), line: number)
        paragraph.add([0x0A], line: number)
        // Two spaces would be seen before the line was trimmed; a backslash breaks the line, too.
        if content.last == UInt8(ascii: "\\") { finish() }
    }

    /// Adds the paragraph that is open.
    private mutating func finish() {
        let number = paragraph.number
        let content = paragraph.take()
        if !content.isEmpty { append(kind, content, number) }
        kind = .paragraph
    }

    private mutating func append(_ kind: SourceElement.Kind, _ content: [UInt8], _ number: Int) {
        text.append(kind, kind == .line ? content : MarkdownSpans.plain(content), line: number)
    }

    private mutating func appendRow(_ line: [UInt8], _ number: Int) {
        var cells: [[UInt8]] = [[]]
        var index = 1
        while index < line.count {
            if line[index] == UInt8(ascii: "\\"), index + 1 < line.count, line[index + 1] == 0x7C {
                cells[cells.count - 1].append(0x7C)
                index += 1
            } else if line[index] == 0x7C {
                cells.append([])
            } else {
                cells[cells.count - 1].append(line[index])
            }
            index += 1
        }
        text.append(row: cells.map { MarkdownSpans.plain(Self.trimmed($0)) }, line: number)
    }

    private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
        Array(cell.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
    }

    /// The level of a heading that this line underlines, `nil` if it underlines none.
    private func underlineLevel(_ line: [UInt8]) -> Int? {
        guard let first = line.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
            line.allSatisfy({ $0 == first }), !paragraph.text.isEmpty, kind == .paragraph
        else { return nil }
        return first == UInt8(ascii: "=") ? 1 : 2
    }

    private static func isRule(_ line: [UInt8]) -> Bool {
        let marks = line.filter { $0 > 0x20 }
        guard let first = marks.first, marks.count >= 3 else { return false }
        return "-*_".utf8.contains(first) && marks.allSatisfy { $0 == first }
    }

    private static func isTableRule(_ line: [UInt8]) -> Bool {
        line.contains(0x7C) && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { "|-: ".utf8.contains($0) }
    }

    /// What stands behind the mark of an item of a list, `nil` if there is none.
    ///
    /// A number stays: in reports it is part of the text.
    private static func item(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = line.first, line.count > 2 else { return nil }
        let second = line[line.startIndex + 1]
        if "-*+".utf8.contains(first), second == 0x20 {
            return line.dropFirst(2).drop { $0 == 0x20 }
        }
        let digits = line.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count), digits.endIndex + 1 < line.endIndex,
            ".)".utf8.contains(line[digits.endIndex]), line[digits.endIndex + 1] == 0x20
        else { return nil }
        return line
    }
}
