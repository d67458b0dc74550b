/// What bytes of a file are written to, one after another.
protocol ByteSink: ~Copyable {
    /// What is known of the bytes that were written.
    var written: WrittenBytes { get }

    /// Appends bytes.
    borrowing func write(_ bytes: RawSpan) throws(SearchIndexError)

    /// Puts other bytes in the place of the first ones, ``ChecksumsWriter/headLimit`` at most.
    borrowing func replaceStart(with bytes: [UInt8]) throws(SearchIndexError)
}

extension ByteSink where Self: ~Copyable {
    /// Appends bytes.
    borrowing func write(_ bytes: [UInt8]) throws(SearchIndexError) {
        try bytes.withRawSpan { (bytes) throws(SearchIndexError) in try write(bytes) }
    }
}
