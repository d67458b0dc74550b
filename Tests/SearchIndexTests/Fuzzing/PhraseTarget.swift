@testable import SearchIndex

/// Texts and a phrase, a line each: what is found is what a plain scan of the text finds.
enum PhraseTarget {
    static func test(_ bytes: [UInt8]) throws {
        let lines = bytes.prefix(1 << 12).split(separator: 10).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let phrase = lines.first, lines.count > 1 else { return }
        let texts = lines.dropFirst().map { ($0, 0) }
        try ScratchFile.withPath { path in
            let draft = SampleReports.draft(Report(path: "a"), lines: Array(texts))
            let index = try SampleReports.index(of: [draft], path: path)
            var scan = PlainScan()
            let query = try scan.cells(of: phrase)
            var expected: [Int] = []
            for number in 0..<index.paragraphCount {
                let cells = try scan.cells(of: try index.paragraph(number).text)
                if !PlainScan.places(of: query, in: cells).isEmpty { expected.append(number) }
            }
            let found = try index.paragraphs(holding: phrase)
            guard found == expected else {
                throw FuzzTarget.Finding(
                    description: "\(phrase.debugDescription): \(found) instead of \(expected)"
                )
            }
        }
    }
}
