internal import SearchIndex

/// The work of a query: finds paragraphs and prints them.
struct QueryJob {
    /// What to look for.
    var query: PreparedQuery

    /// Where the index is.
    var index = IndexLocation()

    /// The most paragraphs to print, 0 for all; `nil` for ten on a terminal and all in a pipe.
    var limit: Int?

    /// How many of the best paragraphs to pass over.
    var offset = 0

    /// How they are shown.
    var display = HitDisplay()

    /// Runs the query.
    ///
    /// - Throws: Also if nothing is found, so that the exit status tells.
    func run() throws(Failure) {
        let output = Output()
        let meaning = try query.meaning()
        let index = try index.open()
        let start = ContinuousClock.now
        let limit = libraryLimit(output, index)
        let found = try query.results(for: meaning, in: index, limit: limit)
        let report = SearchReport(
            query: meaning,
            index: index,
            hits: Array(found.hits.dropFirst(offset)),
            firstRank: min(offset, found.total) + 1,
            total: found.total,
            time: ContinuousClock.now - start
        )
        try display.print(report, to: output)
        try output.finish()
        guard found.total == 0 else { return }
        try index.warnOfOtherAnalysis()
        try explainNothing(meaning, in: index)
        throw .silent(.nothingFound)
    }

    /// Tells how many paragraphs each part of a query finds by itself, if there are several.
    private func explainNothing(_ meaning: Query, in index: SearchIndex) throws(Failure) {
        guard case .and(let parts) = meaning, display.format != .nothing else { return }
        for part in parts {
            let found = try query.results(for: part, in: index, limit: 0)
            Messages.complain("\(part): \(Quantities.count(found.total, "paragraph"))")
        }
    }

    /// How many hits to ask for: as many as are printed, and those that are passed over.
    private func libraryLimit(_ output: Output, _ index: SearchIndex) -> Int {
        if !display.needsHits { return 0 }
        let limit = limit ?? (output.isTerminal ? 10 : 0)
        let (sum, overflow) = limit.addingReportingOverflow(offset)
        return limit == 0 || overflow ? index.paragraphCount : min(sum, index.paragraphCount)
    }
}
