/// Which columns of a table, or keys of its records, hold what of a report.
package struct SourceColumns: Hashable, Sendable, CustomStringConvertible {
    /// What a column can hold.
    package enum Field: String, CaseIterable, Sendable {
        case text, id, title, year, place, company, code, date, kind, language

        /// Whether records that differ in this belong to different reports.
        var tellsReports: Bool { self != .text && self != .id }
    }

    /// The names of the columns.
    package private(set) var names: [Field: String] = [:]

    /// Reads `text=正文,title=标题`.
    ///
    /// Each field may be named once; the column of the text must be.
    /// - Throws: What is wrong, as half a sentence.
    package init(_ text: String) throws(SourceColumnsFault) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let field = Field(rawValue: String(sides[0])), !sides[1].isEmpty
            else {
                let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw .init(reason: "'\(part)' is not FIELD=COLUMN with one of the fields \(known)")
            }
            guard names.updateValue(String(sides[1]), forKey: field) == nil else {
                throw .init(reason: "'\(field.rawValue)' is named twice")
            }
        }
        guard names[.text] != nil else {
            throw .init(reason: "the column of the text is missing: text=COLUMN")
        }
    }

    /// The map as it may be written, the fields in a fixed order.
    package var description: String {
        Field.allCases.compactMap { field in names[field].map { "\(field.rawValue)=\($0)" } }
            .joined(separator: ",")
    }

    /// Whether the records are reports of their own, rather than paragraphs of one.
    private var tellReports: Bool {
        names.keys.contains { $0.tellsReports }
    }

    /// The reports of a table, whose records come in order.
    ///
    /// Where columns tell of titles, years or the like, records that follow each other and agree in
    /// all of these are one report, whose text is cut into lines; what the table says wins over what
    /// the text looks like. Otherwise the whole table is one report with a paragraph for each record,
    /// as a collection is. Complexity: O(*n*).
    package func drafts(
        _ records: [TableRecord],
        path: SourcePath,
        encoding: String,
        keepsNoise: Bool = false
    ) -> [ReportDraft] {
        guard tellReports else { return collection(records, path, encoding) }
        var drafts: [ReportDraft] = []
        var start = 0
        while start < records.count {
            var end = start + 1
            while end < records.count, agree(records[start], records[end]) { end += 1 }
            drafts += reports(records[start..<end], path, encoding, keepsNoise: keepsNoise)
            start = end
        }
        return drafts
    }

    private func agree(_ left: TableRecord, _ right: TableRecord) -> Bool {
        Field.allCases.allSatisfy { !$0.tellsReports || left.values[$0] == right.values[$0] }
    }

    private func reports(
        _ records: ArraySlice<TableRecord>,
        _ path: SourcePath,
        _ encoding: String,
        keepsNoise: Bool
    ) -> [ReportDraft] {
        var source = SourceText()
        source.encoding = encoding
        for record in records {
            let plain = SourceText(plain: Array((record.values[.text] ?? "").utf8))
            for element in plain.elements {
                source.append(.paragraph, plain.bytes[element.range], line: record.line)
            }
        }
        return ReportReader.read(source, path: path, keepsNoise: keepsNoise).map { draft in
            var draft = draft
            fill(&draft.report, from: records[records.startIndex])
            return draft
        }
    }

    private func collection(
        _ records: [TableRecord],
        _ path: SourcePath,
        _ encoding: String
    ) -> [ReportDraft] {
        var source = SourceText()
        var ids: [String] = []
        for (index, record) in records.enumerated() {
            source.append(.paragraph, (record.values[.text] ?? "").utf8, line: record.line)
            let id = record.values[.id].flatMap { $0.isEmpty ? nil : $0 } ?? "\(index + 1)"
            while ids.count < source.elements.count { ids.append(id) }
        }
        guard let first = source.elements.first else { return [] }
        var draft = ReportDraft(report: Report(path: path.description))
        draft.report.encoding = encoding
        draft.report.line = first.line
        draft.ids = ids
        draft.mayBeCopy = false
        for element in source.elements {
            draft.text += source.bytes[element.range]
            draft.paragraphs.append(ParagraphDraft(end: draft.text.count, line: element.line))
        }
        draft.report.language = LanguageGuess.tag(of: draft.text.span)
        return [draft]
    }

    private func fill(_ report: inout Report, from record: TableRecord) {
        for (field, value) in record.values where !value.isEmpty {
            let text = Scalars(value).map(\.folded)
            switch field {
            case .text, .id: break
            case .title: report.title = value
            case .year: report.year = CalendarYear.first(in: text) ?? report.year
            case .place: report.place = value
            case .company: report.company = value
            case .code: report.code = value
            case .date: report.date = CalendarDay.first(in: text)?.day.description ?? report.date
            case .kind: report.kind = ReportKind(value)?.tag ?? value
            case .language: report.language = value
            }
        }
    }
}

/// What is wrong with a map of columns.
package struct SourceColumnsFault: Error, Hashable {
    /// Half a sentence.
    package var reason: String
}

/// A record of a table: the values of the columns that were asked for.
package struct TableRecord: Hashable, Sendable {
    /// The line on which the record begins, from 1.
    package var line: Int

    /// The values; what the record lacks is left out.
    package var values: [SourceColumns.Field: String]

    /// Creates a record.
    package init(line: Int, values: [SourceColumns.Field: String]) {
        self.line = line
        self.values = values
    }
}
