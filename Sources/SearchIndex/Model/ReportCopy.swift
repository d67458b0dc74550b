/// A place where a report that is stored already stands once more.
public struct ReportCopy: Hashable, Sendable {
    /// The number of the stored report, from 0.
    public var report: Int

    /// The source file of the copy.
    public var path: String

    /// The line on which the copy begins, from 1.
    public var line: Int

    /// Creates a note about a copy.
    public init(report: Int, path: String, line: Int) {
        self.report = report
        self.path = path
        self.line = line
    }
}
