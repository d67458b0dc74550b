/// What bytes of a file are written to, one after another.
protocol ByteSink: ~Copyable {
    /// Appends bytes.
    borrowing func write(_ bytes: [UInt8]) throws(SearchIndexError)

    /// Puts other bytes in the place of the first ones, ``ChecksumsWriter/headLimit`` at most.
    borrowing func replaceStart(with bytes: [UInt8]) throws(SearchIndexError)
}
