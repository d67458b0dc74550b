/// A source file that was left out of an index, and why.
public struct SkippedFile: Hashable, Sendable {
    /// The file, as it was named when indexing.
    public var path: String

    /// Why the file was left out, as half a sentence: `not valid UTF-8 at byte 17`.
    public var reason: String

    /// Creates a note about a file that was left out.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}
