/// A file with queries, one a line.
enum QueryFile {
    /// The queries of a file, empty lines left out.
    ///
    /// - Throws: If it can't be read, is too long, or isn't UTF-8.
    static func queries(in path: String) throws(Failure) -> [String] {
        // More than a query may have.
        let text = try TextFile.text(of: path == "-" ? nil : path, "queries", mebibytes: 1)
        // A line end of Windows is one character.
        let lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        var queries = lines.map(String.init)
        if let first = queries.first, first.unicodeScalars.first == "\u{FEFF}" {
            queries[0] = String(first.unicodeScalars.dropFirst())
        }
        return queries.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
