/// Keeps unsafe code in a few files, with a comment at each place that says why it is safe.
enum UnsafeFence {
    /// How many lines below a `// Safe:` comment an `unsafe` may stand.
    static let reach = 12

    /// What breaks the fence, a sentence each; `allowed` holds a reason for each path.
    static func findings(in files: [SwiftSource], allowed: [String: String]) -> [String] {
        var findings: [String] = []
        for file in files {
            guard let first = file.tokens.indices.first(where: { isUnsafe($0, in: file.tokens) })
            else {
                if allowed[file.path] != nil {
                    findings.append("\(file.path) is on the list, but holds nothing unsafe")
                }
                continue
            }
            if allowed[file.path] == nil {
                let token = file.tokens[first]
                findings.append("\(file.path):\(token.line) is not on the list: \(token.text)")
            } else {
                findings += uncommentedLines(of: file).map {
                    "\(file.path):\($0) is unsafe without a comment 'Safe: …' above it"
                }
            }
        }
        let paths = Set(files.map(\.path))
        for (path, reason) in allowed.sorted(by: { $0.key < $1.key }) {
            if !paths.contains(path) { findings.append("\(path) is on the list, but not there") }
            if reason.isEmpty { findings.append("\(path) is on the list without a reason") }
        }
        return findings
    }

    /// The keyword and its kin, and the types and functions that are named unsafe.
    private static func isUnsafe(_ index: Int, in tokens: [SwiftTokens.Token]) -> Bool {
        let text = tokens[index].text
        if text == "safe" || text == "unchecked" {
            return index > 0 && tokens[index - 1].text == "@"
        }
        return ["unsafe", "Unsafe", "withUnsafe"].contains { text.hasPrefix($0) }
    }

    /// The lines that are unsafe without a reason: a `// Safe:` comment close above the line, or
    /// above an unsafe line that opens a block around it.
    private static func uncommentedLines(of file: SwiftSource) -> [Int] {
        var reasonLines: Set<Int> = []
        for comment in file.code.comments {
            // A reason may go on for several lines; the reach counts from its last.
            if comment.text.hasPrefix("Safe:") || reasonLines.contains(comment.line - 1) {
                reasonLines.insert(comment.line)
            }
        }
        var lines: [Int] = []
        // For each block that is open, whether a reason holds for all of it.
        var blocks: [Bool] = []
        var lastReasoned = 0
        for (index, token) in file.tokens.enumerated() {
            if token.text == "{" {
                blocks.append(blocks.last == true || lastReasoned == token.line)
            } else if token.text == "}" {
                _ = blocks.popLast()
            }
            // `@unsafe` passes the duty on to the caller; `@unchecked` claims something itself.
            let isAttribute = index > 0 && file.tokens[index - 1].text == "@"
            guard token.text == (isAttribute ? "unchecked" : "unsafe") else { continue }
            let isNear = (token.line - reach...token.line).contains(where: reasonLines.contains)
            if isNear || blocks.last == true {
                // Not for `@unchecked`, whose block is a whole type.
                if !isAttribute { lastReasoned = token.line }
            } else if lines.last != token.line {
                lines.append(token.line)
            }
        }
        return lines
    }
}

/// What no source may hold at all.
enum ForbiddenCode {
    /// What is forbidden and there, a sentence each.
    static func findings(in files: [SwiftSource]) -> [String] {
        files.flatMap { file in
            var findings: [String] = []
            var importLine: Int?
            for token in file.tokens {
                if token.text == "import" { importLine = token.line }
                let isFoundation =
                    importLine == token.line && token.text.hasPrefix("Foundation")
                if isFoundation || ["try!", "as!", "fatalError"].contains(token.text) {
                    findings.append("\(file.path):\(token.line) holds \(token.text)")
                }
            }
            // Looked for in the whole text, because flags stand in string literals.
            for flag in ["-Ounchecked", "unsafeFlags"] where file.text.contains(flag) {
                findings.append("\(file.path) holds \(flag)")
            }
            return findings
        }
    }
}
