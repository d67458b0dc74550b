extension Query: CustomStringConvertible {
    /// The query as text.
    ///
    /// What the parser has made reads back as an equal query, without notes, if the text is not longer
    /// than a query may be. It uses only ASCII signs. Within quotation marks a backslash stands before
    /// a quotation mark or a backslash that is meant itself; before a word, it says that this is
    /// neither an operator nor the name of a field; within a pattern, that a sign is meant itself.
    ///
    /// - Complexity: O(size of the query).
    public var description: String {
        var printer = QueryPrinter()
        printer.print(self, at: .any)
        return String(printer.text)
    }
}
