/// Finds files that have grown past one type or one aspect.
enum FileSize {
    /// In bytes.
    static let limit = 15_000

    /// Which files are too large, a sentence each; `allowed` holds a reason for each path.
    static func findings(in files: [SwiftSource], allowed: [String: String]) -> [String] {
        var findings: [String] = []
        let sizes = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text.utf8.count) })
        for (path, size) in sizes.sorted(by: { $0.key < $1.key }) {
            if size > limit, allowed[path] == nil {
                findings.append("\(path) has \(size) bytes, more than \(limit)")
            }
        }
        for (path, reason) in allowed.sorted(by: { $0.key < $1.key }) {
            if sizes[path, default: 0] <= limit {
                findings.append("\(path) is on the list, but not a large file")
            }
            if reason.isEmpty { findings.append("\(path) is on the list without a reason") }
        }
        return findings
    }
}
