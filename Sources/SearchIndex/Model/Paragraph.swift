/// One paragraph with all that is needed to cite it.
public struct Paragraph: Hashable, Sendable {
    /// The number of the paragraph in the index, from 0.
    public var number: Int

    /// The number of its report in the index, from 0.
    public var report: Int

    /// The number of the paragraph in its report, from 1.
    public var ordinal: Int

    /// The name that the paragraph brought along from a collection; empty if none.
    public var id: String

    /// The headings above it, outermost first.
    public var section: [String]

    /// The line of the source file on which it begins, from 1.
    public var line: Int

    /// The page of the source file, from 1; 0 if the format has none.
    public var page: Int

    /// Where further lines of the source file begin in the text, by ascending places.
    public var joints: [SourceJoint]

    /// The text exactly as it was indexed.
    public var text: String

    /// The line and the page of the source file on which a Unicode scalar of the text stands.
    ///
    /// - Complexity: O(length of the text).
    public func place(ofScalar number: Int) -> (line: Int, page: Int) {
        guard !joints.isEmpty else { return (line, page) }
        let offset = text.unicodeScalars.prefix(number).reduce(0) { $0 + UTF8.width($1) }
        guard let joint = joints.last(where: { $0.offset <= offset }) else { return (line, page) }
        return (joint.line, joint.page)
    }
}
