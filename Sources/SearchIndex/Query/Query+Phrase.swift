extension Query {
    /// Characters that must stand as written, up to folding.
    public struct Phrase: Hashable, Sendable {
        /// What stood between the quotation marks.
        public var text: String

        /// How many characters or words more may stand between its words.
        public var slop: Int

        /// Whether the last word may go on.
        public var lastIsPrefix: Bool

        /// Creates a phrase.
        public init(_ text: String, slop: Int = 0, lastIsPrefix: Bool = false) {
            self.text = text
            self.slop = slop
            self.lastIsPrefix = lastIsPrefix
        }
    }
}
