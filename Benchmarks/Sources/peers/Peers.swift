internal import Glibc
internal import Measuring
internal import SearchIndex

/// Answers the queries that other engines are given, and writes what they write:
/// `peers INDEX FOLDER RESULT [SET …]`.
///
/// FOLDER holds `queries-q1.tsv` (1–4 keywords, any), `q2` (all of 2–4), `q3` (phrases) and `q4`
/// (sentences, any), each line `ID<TAB>TEXT<TAB>WORDS`. The text is taken as it stands, so that its
/// analysis is part of the time. One thread, the ten best hits; one pass to warm up, then five, of
/// which the median of each query counts. RESULT is a JSON object:
///
///     {"q1": {"lat": {"n", "p50", "p95", "p99", "mean", "max"}, "passes": 5,
///             "top": {"ID": [[NAME, SCORE], …], …}}, …}
///
/// with milliseconds, and with the names that `index --tsv` took from the first column, as numbers.
/// `d1` is `q1` in the tool's own ranking, which other engines don't have. Of the sets all are
/// measured, or those that are named.
@main
struct Peers {
    private static let passes = getenv("PASSES").flatMap { Int(String(cString: $0)) } ?? 5
    private static let listed = 200

    private static let sets: [(name: String, file: String, kind: Kind)] = [
        ("q1", "q1", .any), ("q2", "q2", .all), ("q3", "q3", .phrase), ("q4", "q4", .any),
        ("d1", "q1", .default), ("d4", "q4", .default),
    ]

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            print("usage: peers INDEX FOLDER RESULT [SET …]")
            exit(2)
        }
        let index = try SearchIndex(contentsOf: arguments[1])
        var members: [String] = []
        let named = arguments.dropFirst(4)
        for set in sets where named.isEmpty || named.contains(set.name) {
            let lines = try Lines.read("\(arguments[2])/queries-\(set.file).tsv")
            let result = try measure(set.kind, lines, in: index)
            print(set.name, result.latencies)
            members.append(
                "\"\(set.name)\": {\"lat\": \(result.latencies), \"passes\": \(passes), "
                    + "\"top\": {\(result.top)}}"
            )
        }
        try Lines.write(["{" + members.joined(separator: ",\n") + "}"], to: arguments[3])
    }

    private static func measure(
        _ kind: Kind,
        _ lines: [String],
        in index: SearchIndex
    ) throws -> (latencies: String, top: String) {
        var searcher = Searcher(index)
        var top: [String] = []
        var queries: [(Query, SearchOptions)] = []
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let (query, options) = kind.query(fields.count > 1 ? String(fields[1]) : line)
            queries.append((query, options))
            let hits = try searcher.search(query, options: options).hits
            guard top.count < listed else { continue }
            let pairs = try hits.map { "[\(try index.paragraph($0.paragraph).id), \($0.score)]" }
            top.append("\"\(fields[0])\": [\(pairs.joined(separator: ", "))]")
        }
        var times = [[Double]](repeating: [], count: queries.count)
        for _ in 0..<passes {
            for (place, (query, options)) in queries.enumerated() {
                times[place].append(
                    try Stopwatch.time { try searcher.search(query, options: options) }
                        .milliseconds
                )
            }
        }
        let all = Latencies(times.map { $0.sorted()[passes / 2] })
        let latencies =
            "{\"n\": \(all.count), \"p50\": \(all.percentile(0.5)), "
            + "\"p95\": \(all.percentile(0.95)), \"p99\": \(all.percentile(0.99)), "
            + "\"mean\": \(all.mean), \"max\": \(all.longest)}"
        return (latencies, top.joined(separator: ",\n"))
    }
}
