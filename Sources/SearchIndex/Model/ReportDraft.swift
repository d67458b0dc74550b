/// A report as read from a file, on its way into an index.
///
/// The text holds the paragraphs one after another without separators; it is valid UTF-8, and every
/// paragraph ends on a character border. No paragraph is empty or holds a line break.
public struct ReportDraft: Sendable {
    /// What is known of the report.
    public var report: Report

    /// The bytes of all paragraphs, joined.
    public var text: [UInt8] = []

    /// The paragraphs in reading order.
    public var paragraphs: [ParagraphDraft] = []

    /// Where lines of the file begin inside of paragraphs, by ascending places in `text`.
    public var joints: [SourceJoint] = []

    /// The names of the paragraphs in a collection; empty, or one for each paragraph.
    public var ids: [String] = []

    /// Whether the draft goes on with the report of the draft before it.
    ///
    /// A large collection arrives in parts, so that memory stays bounded.
    public var continues = false

    /// Whether a report with the same paragraphs as an earlier one is stored as a copy of it.
    public var mayBeCopy = true

    /// Creates a draft without paragraphs.
    public init(report: Report) {
        self.report = report
    }

    /// The bytes of one paragraph as a range of `text`.
    ///
    /// Complexity: O(1).
    public func range(of paragraph: Int) -> Range<Int> {
        (paragraph == 0 ? 0 : paragraphs[paragraph - 1].end)..<paragraphs[paragraph].end
    }
}

/// One paragraph of a draft: where it ends in the joined text, and where it stood in the file.
public struct ParagraphDraft: Hashable, Sendable {
    /// The offset in the joined text at which the paragraph ends.
    public var end: Int

    /// The line of the source file on which the paragraph begins, from 1.
    public var line: Int

    /// The page of the source file, from 1; 0 where the format has none.
    public var page: Int

    /// How deep a heading this is: 1 for the topmost kind, 0 for text that is no heading.
    public var headingLevel: Int

    /// Creates a paragraph that ends at an offset of the joined text.
    public init(end: Int, line: Int, page: Int = 0, headingLevel: Int = 0) {
        self.end = end
        self.line = line
        self.page = page
        self.headingLevel = headingLevel
    }
}
