internal import FoundationEssentials

/// A document of the catalogue, line by line.
struct DocumentFile {
    let path: String
    var lines: [String]

    /// Reads a document by its name.
    init(_ name: String) throws {
        path = Self.packageFolder + "/Sources/SearchIndex/SearchIndex.docc/" + name
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String { lines.joined(separator: "\n") }

    /// The places of the lines inside of each block of code in a language, in their order.
    func blocks(of language: String) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start: Int?
        for (index, line) in lines.enumerated() where line.hasPrefix("```") {
            if let open = start {
                blocks.append(open..<index)
                start = nil
            } else if line == "```" + language {
                start = index + 1
            }
        }
        return blocks
    }

    /// The cells of the table below a heading, without its own heading and line.
    func table(below heading: String) -> [[String]] {
        guard let start = lines.firstIndex(of: heading) else { return [] }
        let rows = lines[start...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return rows.dropFirst(2).map { row in
            row.split(separator: "|").map { cell in
                cell.split(separator: " ").joined(separator: " ")
            }
        }
    }

    /// Writes the document back.
    func save() throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    static let packageFolder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(4).joined(separator: "/")
}
