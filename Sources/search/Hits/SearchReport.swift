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
            let paragraph = try reading(try index.paragraph(hit.paragraph))
            let known = reports[paragraph.report]
            let report =
                if let known { known } else {
                    try reading(try index.report(paragraph.report))
                }
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
    private func reportCount() throws(Failure) -> Int? {
        guard hits.count == total else { return nil }
        var reports: Set<Int> = []
        for hit in hits {
            reports.insert(try reading(try index.report(ofParagraph: hit.paragraph)))
        }
        return reports.count
    }

    /// How much was found, and how fast.
    func summaryText() throws(Failure) -> String {
        let paragraphs = Quantities.count(total, "paragraph")
        let time = Quantities.time(time)
        if total == 0 { return "no paragraphs, \(time)" }
        if let reportCount = try reportCount() {
            return "\(paragraphs) in \(Quantities.count(reportCount, "report")), \(time)"
        }
        return "\(paragraphs), \(time)"
    }

    /// The last line on a terminal, which tells if not all was shown.
    func footer() throws(Failure) -> String {
        guard hits.count < total else { return try summaryText() }
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
