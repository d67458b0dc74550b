internal import SearchIndex

/// How many paragraphs have which value.
extension SearchReport {
    /// The columns of a value on a terminal, cut if it is longer.
    private static let valueColumns = 40

    /// Prints a table for each list of facets.
    func printFacets(to output: Output) throws(Failure) {
        guard let found, let all else { return }
        for (place, facets) in display.facets.enumerated() {
            if place > 0 || !display.showsCountsAlone, display.form == nil {
                try output.write("\n")
            }
            let counts = try reading(try index.counts(of: found, among: all, by: facets))
            switch display.form {
            case .json: try printJSON(counts, by: facets, to: output)
            case .csv: try printTable(counts, by: facets, as: .csv, to: output)
            case .tsv: try printTable(counts, by: facets, as: .tsv, to: output)
            case .cite, nil:
                if output.isTerminal, !display.isPlain {
                    try printColumns(counts, by: facets, to: output)
                } else {
                    for count in kept(counts, facets) {
                        try output.writeRow(Self.row(count), as: .tsv)
                    }
                }
            }
        }
        let isForReader = output.isTerminal && display.form == nil && !display.isPlain
        if isForReader, !display.facets.isEmpty, display.content == nil {
            try output.write("\n")
        }
    }

    /// Sections without anything are left out: every report has its own.
    private func kept(_ counts: [FacetCount], _ facets: [Facet]) -> [FacetCount] {
        facets.contains(.section) ? counts.filter { $0.paragraphs > 0 } : counts
    }

    private static func row(_ count: FacetCount) -> [String] {
        count.values
            + [count.paragraphs, count.reports, count.allParagraphs, count.allReports].map(
                String.init
            )
    }

    private static func header(_ facets: [Facet]) -> [String] {
        facets.map(\.rawValue) + ["paragraphs", "reports", "all_paragraphs", "all_reports"]
    }

    private func printTable(
        _ counts: [FacetCount],
        by facets: [Facet],
        as format: TableFormat,
        to output: Output
    ) throws(Failure) {
        try output.writeRow(Self.header(facets), as: format)
        for count in kept(counts, facets) { try output.writeRow(Self.row(count), as: format) }
    }

    private func printJSON(
        _ counts: [FacetCount],
        by facets: [Facet],
        to output: Output
    ) throws(Failure) {
        for count in kept(counts, facets) {
            let record: JSON = [
                "v": 1, "by": .list(facets.map { .text($0.rawValue) }),
                "values": .list(count.values.map { $0.isEmpty ? .null : .text($0) }),
                "paragraphs": .number(count.paragraphs), "reports": .number(count.reports),
                "all_paragraphs": .number(count.allParagraphs),
                "all_reports": .number(count.allReports),
            ]
            try output.write(record.line + "\n")
        }
    }

    /// Prints a table for a reader: years in order, all else by how much was found.
    private func printColumns(
        _ counts: [FacetCount],
        by facets: [Facet],
        to output: Output
    ) throws(Failure) {
        var counts = counts
        if facets != [.year] {
            counts = counts.filter { $0.paragraphs > 0 }
            // Equal numbers stay in the order of their values.
            let order = counts.indices.sorted {
                (-counts[$0].paragraphs, $0) < (-counts[$1].paragraphs, $1)
            }
            if facets.first != .year { counts = order.map { counts[$0] } }
        }
        let rows = counts.map { count in
            count.values.map { value in
                value.isEmpty
                    ? "-"
                    : DisplayWidth.beginning(of: output.safe(value), columns: Self.valueColumns)
            } + [
                Quantities.grouped(count.paragraphs),
                "of \(Quantities.grouped(count.allParagraphs))",
                Quantities.grouped(count.reports), "of \(Quantities.grouped(count.allReports))",
            ]
        }
        let header = facets.map(\.rawValue) + ["paragraphs", "", "reports", ""]
        let width = facets.count
        try output.writeTable(
            header,
            [header] + rows,
            as: .columns,
            rightAligned: [width, width + 1, width + 2, width + 3]
        )
    }
}
