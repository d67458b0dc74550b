internal import SearchIndex

/// The forms for programs: a record a line.
extension SearchReport {
    /// Prints a JSON object a line.
    func printJSON(to output: Output) throws(Failure) {
        try forEach { (hit) throws(Failure) in
            let spans = hit.spans.map {
                JSON.list([.number($0.lowerBound), .number($0.upperBound)])
            }
            let place: [(String, JSON)] = [
                ("v", 1), ("rank", .number(hit.rank)), ("score", .score(hit.score)),
            ]
            let record =
                place + hit.paragraph.members(in: hit.report) + [("spans", .list(spans))]
            try output.write(JSON.object(record).line + "\n")
        }
    }

    /// Prints a table with a header.
    func printTable(as format: TableFormat, to output: Output) throws(Failure) {
        let header = [
            "rank", "score", "id", "report", "title", "year", "place", "section", "path", "line",
            "page", "paragraph", "text",
        ]
        try output.writeRow(header, as: format)
        try forEach(isMarked: false) { (hit) throws(Failure) in
            let paragraph = hit.paragraph
            try output.writeRow(
                [
                    "\(hit.rank)", "\(hit.score)", paragraph.name, "\(paragraph.report + 1)",
                    hit.report.title, hit.report.year.map(String.init) ?? "", hit.report.place,
                    paragraph.section.joined(separator: " › "), hit.report.path,
                    "\(paragraph.line)", paragraph.page == 0 ? "" : "\(paragraph.page)",
                    "\(paragraph.ordinal)", paragraph.text,
                ],
                as: format
            )
        }
    }

    /// Prints the text of each hit with its source.
    func printCitations(to output: Output) throws(Failure) {
        try forEach(isMarked: false) { (hit) throws(Failure) in
            let report = hit.report
            let paragraph = hit.paragraph
            var source = report.title.isEmpty ? [] : [report.title]
            if let year = report.year, !report.title.contains("\(year)") {
                source.append("\(year)")
            }
            if !paragraph.section.isEmpty {
                source.append(paragraph.section.joined(separator: " › "))
            }
            if paragraph.page > 0 { source.append("p. \(paragraph.page)") }
            source.append("¶\(paragraph.ordinal)")
            source.append("\(report.path):\(paragraph.line)")
            try output.writeLine("\(paragraph.text) — \(source.joined(separator: ", "))")
        }
    }

    /// Prints the files that hold hits, each once, in the order of their best hit.
    func printPaths(to output: Output) throws(Failure) {
        var seenReports: Set<Int> = []
        var seenPaths: Set<String> = []
        for hit in hits {
            let number = try reading(try index.report(ofParagraph: hit.paragraph))
            guard seenReports.insert(number).inserted else { continue }
            let path = try reading(try index.report(number)).path
            if seenPaths.insert(path).inserted { try output.writeLine(path) }
        }
    }
}
