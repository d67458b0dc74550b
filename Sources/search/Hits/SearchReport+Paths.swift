internal import SearchIndex

/// The files of the hits, and those without any.
extension SearchReport {
    /// The files that hold hits, each once, in the order of their first hit.
    func pathsOfHits() throws(Failure) -> [String] {
        var seenReports: Set<Int> = []
        var seenPaths: Set<String> = []
        var paths: [String] = []
        for hit in hits {
            let number = try reading(try index.report(ofParagraph: hit.paragraph))
            guard seenReports.insert(number).inserted else { continue }
            let path = try reading(try index.report(number)).path
            if seenPaths.insert(path).inserted { paths.append(path) }
        }
        return paths
    }

    /// The files with paragraphs that pass the filters but none that answers the query.
    func pathsWithoutHits() throws(Failure) -> [String] {
        guard let found, let all else { return [] }
        return try reading { () throws(SearchIndexError) in
            var seen: Set<String> = []
            for number in try index.reports(holding: found) {
                seen.insert(try index.report(number).path)
            }
            var paths: [String] = []
            for number in try index.reports(holding: all) {
                let path = try index.report(number).path
                if seen.insert(path).inserted { paths.append(path) }
            }
            return paths
        }
    }

    /// Prints some files, a line or a record each.
    func printPaths(_ paths: [String], to output: Output) throws(Failure) {
        if display.form == .csv || display.form == .tsv {
            try output.writeRow(["path"], as: display.form == .csv ? .csv : .tsv)
        }
        for path in paths.prefix(places.upperBound).dropFirst(places.lowerBound) {
            switch display.form {
            case .json:
                try output.write(JSON.object([("v", 1), ("path", .text(path))]).line + "\n")
            case .csv: try output.writeRow([path], as: .csv)
            case .tsv: try output.writeRow([path], as: .tsv)
            case .cite, nil:
                if display.hasNull {
                    // Behind a NUL a line end is a part of the name.
                    try output.write((output.isGuarded ? output.safe(path) : path) + "\0")
                } else {
                    try output.writeLine(path)
                }
            }
        }
    }
}
