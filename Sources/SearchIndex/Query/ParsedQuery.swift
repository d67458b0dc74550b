/// A query with what had to be mended to read it.
public struct ParsedQuery: Hashable, Sendable {
    /// A repair: some of the text was read as something else than it seems to say.
    public struct Note: Hashable, Sendable {
        /// One line, such as `read “)” as nothing`.
        public var text: String

        /// Where the repaired part begins, in Unicode scalars from the start of what was typed.
        public var position: Int

        /// Which of several texts it stands in.
        public var argument: Int

        /// Creates a note.
        public init(text: String, position: Int, argument: Int = 0) {
            self.text = text
            self.position = position
            self.argument = argument
        }
    }

    /// The meaning.
    public var query: Query

    /// The repairs, by position; the first ones, if there are very many.
    public var notes: [Note]

    /// Creates a parsed query.
    public init(query: Query, notes: [Note] = []) {
        self.query = query
        self.notes = notes
    }
}
