/// What the styles of a Word document say of paragraphs: how deep a heading stands, how it is numbered.
struct DOCXStyles {
    private struct Style {
        var level: Int?
        var parent: String?
        var list: String?
        var listLevel: Int?
    }

    /// How many styles one may be based on, one on the other.
    private static let depthLimit = 20

    private var styles: [String: Style] = [:]

    /// Reads `styles.xml`.
    ///
    /// Complexity: O(*n*).
    init(_ bytes: [UInt8]) {
        var reader = MarkupReader(bytes, .xml)
        var current: String?
        while let token = reader.next() {
            guard case .start(let tag) = token else {
                if case .end("w:style") = token { current = nil }
                continue
            }
            if tag.name == "w:style" {
                current = reader.attribute("w:styleId", of: tag)
                if let current { styles[current] = Style() }
            }
            guard let current, let value = reader.attribute("w:val", of: tag) else { continue }
            switch tag.name {
            case "w:basedOn": styles[current]?.parent = value
            case "w:numId": styles[current]?.list = value
            case "w:ilvl": styles[current]?.listLevel = Int(value)
            case "w:outlineLvl": styles[current]?.level = Int(value).map { $0 + 1 }
            case "w:name" where value.lowercased().hasPrefix("heading "):
                styles[current]?.level = Int(value.dropFirst(8))
            default: break
            }
        }
    }

    /// The level of a paragraph with a style, from 1 to 9, or `nil` if that is no heading's.
    func level(of style: String) -> Int? {
        var name: String? = style
        for _ in 0..<Self.depthLimit {
            guard let next = name, let found = styles[next] else { return nil }
            if let level = found.level { return (1...9).contains(level) ? level : nil }
            name = found.parent
        }
        return nil
    }

    /// The list that numbers paragraphs with a style, the style that says so, and the level if given.
    func list(of style: String) -> (list: String, style: String, level: Int?)? {
        var name: String? = style
        var level: Int?
        for _ in 0..<Self.depthLimit {
            guard let next = name, let found = styles[next] else { return nil }
            level = level ?? found.listLevel
            if let list = found.list { return (list, next, level) }
            name = found.parent
        }
        return nil
    }
}
