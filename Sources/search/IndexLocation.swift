internal import SearchIndex

/// Where the indexes are: as the user tells, or else as the environment does, or the nearest.
struct IndexLocation {
    /// The paths that the user gave.
    var paths: [String] = []

    /// Opens the only index.
    ///
    /// - Throws: If there are several, or as for all.
    func openOne() throws(Failure) -> SearchIndex {
        let paths = try resolved()
        guard paths.count == 1 else {
            throw .usage("\(paths[1]): this command takes one index; give one -d")
        }
        System.expectCutFiles(among: paths)
        return try reading { () throws(SearchIndexError) in
            try SearchIndex(contentsOf: paths[0])
        }
    }

    /// Opens all indexes, to be searched as one.
    func open() throws(Failure) -> SearchArchive {
        let paths = try resolved()
        System.expectCutFiles(among: paths)
        return try reading { () throws(SearchIndexError) in
            try SearchArchive(contentsOf: paths)
        }
    }

    /// The paths of the indexes, one at least.
    func resolved() throws(Failure) -> [String] {
        guard paths.isEmpty else { return paths }
        if let path = System.environment("SEARCH_INDEX") { return [path] }
        return [try Self.nearest()]
    }

    /// The only index of the nearest folder that has any, from the working folder upward.
    private static func nearest() throws(Failure) -> String {
        var above = ""
        var last: System.FileIdentity?
        while let folder = System.file(at: above + "."), folder.identity != last {
            let found = System.paths(matching: above + "*.idx").filter {
                System.file(at: $0)?.size != nil
            }
            if found.count == 1 { return found[0] }
            guard found.isEmpty else {
                throw .usage("\(found[0]): not the only index in its folder; name one with -d")
            }
            above += "../"
            last = folder.identity
        }
        throw Failure(
            message:
                ".: no index (*.idx) here or in a folder above; name one with -d, or build one "
                + "with 'search index FOLDER -o reports.idx'",
            status: .badIndex
        )
    }
}

extension SearchIndex {
    /// Warns if queries are cut otherwise than the text of the index was.
    func warnOfOtherAnalysis() throws(Failure) {
        let matches = try reading { () throws(SearchIndexError) in try matchesCurrentAnalysis() }
        guard !matches else { return }
        Messages.complain(
            "\(path): built by another version of search or ICU, which cuts some words otherwise, "
                + "so that some may not be found; build the index anew"
        )
    }
}

extension SearchArchive {
    /// The paths of the indexes, for messages.
    var path: String { indexes.map(\.path).joined(separator: ", ") }

    /// Warns if queries are cut otherwise than the text of an index was.
    func warnOfOtherAnalysis() throws(Failure) {
        for index in indexes { try index.warnOfOtherAnalysis() }
    }
}
