extension Query {
    /// A word that is known in part.
    public struct Pattern: Hashable, Sendable {
        /// The word; `*` stands for any characters and `?` for one, unless `edits` is positive.
        ///
        /// A backslash stands before a `*`, a `?` or a backslash that is meant itself.
        public var text: String

        /// How many characters may be wrong, missing or too many; zero if there are wildcards.
        public var edits: Int

        /// Creates a pattern.
        public init(_ text: String, edits: Int = 0) {
            self.text = text
            self.edits = edits
        }
    }
}
