import SearchIndex

/// Times searches, one thread, warm: `queries INDEX KIND FILE [KIND FILE …]`.
///
/// A file has a query a line, `ID<TAB>QUERY` and perhaps more columns. KIND says how it is taken:
/// `any` and `all` as words (words alone, k1 1.2, b 0.75, as other engines have it), `default` as the
/// tool takes it, `phrase` as a quoted phrase. Each query is run once unmeasured, then five times, of
/// which the median counts.
@main
struct Queries {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3, arguments.count % 2 == 1, let path = arguments.first else {
            print("usage: queries INDEX KIND FILE [KIND FILE …]")
            return
        }
        let index = try SearchIndex(contentsOf: path)
        print("\(index.paragraphCount) paragraphs; milliseconds, top 10 with the total count")
        print("kind      queries      p50      p95      p99     mean      max   hits")
        var rest = arguments.dropFirst()
        while let kind = rest.popFirst(), let file = rest.popFirst() {
            try measure(kind, try Lines.read(file), in: index)
        }
    }

    private static func measure(_ kind: String, _ lines: [String], in index: SearchIndex) throws {
        var times: [Double] = []
        var hits = 0
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let text = String(fields.count > 1 ? fields[1] : fields[0])
            let (query, options) = query(kind, text)
            hits += try index.search(query, options: options).total
            var own: [Double] = []
            for _ in 0..<5 {
                let start = ContinuousClock.now
                _ = try index.search(query, options: options)
                let duration = (ContinuousClock.now - start).components
                own.append(Double(duration.seconds) * 1e3 + Double(duration.attoseconds) / 1e15)
            }
            times.append(own.sorted()[2])
        }
        guard !times.isEmpty else { return }
        times.sort()
        let mean = times.reduce(0, +) / Double(times.count)
        let columns = [0.5, 0.95, 0.99].map { times[Int(Double(times.count - 1) * $0)] }
        let figures = (columns + [mean, times[times.count - 1]]).map(figure).joined()
        print(pad(kind, 8) + padLeft("\(times.count)", 9) + figures + "  \(hits)")
    }

    private static func query(_ kind: String, _ text: String) -> (Query, SearchOptions) {
        var options = SearchOptions()
        if kind == "default" { return (.text(text), options) }
        if kind == "phrase" { return (.phrase(Query.Phrase(text)), options) }
        options.ranking.terms = .words
        options.ranking.bm25 = BM25(k1: 1.2, b: 0.75)
        options.need = kind == "all" ? .all : .any
        return (.text(text), options)
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
