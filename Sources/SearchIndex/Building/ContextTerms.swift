/// The words of titles, places, years and headings, each with the contexts that hold it.
///
/// Contexts are numbered: first the reports, then the headings. A report's context reaches over all
/// of its paragraphs, a heading's over the section below it.
struct ContextTerms: ~Copyable {
    private var contexts: [[UInt8]: [UInt32]] = [:]
    private var analyzer = Analyzer()

    /// Adds what is known of a report.
    mutating func add(_ report: Report, context: Int) throws(SearchIndexError) {
        var fields = [report.title, report.place, report.company, report.code]
        if let year = report.year { fields.append(String(year)) }
        for field in fields where !field.isEmpty {
            for token in try analyzer.analyze(field).tokens where !token.term.isEmpty {
                add(token.term, context: context)
            }
        }
    }

    /// Adds one word; contexts come in ascending order.
    mutating func add(_ term: [UInt8], context: Int) {
        let number = UInt32(context)
        if contexts[term]?.last != number { contexts[term, default: []].append(number) }
    }

    /// The words in byte order, each with its contexts, ascending.
    consuming func terms() -> [(term: [UInt8], numbers: [UInt32])] {
        let sorted = contexts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return sorted.map { (term: $0.key, numbers: $0.value) }
    }
}
