internal import Measuring
internal import SearchIndex

/// Times searches, one thread, warm: `queries [--total] [--each] INDEX KIND FILE [KIND FILE …]`.
///
/// A file has a query a line, `ID<TAB>QUERY` and perhaps more columns. KIND says how it is taken:
/// `any` and `all` as words (words alone, k1 1.2, b 0.75, as other engines have it), `default` as the
/// tool takes it, `phrase` as a quoted phrase. Each query is run once unmeasured, then five times, of
/// which the median counts. With `--total` the number of all hits is asked for as well; with `--each`
/// the time of each query is written behind the sums.
@main
struct Queries {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let countsTotal = arguments.first == "--total"
        if countsTotal { arguments = arguments.dropFirst() }
        let writesEach = arguments.first == "--each"
        if writesEach { arguments = arguments.dropFirst() }
        guard arguments.count >= 3, arguments.count % 2 == 1, let path = arguments.first else {
            print("usage: queries [--total] [--each] INDEX KIND FILE [KIND FILE …]")
            return
        }
        let index = try SearchIndex(contentsOf: path)
        let total = countsTotal ? " with the total count" : ""
        print("\(index.paragraphCount) paragraphs; milliseconds, top 10\(total)")
        print("kind      queries      p50      p95      p99     mean      max   hits")
        var rest = arguments.dropFirst()
        while let name = rest.popFirst(), let file = rest.popFirst() {
            guard let kind = Kind(rawValue: name) else {
                print("\(name): a kind is one of", Kind.allCases.map(\.rawValue))
                continue
            }
            let lines = try Lines.read(file)
            let times = try measure(kind, lines, in: index, countsTotal: countsTotal)
            guard writesEach else { continue }
            for (time, line) in zip(times, lines) { print(figure(time), line) }
        }
    }

    private static func measure(
        _ kind: Kind,
        _ lines: [String],
        in index: SearchIndex,
        countsTotal: Bool
    ) throws -> [Double] {
        var searcher = Searcher(index)
        var times: [Double] = []
        var hits = 0
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            var (query, options) = kind.query(String(fields.count > 1 ? fields[1] : fields[0]))
            options.countsTotal = countsTotal
            hits += try searcher.search(query, options: options).hits.count
            var own: [Double] = []
            for _ in 0..<5 {
                own.append(
                    try Stopwatch.time { try searcher.search(query, options: options) }
                        .milliseconds
                )
            }
            times.append(own.sorted()[2])
        }
        let all = Latencies(times)
        let columns = [0.5, 0.95, 0.99].map(all.percentile) + [all.mean, all.longest]
        print(
            pad(kind.rawValue, 8) + padLeft("\(times.count)", 9)
                + columns.map(figure).joined() + "  \(hits)"
        )
        return times
    }

    private static func figure(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let fraction = String(thousandths % 1000)
        let zeros = String(repeating: "0", count: 3 - fraction.count)
        return padLeft("\(thousandths / 1000).\(zeros)\(fraction)", 9)
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
