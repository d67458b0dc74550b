/// The format of a source file, told by its first bytes or by the ending of its name.
///
/// A new format takes a case and its endings here, and a reader in `SourceOptions`.
package enum SourceFormat: Hashable, Sendable, CaseIterable {
    /// Plain text.
    case plainText

    /// Plain text with marks for headings, lists and tables.
    case markdown

    /// Web pages.
    case html

    /// Laid-out pages.
    case pdf

    /// Word documents.
    case docx

    /// Tables of records, their columns separated by commas.
    case csv

    /// Tables of records, a JSON object a line.
    case jsonLines

    /// The format of a file in a folder, or `nil` where it isn't supported.
    ///
    /// Names without an ending are taken for plain text: archives often have them, and a file that
    /// is no text is noticed when it is read.
    package init?(ending: String) {
        switch ending {
        case "", "txt", "text": self = .plainText
        case "md", "markdown": self = .markdown
        case "html", "htm", "xhtml": self = .html
        case "pdf": self = .pdf
        case "docx", "docm", "dotx": self = .docx
        case "csv": self = .csv
        case "jsonl", "ndjson": self = .jsonLines
        default: return nil
        }
    }

    /// The format of a file with some contents and an ending.
    ///
    /// PDF, ZIP and web pages show themselves in their first bytes, and are then what they are
    /// whatever their names; other files with an unknown ending are tried as plain text.
    /// Complexity: O(1).
    package init(contents: [UInt8], ending: String) {
        let named = SourceFormat(ending: ending)
        let start = contents.prefix(1024)
        if start.starts(with: "PK\u{3}\u{4}".utf8) {
            self = .docx
        } else if Self.isPDF(start) {
            self = .pdf
        } else if named == nil || named == .plainText, Self.isHTML(start) {
            self = .html
        } else {
            self = named ?? .plainText
        }
    }

    /// Whether the mark of a PDF stands where readers look for it.
    private static func isPDF(_ start: ArraySlice<UInt8>) -> Bool {
        let mark = Array("%PDF-".utf8)
        guard let place = start.firstIndex(of: mark[0]) else { return false }
        return start[place...].starts(with: mark)
    }

    /// Whether a text begins like a web page.
    private static func isHTML(_ start: ArraySlice<UInt8>) -> Bool {
        let text = start.drop { $0 <= 0x20 || $0 >= 0x80 }.prefix(14).map { $0 | 0x20 }
        return text.starts(with: "<!doctype html".utf8.map { $0 | 0x20 })
            || text.starts(with: "<html".utf8)
    }
}
