/// A place inside of a paragraph at which another line of the source file begins.
public struct SourceJoint: Hashable, Sendable {
    /// The place in bytes, in the text that the joint is told of.
    public var offset: Int

    /// The line that begins there, from 1.
    public var line: Int

    /// The page of that line, from 1; 0 where the format has none.
    public var page: Int

    /// Creates a joint.
    public init(offset: Int, line: Int, page: Int) {
        self.offset = offset
        self.line = line
        self.page = page
    }
}
