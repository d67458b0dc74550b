internal import SearchIndex

/// How often terms stand in what has which value.
struct CountTable {
    let terms: [String]
    let facets: [Facet]

    /// The counts of each term, all for the same values.
    private var counts: [[FacetCount]] = []

    init(terms: [String], facets: [Facet]) {
        self.terms = terms
        self.facets = facets
    }

    /// Whether no term stands anywhere.
    var isEmpty: Bool { counts.allSatisfy { $0.allSatisfy { $0.occurrences == 0 } } }

    /// Adds the counts of the next term.
    mutating func add(_ counts: [FacetCount]) {
        // An archive without reports has no values at all.
        let none = [FacetCount(values: facets.map { _ in "" })]
        self.counts.append(counts.isEmpty ? none : counts)
    }

    private static let columns = [
        "occurrences", "paragraphs", "reports", "all_paragraphs", "all_reports", "all_words",
    ]

    private static func numbers(_ count: FacetCount) -> [Int] {
        [
            count.occurrences, count.paragraphs, count.reports, count.allParagraphs,
            count.allReports, count.allWords,
        ]
    }

    /// Prints a row for each term and value.
    func printLong(as format: TableFormat, to output: Output) throws(Failure) {
        var rows: [[String]] = []
        for (term, counts) in zip(terms, counts) {
            rows += counts.map { [term] + $0.values + Self.numbers($0).map(String.init) }
        }
        let header = ["term"] + facets.map(\.rawValue) + Self.columns
        try print(header, rows, values: facets.count + 1, as: format, to: output)
    }

    /// Prints a row for each value, with a column for each term.
    func printWide(as format: TableFormat, to output: Output) throws(Failure) {
        let header =
            facets.map(\.rawValue) + terms + ["all_paragraphs", "all_reports", "all_words"]
        var rows: [[String]] = []
        for (place, first) in (counts.first ?? []).enumerated() {
            let occurrences = counts.map { String($0[place].occurrences) }
            rows.append(
                first.values + occurrences
                    + [first.allParagraphs, first.allReports, first.allWords].map(String.init)
            )
        }
        try print(header, rows, values: facets.count, as: format, to: output)
    }

    private func print(
        _ header: [String],
        _ rows: [[String]],
        values: Int,
        as format: TableFormat,
        to output: Output
    ) throws(Failure) {
        guard format == .columns else {
            for row in [header] + rows { try output.writeRow(row, as: format) }
            return
        }
        try output.writeTable(
            header,
            [header] + rows,
            as: .columns,
            rightAligned: Set(values..<header.count)
        )
    }

    /// Prints an object for each term and value.
    func printJSON(to output: Output) throws(Failure) {
        for (term, counts) in zip(terms, counts) {
            for count in counts {
                let values: [(String, JSON)] = [
                    ("v", 1), ("term", .text(term)),
                    ("by", .list(facets.map { .text($0.rawValue) })),
                    ("values", .list(count.values.map { $0.isEmpty ? .null : .text($0) })),
                ]
                let numbers = zip(Self.columns, Self.numbers(count)).map { ($0, JSON.number($1)) }
                try output.write(JSON.object(values + numbers).line + "\n")
            }
        }
    }
}
