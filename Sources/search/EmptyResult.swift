internal import SearchIndex

/// Tells why a query finds nothing: what each of its parts finds, and which of them empties it.
struct EmptyResult {
    let query: PreparedQuery
    let meaning: Query

    /// The most parts that are told of.
    private static let limit = 8

    /// Tells what each part of the query finds, if there are several that all must be met.
    func explain(in index: SearchArchive) throws(Failure) {
        if meaning == .nothing {
            Messages.complain("note: the query holds nothing to look for")
            return
        }
        let parts = parts
        guard parts.count > 1 else { return }
        for part in parts.prefix(Self.limit) {
            let count = try count(of: part, in: index)
            Messages.complain("\(part): \(Quantities.count(count, "paragraph"))")
        }
        guard parts.count > 2, parts.count <= Self.limit else { return }
        for place in parts.indices {
            var others = parts
            let part = others.remove(at: place)
            let count = try count(of: .and(others), in: index)
            guard count > 0 else { continue }
            Messages.complain("without \(part): \(Quantities.count(count, "paragraph"))")
        }
    }

    /// What must be met all together: the parts of a conjunction, and the words of a text.
    private var parts: [Query] {
        var parts: [Query] = []
        var queries = [meaning]
        if case .and(let all) = meaning { queries = all }
        for part in queries {
            guard case .text(let text) = part, query.need != .any else {
                parts.append(part)
                continue
            }
            parts += text.split(separator: " ").map { .text(String($0)) }
        }
        return parts
    }

    private func count(of part: Query, in index: SearchArchive) throws(Failure) -> Int {
        try query.paragraphs(answering: part, in: index).reduce(0) { $0 + $1.count }
    }
}
