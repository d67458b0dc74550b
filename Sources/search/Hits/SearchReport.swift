internal import SearchIndex

/// What a search found, on its way to the user.
struct SearchReport {
    /// The query.
    let query: Query

    /// How its words and phrases had to stand in a text.
    let matching: Matching

    /// The index that was searched.
    let index: SearchArchive

    /// How it is shown.
    let display: HitDisplay

    /// Whether other forms of bare words were found as well.
    var marksForms = false

    /// The hits to print, in order.
    var hits: [SearchHit] = []

    /// The hits of the same text as each, if those are shown once.
    var groups: [UniqueHit]?

    /// Which of all results, counted from 0, are printed.
    var places = 0..<Int.max

    /// The rank of the first of them.
    var firstRank = 1

    /// The number of all paragraphs that answer the query.
    var total = 0

    /// The number of different texts among them, if equal ones are shown once.
    var textCount: Int?

    /// The paragraphs that answer the query, if they are counted.
    var found: [ParagraphSet]?

    /// The paragraphs that pass its filters, if they are counted.
    var all: [ParagraphSet]?

    /// How long the search took.
    var time = Duration.zero

    /// How many results there are of which some are printed.
    private var resultCount: Int { textCount ?? total }

    /// Calls a function with every result: a paragraph, or a matching part if only those are shown.
    func forEach(
        isMarked: Bool,
        _ body: (FoundParagraph) throws(Failure) -> Void
    ) throws(Failure) {
        var reader = try HitReader(self, isMarked: isMarked || display.onlyMatches)
        for place in hits.indices {
            let hit = try reader.hit(at: place)
            guard display.onlyMatches else {
                try body(hit)
                continue
            }
            for match in hit.matches { try body(match) }
        }
    }

    /// In how many reports the hits are; `nil` if not all hits are here.
    private func reportCount() throws(Failure) -> Int? {
        if let found { return try reading(try index.reports(holding: found)).count }
        guard hits.count == total else { return nil }
        var reports: Set<Int> = []
        for hit in hits {
            reports.insert(try reading(try index.report(ofParagraph: hit.paragraph)))
        }
        return reports.count
    }

    /// How much was found, and how fast.
    func summaryText() throws(Failure) -> String {
        var paragraphs = Quantities.count(total, "paragraph")
        let time = Quantities.time(time)
        if total == 0 { return "no paragraphs, \(time)" }
        if let textCount { paragraphs = "\(Quantities.count(textCount, "text")) in " + paragraphs }
        if let reportCount = try reportCount() {
            return "\(paragraphs) in \(Quantities.count(reportCount, "report")), \(time)"
        }
        return "\(paragraphs), \(time)"
    }

    /// The last line on a terminal, which tells if not all was shown.
    func footer() throws(Failure) -> String {
        guard display.needsHits, hits.count < resultCount else { return try summaryText() }
        let shown =
            hits.isEmpty
            ? "none" : "\(Quantities.grouped(firstRank)) to \(firstRank + hits.count - 1)"
        return "\(shown) of \(try summaryText()) (--limit 0 shows all)"
    }

    /// The summary as a JSON object.
    func summary() throws(Failure) -> JSON {
        [
            "summary": [
                "v": 1, "query": .text(query.description), "index": .text(index.path),
                "paragraphs": .number(total),
                "reports": try reportCount().map(JSON.number) ?? .null,
                "shown": .number(hits.count),
                "milliseconds": .decimal((time.inSeconds * 1e6).rounded() / 1e3),
            ]
        ]
    }
}
