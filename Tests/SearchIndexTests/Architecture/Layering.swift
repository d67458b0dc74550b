/// The order of the folders in `Sources/SearchIndex`: each uses only those before it.
///
/// A name counts as used where it stands in code. Members of a type are out of sight: a method that
/// a later folder adds in an extension is not seen.
enum Layering {
    static let folders = [
        "Model", "Bytes", "Analysis", "Reports", "TextStore", "Terms", "Postings", "File",
        "Building", "Query", "Ranking", "Searching",
    ]

    /// What breaks the order, a sentence each; files outside of the library may use all of it.
    static func findings(in files: [SwiftSource]) -> [String] {
        var findings: [String] = []
        var layers: [String: Int] = [:]
        var placed: [(file: SwiftSource, layer: Int)] = []
        for file in files where file.path.hasPrefix(library) {
            guard let layer = layer(of: file) else {
                findings.append("\(file.path) stands in no folder of the order")
                continue
            }
            placed.append((file, layer))
            for name in topLevelNames(of: file) {
                layers[name] = min(layer, layers[name] ?? layer)
            }
        }
        for (file, layer) in placed {
            for name in names(usedBy: file, of: layers) {
                guard let later = layers[name], later > layer else { continue }
                findings.append("\(file.path) uses \(name) of the later folder \(folders[later])")
            }
        }
        return findings
    }

    private static let library = "SearchIndex/"

    private static func layer(of file: SwiftSource) -> Int? {
        let rest = file.path.dropFirst(library.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        return folders.firstIndex(of: String(rest[..<slash]))
    }

    /// The types and functions that a file offers to others.
    private static func topLevelNames(of file: SwiftSource) -> [String] {
        let tokens = file.tokens
        var names: [String] = []
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].text {
            case "{", "(", "[":
                depth += 1
            case "}", ")", "]":
                depth -= 1
            case "struct", "class", "enum", "actor", "protocol", "typealias", "func":
                guard depth == 0, index + 1 < tokens.count, isWord(tokens[index + 1].text) else {
                    continue
                }
                let before = tokens[..<index].reversed().prefix { $0.line == tokens[index].line }
                let hiding: Set = ["private", "fileprivate", "import"]
                if before.contains(where: { hiding.contains($0.text) }) { continue }
                names.append(tokens[index + 1].text)
            default:
                continue
            }
        }
        return names
    }

    /// The given names that a file uses, each once, in order; not those which it declares itself,
    /// nested or local.
    private static func names(usedBy file: SwiftSource, of known: [String: Int]) -> [String] {
        let tokens = file.tokens
        var seen = declaredNames(in: tokens)
        var used: [String] = []
        for index in tokens.indices where known[tokens[index].text] != nil {
            let name = tokens[index].text
            let isMember = index > 0 && tokens[index - 1].text == "."
            let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
            // A function's name serves for labels and variables as well; a call tells it apart.
            let isName = name.first?.isUppercase == true || next == "("
            if !isMember, isName, seen.insert(name).inserted { used.append(name) }
        }
        return used
    }

    private static func declaredNames(in tokens: [SwiftTokens.Token]) -> Set<String> {
        let keywords: Set = [
            "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype", "func",
            "let", "var", "case",
        ]
        var names: Set<String> = []
        for (keyword, name) in zip(tokens, tokens.dropFirst()) where keywords.contains(keyword.text)
        {
            names.insert(name.text)
        }
        for (name, colon) in zip(tokens, tokens.dropFirst()) where colon.text == ":" {
            if name.text.first?.isLowercase == true { names.insert(name.text) }
        }
        return names
    }

    private static func isWord(_ text: String) -> Bool {
        text.first.map { $0.isLetter || $0 == "_" } ?? false
    }
}
