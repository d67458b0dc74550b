/// How the words and phrases of a query must stand in a text.
public struct Matching: Hashable, Sendable {
    /// Whether a phrase must begin and end where words do, in scripts without spaces too.
    public var isWholeWords = false

    /// Whether case, width and variants of characters must be as written in the query.
    public var isAsWritten = false

    /// Creates the default: any part of a text, whatever its case, width and variants.
    public init() {}
}
