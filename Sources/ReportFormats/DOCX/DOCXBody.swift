internal import SearchIndex

/// Walks through the body of a Word document and gives its paragraphs and rows.
struct DOCXBody {
    /// A paragraph that is being read.
    private struct OpenParagraph {
        /// The lines of the paragraph: a break within it ends one.
        var lines: [[UInt8]] = [[]]
        var number = 0
        var page = 0
        var level: Int?
        var isItem = false
        var style: String?
        var list: String?
        var listLevel: Int?
    }

    /// How deep paragraphs may stand in each other, by text boxes; deeper ones are not told apart.
    private static let depthLimit = 64

    private let styles: DOCXStyles
    private var numbering: DOCXNumbering
    private var number = 0
    private var page = 0
    private var lastNumber = 0
    private var lastPage = 0

    private var open: [OpenParagraph] = []
    private var tableDepth = 0
    private var cells: [[UInt8]] = []
    private var cellParagraphs: [OpenParagraph] = []
    private var runDepth = 0
    private var textDepth = 0

    /// How many elements are open whose content is passed over.
    private var hidden = 0

    init(styles: DOCXStyles, numbering: DOCXNumbering) {
        self.styles = styles
        self.numbering = numbering
    }

    /// Reads a part of the document and adds its text.
    ///
    /// Complexity: O(*n*); depth costs nothing.
    /// - Returns: Whether the part is acceptable: it declares no document type.
    mutating func read(_ bytes: [UInt8], into text: inout SourceText) -> Bool {
        if page == 0, Self.hasPages(bytes) { page = 1 }
        var reader = MarkupReader(bytes, .xml)
        while let token = reader.next() {
            switch token {
            case .documentType: return false
            case .start(let tag): start(tag, reader)
            case .end(let name): end(name, &text)
            case .text(let range):
                guard textDepth > 0, hidden == 0 else { continue }
                add { CharacterReferences.append(bytes, range, to: &$0) }
            case .plainText(let range):
                guard textDepth > 0, hidden == 0 else { continue }
                add { $0 += bytes[range] }
            }
        }
        finish(&text)
        return true
    }

