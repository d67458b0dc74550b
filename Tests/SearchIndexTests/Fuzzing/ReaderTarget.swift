@testable import SearchIndex

/// Files of any bytes: reports cover their paragraphs, and all of it can be indexed.
enum ReaderTarget {
    static func test(_ bytes: [UInt8]) throws {
        let path = SourcePath("a.txt")
        guard let text = try? TextDecoder.decode(bytes, path: path, encoding: nil) else { return }
        for draft in ReportReader.read(text.bytes, path: path) {
            var end = 0
            for paragraph in draft.paragraphs {
                try check(paragraph.end >= end, "paragraphs go backwards")
                end = paragraph.end
            }
            try check(end == draft.text.count, "text without a paragraph")
            try check(
                Array(String(decoding: draft.text, as: UTF8.self).utf8) == draft.text,
                "text that isn't UTF-8"
            )
        }
    }

    private static func check(_ holds: Bool, _ otherwise: String) throws {
        if !holds { throw FuzzTarget.Finding(description: otherwise) }
    }
}
