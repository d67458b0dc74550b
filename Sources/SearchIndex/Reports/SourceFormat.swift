/// The format of a source file, told by the ending of its name.
///
/// A new format takes a case and its endings here, and a branch in `ReportSource`.
package enum SourceFormat: Hashable, Sendable {
    /// Plain text, also with Markdown headings.
    case plainText

    /// The format of a file in a folder, or `nil` where it isn't supported.
    ///
    /// Names without an ending are taken for plain text: archives often have them, and a file that
    /// is no text is noticed when it is read.
    package init?(ending: String) {
        switch ending {
        case "", "txt", "text", "md", "markdown": self = .plainText
        default: return nil
        }
    }
}
