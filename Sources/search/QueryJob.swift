internal import SearchIndex

/// The work of a query: finds paragraphs and prints them.
struct QueryJob {
    /// What to look for.
    var query: PreparedQuery

    /// Where the index is.
    var index = IndexLocation()

    /// In which order hits are printed.
    var order: (key: HitOrder, isReversed: Bool) = (.score, false)

    /// The most results to print, 0 for all; `nil` for ten on a terminal and all in a pipe.
    var limit: Int?

    /// How many of the first results to pass over.
    var offset = 0

    /// How they are shown.
    var display = HitDisplay()

    /// Runs the query.
    ///
    /// - Throws: Also if nothing is found, so that the exit status tells.
    func run() throws(Failure) {
        let output = display.output()
        let meaning = try query.meaning()
        let index = try index.open()
        let report = try report(of: meaning, in: index, output)
        let isAny = try report.print(to: output)
        try output.finish()
        if report.total == 0 {
            try index.warnOfOtherAnalysis()
            if !isAny, display.content != .nothing {
                try EmptyResult(query: query, meaning: meaning).explain(in: index)
            }
        }
        if !isAny { throw .silent(.nothingFound) }
    }

    /// Searches, as far as is needed for what is shown.
    private func report(
        of meaning: Query,
        in index: SearchArchive,
        _ output: Output
    ) throws(Failure) -> SearchReport {
        let start = ContinuousClock.now
        let isShort = output.isTerminal && !display.isPlain && display.content == nil
        let limit = limit ?? (isShort ? 10 : 0)
        let (sum, overflow) = limit.addingReportingOverflow(offset)
        let end = limit == 0 || overflow ? index.paragraphCount : min(sum, index.paragraphCount)
        let isSorted = order.key != .score || order.isReversed
        let needed = display.needsAllHits || isSorted ? index.paragraphCount : end
        let showsTotal = display.showsTotal(on: output)
        let results = try query.results(
            for: meaning,
            in: index,
            // One hit tells that there are any.
            limit: display.needsHits ? needed : showsTotal ? 0 : 1,
            countsTotal: showsTotal
        )
        var report = SearchReport(
            query: meaning,
            matching: query.matching,
            index: index,
            display: display
        )
        report.marksForms = query.ranking.stemWeight > 0
        report.total = results.total
        report.hits = results.hits
        if isSorted {
            report.hits = try reading(
                try index.sorted(report.hits, by: order.key, reversed: order.isReversed)
            )
        }
        if display.needsSets {
            report.found = try query.paragraphs(answering: meaning, in: index)
            report.all = try query.paragraphs(answering: meaning.filters, in: index)
        }
        if display.isUnique, display.needsHits, display.content != .paths {
            let groups = try reading(try index.unique(report.hits))
            report.textCount = groups.count
            report.groups = Array(groups.prefix(end).dropFirst(offset))
            report.hits = report.groups?.map(\.hit) ?? []
        } else if display.content == nil {
            report.hits = Array(report.hits.prefix(end).dropFirst(offset))
        }
        report.firstRank = min(offset, report.textCount ?? report.total) + 1
        report.places = offset..<max(offset, end)
        report.time = ContinuousClock.now - start
        return report
    }
}
