/// A file with queries, one a line.
enum QueryFile {
    /// The most bytes that are read: more than a query may have.
    private static let limit = 1 << 20

    /// The queries of a file, empty lines left out.
    ///
    /// - Throws: If it can't be read, is too long, or isn't UTF-8.
    static func queries(in path: String) throws(Failure) -> [String] {
        let name = path == "-" ? "standard input" : path
        let (bytes, code) = System.contents(of: path == "-" ? nil : path, limit: limit)
        if code != 0 { throw .reading(file: name, errno: code) }
        guard bytes.count <= limit else {
            throw .usage("\(name): too long for queries, more than 1 MiB; give fewer")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .usage("\(name): not in UTF-8; convert it, for instance with iconv")
        }
        // A line end of Windows is one character.
        let lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        var queries = lines.map(String.init)
        if let first = queries.first, first.unicodeScalars.first == "\u{FEFF}" {
            queries[0] = String(first.unicodeScalars.dropFirst())
        }
        return queries.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
