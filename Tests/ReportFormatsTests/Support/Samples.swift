@testable import ReportFormats
@testable import SearchIndex

/// An element as a test writes it down.
struct Found: Equatable, CustomStringConvertible {
    var kind: SourceElement.Kind
    var text: String
    var line: Int
    var page: Int

    init(_ kind: SourceElement.Kind, _ text: String, _ line: Int, page: Int = 0) {
        self.kind = kind
        self.text = text
        self.line = line
        self.page = page
    }

    var description: String { "\(kind) \(text) (\(line), page \(page))" }
}

extension SourceText {
    /// The elements with their texts, after a check of what all readers promise.
    var found: [Found] {
        var last = (end: 0, line: 0, page: 0)
        return elements.map { element in
            precondition(element.range.lowerBound >= last.end && !element.range.isEmpty)
            precondition(element.line >= last.line && element.page >= last.page)
            last = (element.range.upperBound, element.line, element.page)
            let text = String(decoding: bytes[element.range], as: UTF8.self)
            return Found(element.kind, text, element.line, page: element.page)
        }
    }
}

extension FormatReader {
    /// The text of some bytes, as if they stood in a file.
    func text(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws(SkippedFile) -> SourceText {
        let status = FileStatus(
            kind: .regular,
            identity: .init(device: 0, number: 0),
            size: bytes.count,
            modified: 0
        )
        var options = SourceOptions()
        options.encoding = encoding
        let file = SourceFile(path: SourcePath("-a\nb"), status: status, isGiven: true)
        return try text(of: file, bytes, options: options)
    }

    func found(_ text: String) throws(SkippedFile) -> [Found] {
        try self.text(Array(text.utf8)).found
    }
}
