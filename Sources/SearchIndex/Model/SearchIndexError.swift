/// What can go wrong with an index, each case with what was expected, what was found, and where.
@nonexhaustive
public enum SearchIndexError: Error, Hashable, Sendable {
    /// The operating system refused an operation on a file.
    case system(operation: String, path: String, errno: CInt)

    /// The file is something else than an index.
    case notAnIndex(path: String)

    /// The index was written in a format that this library doesn't read.
    case unsupportedVersion(path: String, found: UInt16, supported: ClosedRange<UInt16>)

    /// The index is damaged: a checksum, an offset or an order is wrong.
    case corrupt(path: String, section: String, offset: Int, reason: String)

    /// The index was cut into words by another version of this library or of ICU.
    case otherAnalysis(path: String)

    /// The file was written to or cut short while it was open; what was read of it can't be trusted.
    case changed(path: String)

    /// The new file is in its place, but may not be there after a power cut.
    case notConfirmed(path: String, errno: CInt)

    /// Another process is writing the same index.
    case locked(path: String)

    /// The input holds more of something than the format can count.
    case tooLarge(what: String, limit: Int)

    /// A query holds more of something than may be asked at once, from a place on.
    ///
    /// The place counts Unicode scalars from the start of what was typed.
    case queryLimit(what: String, limit: Int, offset: Int)

    /// A line of a list of words is no word.
    case unusableWord(line: Int, reason: String)

    /// ICU failed to open or to segment.
    case segmentation(icuError: String)
}
