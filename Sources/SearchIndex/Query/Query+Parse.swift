extension Query {
    /// How long the text of a query may be, in bytes of UTF-8.
    static let textLimit = 65_536

    /// Reads a query.
    ///
    /// Every text has a meaning. What seems amiss, such as a bracket without its partner, is mended
    /// and noted. Full-width and Chinese signs mean what their ASCII forms do.
    ///
    /// - Throws: `queryLimit` if the text is longer than 64 KiB, holds more than 1,024 words or nests
    ///   groups more than 64 deep.
    ///
    /// - Complexity: O(length of the text).
    public static func parse(_ text: String) throws(SearchIndexError) -> ParsedQuery {
        try parse(anyOf: [text])
    }

    /// Reads several queries, one of which must be met.
    ///
    /// The limits of ``parse(_:)`` hold for all of them together.
    ///
    /// - Throws: `queryLimit`.
    ///
    /// - Complexity: O(length of the texts).
    public static func parse(anyOf texts: [String]) throws(SearchIndexError) -> ParsedQuery {
        var alternatives: [Query] = []
        var notes: [ParsedQuery.Note] = []
        var leaves = 0
        var bytes = 0
        for (argument, text) in texts.enumerated() {
            try checkLength(of: text, after: bytes)
            bytes += text.utf8.count
            var lexer = QueryLexer(Array(text.unicodeScalars))
            try lexer.run()
            var parser = QueryParser(lexer, leaves: leaves)
            alternatives.append(try parser.parse())
            leaves = parser.leaves
            notes += parser.notes.all(argument: argument)
        }
        return ParsedQuery(query: any(of: alternatives), notes: notes)
    }

    /// Reads a text that is one phrase as a whole, whatever signs it holds.
    ///
    /// - Throws: `queryLimit` if the text is longer than 64 KiB.
    ///
    /// - Complexity: O(length of the text).
    public static func parse(literal text: String) throws(SearchIndexError) -> ParsedQuery {
        try checkLength(of: text, after: 0)
        let isEmpty = text.unicodeScalars.allSatisfy(QuerySyntax.isSpace)
        return ParsedQuery(query: isEmpty ? .nothing : .phrase(Phrase(text)))
    }

    private static func checkLength(
        of text: String,
        after bytes: Int
    ) throws(SearchIndexError) {
        guard text.utf8.count > textLimit - bytes else { return }
        let rest = text.utf8.prefix(textLimit - bytes)
        // A byte that goes on with a character doesn't count for one.
        let offset = rest.count { $0 & 0xC0 != 0x80 }
        throw .queryLimit(what: "bytes", limit: textLimit, offset: offset)
    }
}
