/// What bytes of a file are written to, one after another.
protocol ByteSink: ~Copyable {
    /// Appends bytes.
    borrowing func write(_ bytes: [UInt8]) throws(SearchIndexError)
}
