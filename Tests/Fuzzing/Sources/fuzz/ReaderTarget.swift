@testable import SearchIndex

/// Files of any bytes: reports cover their paragraphs, and all of it can be indexed.
enum ReaderTarget {
    static func test(_ bytes: [UInt8]) {
        let path = SourcePath("a.txt")
        guard let text = try? TextDecoder.decode(bytes, path: path, encoding: nil) else { return }
        for draft in ReportReader.read(text.bytes, path: path) {
            var end = 0
            for paragraph in draft.paragraphs {
                precondition(paragraph.end >= end, "paragraphs go backwards")
                end = paragraph.end
            }
            precondition(end == draft.text.count, "text without a paragraph")
            precondition(
                Array(String(decoding: draft.text, as: UTF8.self).utf8) == draft.text,
                "text that isn't UTF-8"
            )
        }
    }
}
