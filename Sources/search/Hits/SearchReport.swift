internal import SearchIndex

/// What a search found, on its way to the user.
struct SearchReport {
    /// The query.
    let query: Query

    /// The index that was searched.
    let index: SearchIndex

    /// The hits to print, the best first.
    let hits: [SearchHit]

    /// The rank of the first of them.
    let firstRank: Int

    /// The number of all paragraphs that answer the query.
    let total: Int

    /// How long the search took.
    let time: Duration

    /// Calls a function with every hit and its rank, paragraph and report.
    ///
    /// Marking what answers the query takes longer than all else; forms that don't show it go without.
    func forEach(
        isMarked: Bool = true,
        _ body: (FoundParagraph) throws(Failure) -> Void
    ) throws(Failure) {
        var highlighter = try marker()
        var reports: [Int: Report] = [:]
        for (place, hit) in hits.enumerated() {
            let paragraph = index.paragraph(hit.paragraph)
            let report = reports[paragraph.report] ?? index.report(paragraph.report)
            reports[paragraph.report] = report
            var spans: [Range<Int>] = []
            if isMarked {
                spans = try reading { () throws(SearchIndexError) in
                    try highlighter.spans(in: paragraph.text)
                }
            }
            try body(
                FoundParagraph(
                    rank: firstRank + place,
                    score: hit.score,
                    paragraph: paragraph,
                    report: report,
                    spans: spans
                )
            )
        }
    }

    private func marker() throws(Failure) -> Highlighter {
        do throws(SearchIndexError) {
            return try Highlighter(query)
        } catch {
            throw .reading(error)
        }
    }

    /// In how many reports the hits are; `nil` if not all hits are here.
    private var reportCount: Int? {
        guard hits.count == total else { return nil }
        return Set(hits.map { index.report(ofParagraph: $0.paragraph) }).count
    }

    /// How much was found, and how fast.
    var summaryText: String {
        let paragraphs = Quantities.count(total, "paragraph")
        let time = Quantities.time(time)
        if total == 0 { return "no paragraphs, \(time)" }
        if let reportCount {
            return "\(paragraphs) in \(Quantities.count(reportCount, "report")), \(time)"
        }
        return "\(paragraphs), \(time)"
    }

    /// The last line on a terminal, which tells if not all was shown.
    var footer: String {
        guard hits.count < total else { return summaryText }
        let shown =
            hits.isEmpty
            ? "none" : "\(Quantities.grouped(firstRank)) to \(firstRank + hits.count - 1)"
        return "\(shown) of \(summaryText) (--limit 0 shows all)"
    }

    /// The summary as a JSON object.
    var summary: JSON {
        [
            "summary": [
                "v": 1, "query": .text(query.description), "index": .text(index.path),
                "paragraphs": .number(total),
                "reports": reportCount.map(JSON.number) ?? .null,
                "shown": .number(hits.count),
                "milliseconds": .decimal((time.inSeconds * 1e6).rounded() / 1e3),
            ]
        ]
    }
}
