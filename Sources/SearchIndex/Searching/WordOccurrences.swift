/// A sum over occurrences of words, or of other terms, by which two ways to them are compared, whatever their order.
///
/// Each word in a paragraph has a hash; the sum of the hashes of two different sets of occurrences is
/// most likely another.
struct WordOccurrences: Equatable {
    /// The number of occurrences.
    var count = 0

    private var sum: UInt64 = 0

    /// Takes a word in a paragraph into account; the count is the caller's.
    @inline(__always)
    mutating func add(_ word: Int, in paragraph: UInt32, times: UInt32) {
        add(key: UInt64(truncatingIfNeeded: word), in: paragraph, times: times)
    }

    /// Takes a term in a paragraph into account, given by any number that no other term has.
    @inline(__always)
    mutating func add(key: UInt64, in paragraph: UInt32, times: UInt32) {
        var hash = key &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(paragraph)
        // The finish of MurmurHash3.
        hash = (hash ^ hash &>> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash &>> 33) &* 0xC4CE_B9FE_1A85_EC53
        sum &+= (hash ^ hash &>> 33) &* UInt64(times)
    }
}
