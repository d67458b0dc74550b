/// What the user says about a report, which counts more than what its text says.
package struct KnownFacts: Hashable, Sendable {
    /// What may be known, by the names that tables and rules use.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case title, year, place, company, code, date, kind, language
    }

    /// The values, of which none is empty.
    package private(set) var values: [Field: String] = [:]

    /// Knows nothing.
    package init() {}

    /// Adds a fact in the place of an earlier one; an empty value says nothing.
    ///
    /// - Returns: Whether the value can be one: a year is a number of four digits, or written as
    ///   二〇一七, a date such as 2017-03-05.
    package mutating func set(_ field: Field, to value: String) -> Bool {
        let text = Scalars(value).map(\.folded).trimmed
        guard !text.isEmpty else { return true }
        switch field {
        case .year:
            guard let year = CalendarYear.first(in: text + Scalars("年")) else { return false }
            values[.year] = String(year)
        case .date:
            guard let day = CalendarDay.first(in: text)?.day else { return false }
            values[.date] = day.description
        case .kind: values[.kind] = ReportKind(text.string)?.tag ?? text.string
        default: values[field] = text.string
        }
        return true
    }

    /// These facts, with others in their place where both say something.
    package func overridden(by others: KnownFacts) -> KnownFacts {
        var facts = self
        facts.values.merge(others.values) { $1 }
        return facts
    }

    /// Puts what is known into a report.
    func fill(_ report: inout Report) {
        for (field, value) in values {
            switch field {
            case .title: report.title = value
            case .year: report.year = Int(value)
            case .place: report.place = value
            case .company: report.company = value
            case .code: report.code = value
            case .date: report.date = value
            case .kind: report.kind = value
            case .language: report.language = value
            }
        }
        // A year follows from a date if nothing else tells it.
        if report.year == nil, let date = values[.date] { report.year = Int(date.prefix(4)) }
    }
}
