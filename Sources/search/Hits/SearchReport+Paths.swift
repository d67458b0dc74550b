internal import SearchIndex

/// The files of the hits, and those without any.
extension SearchReport {
    /// The files that hold hits, each once, in the order of their first hit.
    func pathsOfHits() -> [String] {
        var seenReports: Set<Int> = []
        var seenPaths: Set<String> = []
        var paths: [String] = []
        for hit in hits {
            let number = index.report(ofParagraph: hit.paragraph)
            guard seenReports.insert(number).inserted else { continue }
            let path = index.report(number).path
            if seenPaths.insert(path).inserted { paths.append(path) }
        }
        return paths
    }

    /// The files with paragraphs that pass the filters but none that answers the query.
    func pathsWithoutHits() -> [String] {
        guard let found, let all else { return [] }
        var seen = Set(index.reports(holding: found).map { index.report($0).path })
        return index.reports(holding: all).map { index.report($0).path }.filter {
            seen.insert($0).inserted
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
