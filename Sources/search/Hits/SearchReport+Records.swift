internal import SearchIndex

/// The forms for programs: a record a line.
extension SearchReport {
    /// Prints a JSON object a line.
    func printJSON(to output: Output) throws(Failure) {
        let isMarked = display.fields?.contains("spans") ?? true
        try forEach(isMarked: isMarked) { (hit) throws(Failure) in
            let record = chosen(try fields(of: hit))
            try output.write(JSON.object(record.map { ($0.name, $0.json) }).line + "\n")
        }
    }

    /// Prints a table with a header.
    func printTable(as format: TableFormat, to output: Output) throws(Failure) {
        try output.writeRow(display.fields ?? tableNames, as: format)
        let isMarked = display.fields?.contains("spans") ?? false
        try forEach(isMarked: isMarked) { (hit) throws(Failure) in
            let fields = try fields(of: hit).filter {
                display.fields != nil || ($0.name != "v" && $0.name != "spans")
            }
            try output.writeRow(chosen(fields).map(\.cell), as: format)
        }
    }

    /// The fields of a table if the user names none.
    private var tableNames: [String] {
        var names = [
            "rank", "score", "id", "report", "title", "year", "place", "section", "path", "line",
            "page", "paragraph", "text",
        ]
        if index.indexes.count > 1 { names.append("index") }
        if display.onlyMatches { names.append("start") }
        if display.isUnique { names += ["count", "years"] }
        if !display.context.isEmpty { names += ["before", "after"] }
        return names
    }

    private func chosen(_ fields: [RecordField]) -> [RecordField] {
        guard let names = display.fields else { return fields }
        return names.map { name in
            fields.first { $0.name == name } ?? RecordField(name, .null)
        }
    }

    private func fields(of hit: FoundParagraph) throws(Failure) -> [RecordField] {
        var fields = [
            RecordField("v", 1), RecordField("rank", .number(hit.rank)),
            RecordField("score", .score(hit.score)),
        ]
        fields += hit.paragraph.fields(in: hit.report, at: hit.place)
        if display.fields?.contains("company") == true {
            fields.append(RecordField("company", .text(hit.report.company)))
        }
        if index.indexes.count > 1 || display.fields?.contains("index") == true {
            let (place, _) = index.location(ofParagraph: hit.paragraph.number)
            fields.append(RecordField("index", .text(index.indexes[place].path)))
        }
        let spans = hit.spans.map {
            JSON.list([.number($0.lowerBound), .number($0.upperBound)])
        }
        let places = hit.spans.map { "\($0.lowerBound)-\($0.upperBound)" }
        fields.append(RecordField("spans", .list(spans), cell: places.joined(separator: " ")))
        if let start = hit.start { fields.append(RecordField("start", .number(start))) }
        if let group = hit.group {
            fields.append(RecordField("count", .number(group.paragraphs.count)))
            fields.append(
                RecordField(
                    "years",
                    .list(group.years.map(JSON.number)),
                    cell: group.years.map(String.init).joined(separator: " ")
                )
            )
        }
        let names: Set = ["before", "after"]
        if !display.context.isEmpty, display.fields.map({ !names.isDisjoint(with: $0) }) ?? true {
            let range = try display.context.range(around: hit.paragraph.number, in: index)
            fields.append(try field("before", range.lowerBound..<hit.paragraph.number))
            fields.append(try field("after", hit.paragraph.number + 1..<range.upperBound))
        }
        return fields
    }

    private func field(_ name: String, _ range: Range<Int>) throws(Failure) -> RecordField {
        var paragraphs: [Paragraph] = []
        for number in range { paragraphs.append(try reading(try index.paragraph(number))) }
        let records = paragraphs.map { paragraph -> JSON in
            [
                "paragraph": .number(paragraph.ordinal), "line": .number(paragraph.line),
                "text": .text(paragraph.text),
            ]
        }
        return RecordField(
            name,
            .list(records),
            cell: paragraphs.map(\.text).joined(separator: "\n")
        )
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
            if hit.place.page > 0 { source.append("p. \(hit.place.page)") }
            source.append("¶\(paragraph.ordinal)")
            source.append("\(report.path):\(hit.place.line)")
            if !hit.repetition.isEmpty { source.append(hit.repetition) }
            try output.writeLine("\(paragraph.text) — \(source.joined(separator: ", "))")
        }
    }
}
