internal import Testing

@testable import SearchIndex

/// Holds FileFormat.md to the code: a reader made from the document finds in a file what the library
/// finds, and leaves no byte unexplained.
@Suite struct `File format, read by the document` {
    @Test(arguments: 0...4 as ClosedRange<UInt64>)
    func `every byte of an index is documented and says the same`(seed: UInt64) throws {
        let drafts =
            seed == 0
            ? DamageSample.drafts : SampleReports.drafts(Int(seed) * 6, paragraphs: 60, seed: seed)
        try ScratchFile.withPath { path in
            let index = try SampleReports.index(of: drafts, path: path)
            let walk = try FormatWalk(index.file.withBytes { $0.copied() })
            var offset = 0
            for field in walk.parts.flatMap(\.fields) {
                #expect(field.range.lowerBound == offset)
                offset = field.range.upperBound
            }
            #expect(offset == walk.bytes.count)
            var lines: [String] = []
            try index.dump { lines.append($0) }
            #expect(walk.dump() == lines)
        }
    }

    @Test func `the sample has every kind of field`() throws {
        let meanings = try FormatWalk(DamageSample.bytes.get()).parts.flatMap(\.fields)
            .map(\.meaning)
        for kind in [
            "maxima of the list", "maxima of block", "ends with", "head of block", "gaps, width",
            "exceptions of gaps", "frequencies, width", "exceptions of frequencies", "tail of",
            "folded to", "copy of report", "id q1", "words", "padding", "joints 3:2:0 6:3:1",
            "kind annual-report",
        ] {
            #expect(meanings.contains { $0.contains(kind) }, "\(kind)")
        }
    }

    @Test func `an empty index is documented`() throws {
        try ScratchFile.withPath { path in
            let index = try SampleReports.index(of: [], path: path)
            let walk = try FormatWalk(index.file.withBytes { $0.copied() })
            #expect(walk.dump() == [])
        }
    }
}

extension FormatWalk {
    /// What the index holds, in the lines of `SearchIndex.dump(_:)`.
    func dump() -> [String] {
        var dump: [String] = []
        for (number, report) in reports.enumerated() {
            let path = report[report.count - 1]
            dump.append(
                (["report", "\(number)", report[0], report[1], path] + report[2..<report.count - 1])
                    .joined(separator: "\t")
            )
        }
        for copy in copies { dump.append((["copy"] + copy).joined(separator: "\t")) }
        for number in texts.indices {
            let report = firstParagraphs.lastIndex { $0 <= number } ?? 0
            let level = headings.first { $0.paragraph == number }?.level ?? 0
            let id = ids.isEmpty ? "" : String(decoding: ids[number], as: UTF8.self)
            let text = String(decoding: texts[number], as: UTF8.self)
            let numbers = [number, report, lines[number], pages[number], level, lengths[number]]
            dump.append(
                (["paragraph"] + numbers.map(String.init) + [
                    id, joints.isEmpty ? "" : joints[number], text,
                ]).joined(separator: "\t")
            )
        }
        for (name, isWeighted) in [
            ("word", true), ("border", false), ("holder", false), ("context", false),
            ("symbol", false),
        ] {
            for term in terms[name + "s"] ?? [] {
                let postings = term.postings.map {
                    isWeighted ? "\($0.number):\($0.frequency)" : "\($0.number)"
                }
                let text = String(decoding: term.bytes, as: UTF8.self)
                dump.append(([name, text] + postings).joined(separator: "\t"))
            }
        }
        return dump
    }
}
