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
        let index = try index.open()
        let start = ContinuousClock.now
        let found = try query.results(in: index, limit: libraryLimit(output, index))
        let report = SearchReport(
            query: query,
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
        throw .silent(.nothingFound)
    }

    /// How many hits to ask for: as many as are printed, and those that are passed over.
    private func libraryLimit(_ output: Output, _ index: SearchIndex) -> Int {
        if !display.needsHits { return 0 }
        let limit = limit ?? (output.isTerminal ? 10 : 0)
        let (sum, overflow) = limit.addingReportingOverflow(offset)
        return limit == 0 || overflow ? index.paragraphCount : min(sum, index.paragraphCount)
    }
}
