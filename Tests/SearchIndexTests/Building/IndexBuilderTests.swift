internal import FoundationEssentials
internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Index builder` {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `an index gives back every paragraph and verifies`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(12, paragraphs: 60, seed: seed)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        try index.verify()
        #expect(index.reportCount == drafts.count)
        var number = 0
        for (place, draft) in drafts.enumerated() {
            #expect(try index.report(place) == draft.report, "seed \(seed)")
            for (ordinal, paragraph) in draft.paragraphs.enumerated() {
                let stored = try index.paragraph(number)
                let text = String(decoding: draft.text[draft.range(of: ordinal)], as: UTF8.self)
                #expect(Array(stored.text.utf8) == Array(text.utf8), "seed \(seed)")
                #expect(stored.line == paragraph.line)
                #expect(stored.report == place && stored.ordinal == ordinal + 1)
                #expect(try index.headingLevel(ofParagraph: number) == paragraph.headingLevel)
                number += 1
            }
        }
        #expect(index.paragraphCount == number)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `the bytes don't depend on threads and chunks`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(20, paragraphs: 80, seed: seed)
        var files: [[UInt8]] = []
        for (threads, chunkSize) in [(1, 1 << 20), (1, 999), (4, 100), (3, 5000)] {
            let path = "\(Scratch.path)/\(files.count).idx"
            let options = BuildOptions(threads: threads, chunkSize: chunkSize)
            let index = try SampleReports.index(of: drafts, path: path, options: options)
            files.append(index.file.withBytes { $0.copied() })
        }
        for file in files { #expect(file == files[0], "seed \(seed)") }
    }

    @Test func `an empty index verifies and finds nothing`() throws {
        let index = try SampleReports.index(of: [], path: "\(Scratch.path)/a.idx")
        try index.verify()
        #expect(index.paragraphCount == 0)
        let results = try index.search(words: "数字经济")
        #expect(results.hits.isEmpty && results.total == 0)
    }

    @Test(arguments: [100, 1 << 20])
    func `equal reports are stored once`(chunkSize: Int) throws {
        let drafts = SampleReports.drafts(3, paragraphs: 30, seed: 7)
        var again = drafts[1]
        again.report.path = "again.txt"
        again.report.line = 17
        let options = BuildOptions(threads: 2, chunkSize: chunkSize)
        let index = try SampleReports.index(
            of: drafts + [again],
            path: "\(Scratch.path)/a.idx",
            options: options
        )
        #expect(index.reportCount == 3)
        #expect(try index.copies == [ReportCopy(report: 1, path: "again.txt", line: 17)])
    }

    @Test func `copies are known while other reports are being analysed`() throws {
        let drafts = SampleReports.drafts(60, paragraphs: 40, seed: 11)
        let path = "\(Scratch.path)/a.idx"
        // Chunks so small that a batch is under way all the time.
        var builder = try IndexBuilder(path: path, options: BuildOptions(threads: 2, chunkSize: 50))
        for (number, draft) in drafts.enumerated() {
            try builder.add(draft)
            try builder.add(drafts[number / 2])
        }
        #expect(try builder.finish().copies == drafts.count)
        let index = try SearchIndex(contentsOf: path)
        try index.verify()
        #expect(try index.copies.map(\.report) == drafts.indices.map { $0 / 2 })
    }

    @Test func `a report that differs in one border of paragraphs is no copy`() throws {
        let report = Report(path: "a.txt")
        let first = SampleReports.draft(report, lines: [("甲乙", 0), ("丙", 0)])
        let second = SampleReports.draft(report, lines: [("甲", 0), ("乙丙", 0)])
        let index = try SampleReports.index(of: [first, second], path: "\(Scratch.path)/a.idx")
        #expect(index.reportCount == 2)
        #expect(try index.copies.isEmpty)
    }

    @Test func `a builder that is dropped leaves the old index`() throws {
        let path = "\(Scratch.path)/a.idx"
        let old = try SampleReports.index(
            of: SampleReports.drafts(1, paragraphs: 5, seed: 1),
            path: path
        )
        let bytes = old.file.withBytes { $0.copied() }
        do {
            var builder = try IndexBuilder(path: path)
            try builder.add(SampleReports.drafts(1, paragraphs: 5, seed: 2)[0])
        }
        let now = try MappedFile(path: path)
        #expect(now.withBytes { $0.copied() } == bytes)
        #expect(!FileManager.default.fileExists(atPath: path + ".tmp"))
    }

    @Test func `two builders of one index exclude each other`() throws {
        let path = "\(Scratch.path)/a.idx"
        let first = try IndexBuilder(path: path)
        let error = #expect(throws: SearchIndexError.self) { _ = try IndexBuilder(path: path) }
        #expect(error == .locked(path: path))
        _ = try first.finish()
        _ = try IndexBuilder(path: path).finish()
    }

    @Test func `a collection in parts is one report with its ids`() throws {
        var first = SampleReports.draft(Report(path: "c.tsv"), lines: [("一 二", 0), ("三", 0)])
        first.ids = ["q1", "q2"]
        first.mayBeCopy = false
        var second = SampleReports.draft(Report(path: "c.tsv"), lines: [("四", 0)])
        second.ids = ["x"]
        second.continues = true
        let index = try SampleReports.index(of: [first, second], path: "\(Scratch.path)/a.idx")
        #expect(index.reportCount == 1)
        #expect(try (0..<3).map { try index.paragraph($0).id } == ["q1", "q2", "x"])
        #expect(try index.paragraph(id: "x") == 2)
        #expect(try index.paragraph(id: "y") == nil)
    }
}
