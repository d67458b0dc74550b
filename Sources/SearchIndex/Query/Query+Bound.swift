extension Query {
    /// One end of a range.
    public struct Bound: Hashable, Sendable {
        /// A year of four digits, a date such as `2016`, `2016-11` or `2016-11-04`, or a code.
        ///
        /// A month or a year as a date means all of its days.
        public var value: String

        /// Whether the value itself belongs to the range.
        public var isInclusive: Bool

        /// Creates a bound.
        public init(_ value: String, isInclusive: Bool = true) {
            self.value = value
            self.isInclusive = isInclusive
        }
    }
}
