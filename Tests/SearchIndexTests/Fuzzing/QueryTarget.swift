@testable import SearchIndex

/// Queries of any bytes: each has a meaning, which is printed and read again as the same, and ends.
enum QueryTarget {
    private static let index: SearchIndex? = {
        guard let bytes = try? DamageSample.bytes.get() else { return nil }
        let path = "/tmp/search-fuzz-query-\(UInt64.random(in: .min ... .max)).idx"
        guard let file = try? AtomicFile(path: path), (try? file.write(bytes)) != nil,
            (try? file.commit()) != nil
        else { return nil }
        return try? SearchIndex(contentsOf: path)
    }()

    static func test(_ bytes: [UInt8]) throws {
        guard let index else { throw FuzzTarget.Finding(description: "no index to search") }
        let text = String(decoding: bytes.prefix(1 << 12), as: UTF8.self)
        guard let parsed = try? Query.parse(text) else { return }
        let printed = parsed.query.description
        if let again = try? Query.parse(printed), again.query != parsed.query {
            throw FuzzTarget.Finding(description: "\(printed) is read as \(again.query)")
        }
        guard let results = try? index.search(parsed.query) else { return }
        guard results.hits.count <= results.total else {
            throw FuzzTarget.Finding(description: "more hits than there are")
        }
    }
}