    /// Whether Word has recorded where its pages end.
    private static func hasPages(_ bytes: [UInt8]) -> Bool {
        let mark = Array("lastRenderedPageBreak".utf8)
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    /// Adds to the line that is being read.
    private mutating func add(_ body: (inout [UInt8]) -> Void) {
        guard let place = open.indices.last, let line = open[place].lines.indices.last else {
            return
        }
        if open[place].lines.count == 1, open[place].lines[0].isEmpty { open[place].page = page }
        body(&open[place].lines[line])
    }

    private mutating func start(_ tag: MarkupReader.Tag, _ reader: MarkupReader) {
        switch tag.name {
        case "w:p":
            number += 1
            guard open.count < Self.depthLimit else { return }
            open.append(OpenParagraph(number: number, page: page))
        case "w:r": runDepth += 1
        case "w:t", "m:t": textDepth += 1
        case "w:tbl": tableDepth += 1
        case "w:tr" where tableDepth == 1: cells = []
        case "w:tc" where tableDepth == 1:
            cells.append([])
            cellParagraphs = []
        case "w:moveFrom", "mc:Fallback", "w:pPrChange": hidden += 1
        case "w:lastRenderedPageBreak": page += 1
        default: property(tag, reader)
        }
    }

    /// Takes what stands in a run beside text, or describes a paragraph.
    private mutating func property(_ tag: MarkupReader.Tag, _ reader: MarkupReader) {
        guard hidden == 0, let place = open.indices.last else { return }
        switch tag.name {
        case "w:tab" where runDepth > 0: add { $0.append(0x20) }
        case "w:noBreakHyphen": add { $0.append(UInt8(ascii: "-")) }
        case "w:br", "w:cr":
            guard runDepth > 0, reader.attribute("w:type", of: tag) == nil else { return }
            open[place].lines.append([])
        case "w:pStyle":
            guard let style = reader.attribute("w:val", of: tag) else { return }
            open[place].level = open[place].level ?? styles.level(of: style)
            open[place].style = open[place].style ?? style
        case "w:outlineLvl" where runDepth == 0:
            guard let level = reader.attribute("w:val", of: tag).flatMap({ Int($0) }) else {
                return
            }
            open[place].level = (0...8).contains(level) ? level + 1 : nil
        case "w:numId":
            open[place].list = reader.attribute("w:val", of: tag)
            open[place].isItem = open[place].list != "0"
        case "w:ilvl":
            open[place].listLevel = reader.attribute("w:val", of: tag).flatMap { Int($0) }
        default: break
        }
    }

    private mutating func end(_ name: String, _ text: inout SourceText) {
        switch name {
        case "w:p":
            if let paragraph = open.popLast() { take(numbered(paragraph), &text) }
        case "w:r": runDepth = max(0, runDepth - 1)
        case "w:t", "m:t": textDepth = max(0, textDepth - 1)
        case "w:tbl": tableDepth = max(0, tableDepth - 1)
        case "w:tr" where tableDepth == 1: takeRow(&text)
        case "w:moveFrom", "mc:Fallback", "w:pPrChange": hidden = max(0, hidden - 1)
        default: break
        }
    }

    /// A whole paragraph with the number that Word puts before it, if it has one and any text.
    private mutating func numbered(_ paragraph: OpenParagraph) -> OpenParagraph {
        let inherited = paragraph.style.flatMap { styles.list(of: $0) }
        // The list 0 is none, and overrules that of the style.
        guard let list = paragraph.list ?? inherited?.list, list != "0" else { return paragraph }
        let level =
            paragraph.listLevel ?? inherited?.level
            ?? inherited.flatMap { numbering.level(ofStyle: $0.style, in: list) } ?? 0
        let label = numbering.label(in: list, level: level)
        let line = paragraph.lines.firstIndex { $0.contains { $0 > 0x20 } }
        guard !label.isEmpty, let line else { return paragraph }
        var paragraph = paragraph
        paragraph.lines[line].insert(contentsOf: label.utf8, at: 0)
        return paragraph
    }

    /// Takes a whole paragraph: into the text, or into the cell it stands in.
    private mutating func take(_ paragraph: OpenParagraph, _ text: inout SourceText) {
        guard tableDepth > 0, let cell = cells.indices.last else {
            return append(paragraph, to: &text)
        }
        cellParagraphs.append(paragraph)
        for line in paragraph.lines where !line.isEmpty {
            if !cells[cell].isEmpty { cells[cell].append(0x20) }
            cells[cell] += line
        }
    }

    /// Adds a row; what stands in a table of one cell is no table.
    private mutating func takeRow(_ text: inout SourceText) {
        defer { cells = [] }
        if cells.count == 1 {
            for paragraph in cellParagraphs { append(paragraph, to: &text) }
            return
        }
        lastNumber = max(lastNumber, number)
        lastPage = max(lastPage, page)
        text.append(row: cells, line: max(1, lastNumber), page: lastPage)
    }

    private mutating func append(_ paragraph: OpenParagraph, to text: inout SourceText) {
        let kind: SourceElement.Kind =
            if let level = paragraph.level { .heading(level: level) } else if paragraph.isItem {
                .listItem
            } else { .paragraph }
        // A text box comes before the paragraph it stands in.
        lastNumber = max(lastNumber, paragraph.number)
        lastPage = max(lastPage, paragraph.page)
        for line in paragraph.lines {
            text.append(kind, line, line: lastNumber, page: lastPage)
        }
    }

    /// Takes what a document that was cut short has left open.
    private mutating func finish(_ text: inout SourceText) {
        for paragraph in open { take(paragraph, &text) }
        if !cells.isEmpty { takeRow(&text) }
        open = []
        (tableDepth, runDepth, textDepth, hidden) = (0, 0, 0, 0)
    }
}

extension SourceText {
    /// Adds a row of a table, its cells joined by ` | `; empty ones are left out.
    mutating func append(row cells: [[UInt8]], line: Int, page: Int = 0) {
        var row: [UInt8] = []
        for cell in cells where cell.contains(where: { $0 > 0x20 }) {
            if !row.isEmpty { row += " | ".utf8 }
            row += cell
        }
        append(.tableRow, row, line: line, page: page)
    }
}
