/// A file that reports were read from, so that an update knows whether to read it again.
package struct SourceRecord: Hashable, Sendable {
    /// The path as it was listed: bytes, which need not be UTF-8.
    package var path: [UInt8]

    /// The length of the file in bytes.
    package var size: Int

    /// When the contents last changed, in nanoseconds since 1970.
    package var modified: Int

    /// A hash of the contents.
    package var hash: ContentHash

    /// Whether the file holds a paragraph a line; such a file is one report and never a copy.
    package var isCollection: Bool

    /// For each report of the file, in order, whether it is stored as a copy.
    var occurrences: [Bool] = []

    /// Creates a record of a file whose reports are yet to come.
    package init(
        path: [UInt8],
        size: Int,
        modified: Int,
        hash: ContentHash,
        isCollection: Bool = false
    ) {
        self.path = path
        self.size = size
        self.modified = modified
        self.hash = hash
        self.isCollection = isCollection
    }
}
