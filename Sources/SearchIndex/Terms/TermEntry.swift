/// Where the postings of a term are: a list in the file, or the only posting itself.
struct TermEntry: Hashable, Sendable {
    /// The number of the term, counted in byte order.
    var number: Int

    /// The number of postings, 1 or more.
    var count: Int

    /// The only posting, where there is just one.
    var single: UInt32

    /// The frequency of the only posting.
    var frequency: UInt32

    /// The place of the list, where there are two postings or more.
    var list: Range<Int>

    /// The checksums of the file in which the list stands.
    var checksums = Checksums.none

    /// Begins to read the list from disk.
    func fetch() { checksums.fetch(list) }

    /// A term without postings, which stands in another index only.
    static let nowhere = Self(number: 0, count: 0, single: 0, frequency: 0, list: 0..<0)
}
