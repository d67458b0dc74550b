internal import Testing

@testable import SearchIndex

/// Holds Architecture.md to the code.
@Suite struct `Architecture.md` {
    let document: DocumentFile
    let sources: [SwiftSource]

    init() throws {
        document = try DocumentFile("Architecture.md")
        sources = try SwiftSource.all.get()
    }

    @Test func `the folders are described in their order`() {
        let described = document.lines.filter { $0.hasPrefix("### ") }.map {
            String($0.dropFirst(4))
        }
        #expect(described == Layering.folders)
    }

    @Test func `every type that is named exists, in the folder under which it is named`() throws {
        var folder: String?
        for line in document.lines {
            if line.hasPrefix("## ") { folder = nil }
            if line.hasPrefix("### ") { folder = String(line.dropFirst(4)) }
            for name in Self.names(in: line) {
                let files = name.hasSuffix(".swift") ? [] : declaringFiles(of: name)
                let isFile = sources.contains { $0.path.hasSuffix("/" + name) }
                #expect(isFile || !files.isEmpty, "\(name) is named, but not there")
                guard let folder, name != "PackedSequenceWriter", !isFile else { continue }
                let isInside = files.contains { $0.hasPrefix("SearchIndex/\(folder)/") }
                #expect(isInside, "\(name) is named under \(folder), but stands in \(files)")
            }
        }
    }

    /// The names of types and files in code font.
    private static func names(in line: String) -> [String] {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) || line.contains("``") }
            .map { $0.element.split(separator: "/").first.map(String.init) ?? "" }
            .filter { name in
                name.first?.isUppercase == true
                    && name.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
                    && !name.contains(" ")
            }
    }

    private func declaringFiles(of name: String) -> [String] {
        let keywords: Set = ["struct", "class", "enum", "protocol", "actor"]
        return sources.filter { source in
            zip(source.tokens, source.tokens.dropFirst()).contains {
                keywords.contains($0.text) && $1.text == name
            }
        }
        .map(\.path)
    }
}
