internal import Measuring

@testable internal import SearchIndex

/// Times the parts of building and searching, one thread: `parts PARAGRAPHS.tsv INDEX QUERIES.tsv PHRASES.tsv`.
///
/// The index is of the paragraphs; the lists of queries have a query a line, `ID<TAB>TEXT`. Each part
/// runs once unmeasured, then five times over the same input, of which the quickest counts.
@main
struct Parts {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 4 else {
            print("usage: parts PARAGRAPHS.tsv INDEX QUERIES.tsv PHRASES.tsv")
            return
        }
        let files = Array(arguments)
        let texts = try Lines.read(files[0]).prefix(50_000).map(secondColumn)
        try AnalysisParts(texts: texts).measure()
        let index = try SearchIndex(contentsOf: files[1])
        try PostingsParts(index: index).measure()
        try SearchParts(
            index: index,
            queries: try Lines.read(files[2]).map(secondColumn),
            phrases: try Lines.read(files[3]).map(secondColumn)
        ).measure()
    }

    private static func secondColumn(_ line: String) -> String {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        return String(fields.count > 1 ? fields[1] : fields[0])
    }

    /// Measures one part and prints what it did in a second.
    ///
    /// - Parameters:
    ///   - name: What the part is called.
    ///   - unit: What is counted, such as "MB".
    ///   - amount: How much of it one run does.
    ///   - body: The run; what it returns is printed, so that no run can be left out.
    /// - Throws: What the run throws.
    static func measure(
        _ name: String,
        _ unit: String,
        amount: Double,
        _ body: () throws(SearchIndexError) -> Int
    ) throws(SearchIndexError) {
        var result = try body()
        var best = Double.infinity
        for _ in 0..<5 {
            let run = try Stopwatch.time(body)
            best = min(best, run.milliseconds)
            result = run.result
        }
        let rate = amount / best * 1000
        print("\(name): \(figure(rate)) \(unit)/s, \(figure(best)) ms a run, sum \(result)")
    }

    private static func figure(_ value: Double) -> String {
        value >= 100 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
    }
}
