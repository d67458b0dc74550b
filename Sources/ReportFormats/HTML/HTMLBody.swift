internal import SearchIndex

/// Walks through a page and gives its blocks of text.
///
/// There is no tree: a block begins where a tag of a block stands, whether closed or not. Only tables
/// are kept while they are open, at most `depthLimit` in each other.
struct HTMLBody {
    private static let depthLimit = 50

    private let hidesNavigation: Bool
    private var text = SourceText()
    private var line = HTMLLine()
    private var tables: [HTMLTable] = []
    private var headingLevel: Int?
    private var isItem = false
    private var isPreformatted = false

    /// The element that is passed over, and how often it stands in itself.
    private var hidden: (name: String, depth: Int)?

    /// The last line on which something was added; lines never fall.
    private var lastLine = 1

    init(hidesNavigation: Bool) {
        self.hidesNavigation = hidesNavigation
    }

    /// Reads a page in UTF-8; `nil` if what is to be passed over never ends.
    ///
    /// Complexity: O(*n*); depth costs nothing.
    mutating func read(_ bytes: [UInt8]) -> SourceText? {
        var reader = MarkupReader(bytes, .html)
        var resolved: [UInt8] = []
        while let token = reader.next() {
            switch token {
            case .documentType: continue
            case .start(let tag):
                if hidden == nil { start(tag, reader) } else { deepen(tag.name, by: 1) }
            case .end(let name):
                if hidden == nil { end(name) } else { deepen(name, by: -1) }
            case .text(let range), .plainText(let range):
                guard hidden == nil else { continue }
                resolved.removeAll(keepingCapacity: true)
                CharacterReferences.append(bytes, range, to: &resolved)
                add(resolved, reader.line)
            }
        }
        guard hidden == nil || !hidesNavigation else { return nil }
        flush()
        while !tables.isEmpty { endTable() }
        return text
    }

    private mutating func add(_ resolved: [UInt8], _ number: Int) {
        guard isPreformatted else { return line.add(resolved, line: number) }
        var number = number
        for part in resolved.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line.add(Array(part), line: number)
            if part.endIndex < resolved.count { flush() }
            number += 1
        }
    }

    private mutating func start(_ tag: MarkupReader.Tag, _ reader: MarkupReader) {
        if hides(tag, reader) {
            flush()
            hidden = (tag.name, 1)
            return
        }
        guard HTMLElements.blocks.contains(tag.name) else { return }
        flush()
        headingLevel = HTMLElements.headingLevel(tag.name)
        switch tag.name {
        case "li": isItem = true
        case "pre": isPreformatted = true
        case "table" where tables.count < Self.depthLimit: tables.append(HTMLTable())
        case "tr": endRow()
        case "td", "th":
            if let last = tables.indices.last { tables[last].beginCell() }
        default: break
        }
    }

    private mutating func end(_ name: String) {
        guard HTMLElements.blocks.contains(name) else { return }
        flush()
        headingLevel = nil
        switch name {
        case "li", "ul", "ol": isItem = false
        case "pre": isPreformatted = false
        case "tr": endRow()
        case "table": endTable()
        default: break
        }
    }

    private mutating func deepen(_ name: String, by step: Int) {
        guard let open = hidden, open.name == name else { return }
        let depth = open.depth + step
        hidden = depth > 0 ? (name, depth) : nil
    }

    private func hides(_ tag: MarkupReader.Tag, _ reader: MarkupReader) -> Bool {
        if HTMLElements.neverShown.contains(tag.name) { return true }
        guard hidesNavigation else { return false }
        if HTMLElements.navigation.contains(tag.name) { return true }
        // Elements that may be left open could hide what follows them.
        guard !tag.attributes.isEmpty, HTMLElements.alwaysClosed.contains(tag.name) else {
            return false
        }
        if reader.attribute("hidden", of: tag) != nil { return true }
        if reader.attribute("role", of: tag) == "navigation" { return true }
        if reader.attribute("aria-hidden", of: tag) == "true" { return true }
        guard let style = reader.attribute("style", of: tag) else { return false }
        return style.lowercased().filter { $0 != " " }.contains("display:none")
    }

    /// Ends the block that is being gathered.
    private mutating func flush() {
        let number = line.number
        let content = line.take()
        guard !content.isEmpty else { return }
        let kind: SourceElement.Kind =
            if let headingLevel { .heading(level: headingLevel) } else if isItem { .listItem } else
            { .paragraph }
        give([HTMLBlock(kind: kind, text: content, line: number)])
    }

    private mutating func endRow() {
        guard var table = tables.popLast() else { return }
        give(table.takeRow())
        tables.append(table)
    }

    private mutating func endTable() {
        guard var table = tables.popLast() else { return }
        give(table.takeRow())
    }

    /// Hands blocks to the cell that is open, or to the text.
    private mutating func give(_ blocks: [HTMLBlock]) {
        if let last = tables.indices.last {
            for block in blocks { tables[last].add(block) }
            return
        }
        for block in blocks {
            lastLine = max(lastLine, block.line)
            text.append(block.kind, block.text, line: lastLine)
        }
    }
}
