internal import Glibc
internal import Measuring

@testable internal import SearchIndex

/// Compares the best paragraphs as they are found with those that scoring everything gives, to the last
/// bit: `exact INDEX KIND FILE [KIND FILE …]`, where kinds and files are those of `queries`.
///
/// Every query is asked for the best 1, 10 and 100. Tells how many were compared, and how many of them
/// the fast way leaves to the other; of each that differs its text, and ends with status 1.
@main
struct Exact {
    private static let limits = [1, 10, 100]

    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3, arguments.count % 2 == 1, let path = arguments.popFirst() else {
            print("usage: exact INDEX KIND FILE [KIND FILE …]")
            exit(2)
        }
        let index = try SearchIndex(contentsOf: path)
        var isSame = true
        while let name = arguments.popFirst(), let file = arguments.popFirst() {
            guard let kind = Kind(rawValue: name) else {
                print("\(name): a kind is one of", Kind.allCases.map(\.rawValue))
                exit(2)
            }
            var (compared, left, different) = (0, 0, 0)
            for line in try Lines.read(file) {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                let text = String(fields.count > 1 ? fields[1] : fields[0])
                for limit in limits {
                    switch try compare(text, kind, limit: limit, in: index) {
                    case true?: compared += 1
                    case nil: left += 1
                    case false?:
                        different += 1
                        print("differs:", name, limit, text)
                    }
                }
            }
            print("\(name) \(file): \(compared) the same, \(left) left, \(different) different")
            if different > 0 || compared == 0 { isSame = false }
        }
        exit(isSame ? 0 : 1)
    }

    /// Whether both ways give the same hits; `nil` if there is no fast one.
    private static func compare(
        _ text: String,
        _ kind: Kind,
        limit: Int,
        in index: SearchIndex
    ) throws -> Bool? {
        var (query, options) = kind.query(text)
        options.limit = limit
        return try index.file.withBytes { (bytes) throws(SearchIndexError) in
            var resolver = QueryResolver(index, options: options, analyzer: nil)
            let resolved = try resolver.resolve(query, in: bytes)
            let hits = TopKSearch.hits(
                of: resolved,
                in: index,
                options: options,
                averageLength: index.averageLength,
                bytes: bytes
            )
            guard let hits else { return nil }
            let exhaustive = ExhaustiveSearch(index: index, options: options.ranking)
            let expected = exhaustive.search(
                resolved.scoring,
                candidates: resolved.paragraphs(of: index, in: bytes),
                limit: limit,
                in: bytes
            )
            return hits == expected
        }
    }
}
