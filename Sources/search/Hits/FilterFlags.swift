internal import ArgumentParser
internal import SearchIndex

/// The options that choose reports and sections, as the fields of a query do.
struct FilterFlags: ParsableArguments {
    @Option(
        name: .customLong("year"),
        help: ArgumentHelp("Only of these years: 2021, 2015..2020, ..2019.", valueName: "years")
    )
    var years: [String] = []

    @Option(name: .customLong("place"), help: "Only of places whose name holds this.")
    var places: [String] = []

    @Option(name: .customLong("company"), help: "Only of companies whose name holds this.")
    var companies: [String] = []

    @Option(name: .customLong("title"), help: "Only of reports whose title holds this.")
    var titles: [String] = []

    @Option(name: .customLong("section"), help: "Only below headings that hold this.")
    var sections: [String] = []

    @Option(
        name: .customLong("path"),
        help: "Only of files whose path holds this, or matches it if it has a * or ?."
    )
    var paths: [String] = []

    @Option(
        name: .customLong("kind"),
        help: ArgumentHelp(
            "Only of this kind: annual-report, 年度报告, 政府工作报告, …",
            valueName: "kind"
        )
    )
    var kinds: [String] = []

    @Option(name: .customLong("lang"), help: "Only of reports in this language: zh, en, …")
    var languages: [String] = []

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "Only of reports with these numbers: 3, 3..7; options of one kind add up.",
            valueName: "numbers"
        )
    )
    var reports: [String] = []

    private var choices: [(Query.Field, [String])] {
        [
            (.year, years), (.place, places), (.company, companies), (.title, titles),
            (.section, sections), (.path, paths), (.kind, kinds), (.lang, languages),
            (.report, reports),
        ]
    }

    /// What all options ask for together; `nil` if there are none.
    func query() throws(Failure) -> Query? {
        var filter: Query?
        for (field, values) in choices where !values.isEmpty {
            var alternatives: [Query] = []
            for value in values { alternatives.append(try Self.query(field, value)) }
            let choice = alternatives.count == 1 ? alternatives[0] : .or(alternatives)
            filter = filter.map { $0.filtered(by: choice) } ?? choice
        }
        return filter
    }

    private static func query(_ field: Query.Field, _ value: String) throws(Failure) -> Query {
        let isEmpty = value.allSatisfy(\.isWhitespace)
        if !isEmpty, field != .year, field != .report {
            let isPattern = value.contains { $0 == "*" || $0 == "?" }
            return .field(field, isPattern ? .pattern(.init(value)) : .phrase(.init(value)))
        }
        do throws(SearchIndexError) {
            let parsed = try Query.parse("\(field.rawValue):\(value)")
            switch parsed.query {
            case .range(field, _, _) where parsed.notes.isEmpty: return parsed.query
            case .field(field, .text) where parsed.notes.isEmpty: return parsed.query
            default: break
            }
        } catch {
            throw .query(error)
        }
        let form =
            switch field {
            case .year: "2021, 2015..2020 or ..2019"
            case .report: "a number, or two as in 3..7"
            default: "some of its text"
            }
        throw .usage("--\(field.rawValue): can't take '\(value)'; write \(form)")
    }
}
