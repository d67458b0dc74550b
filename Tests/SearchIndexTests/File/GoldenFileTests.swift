internal import Testing

@testable import SearchIndex

@Suite struct `Golden file` {
    let index: SearchIndex

    init() throws {
        index = try SearchIndex(contentsOf: try GoldenFile.prepared.get())
    }

    @Test func `verifies`() throws {
        try index.verify()
        let walk = try FormatWalk(index.file.withBytes { $0.copied() })
        var lines: [String] = []
        try index.dump { lines.append($0) }
        #expect(walk.dump() == lines)
    }

    @Test func `holds what it held when it was written`() throws {
        var lines: [String] = []
        try index.dump { lines.append($0) }
        let expected = [
            "report\t0\t2023\t1\tscripts.txt\tAnnual report 年度报告\t北京市\t\t\t2023-03-05\tannual-report\tzh-Hans\tUTF-8",
            "report\t1\t\t1\tlists.txt\t\t\tACME\t600000\t\t\t\tUTF-8",
            "report\t2\t\t1\tc.tsv\t\t\t\t\t\t\t\tUTF-8",
            "copy\t0\t7\tcopy.txt",
            "paragraph\t0\t0\t1\t0\t1\t3\t\t\t一、总体要求",
            "paragraph\t1\t0\t3\t0\t0\t12\t\t9:4:1\t互联网+行动推动数字经济发展，同比增长6.5%。",
            "paragraph\t2\t0\t5\t0\t2\t2\t\t\t（一）产业",
        ]
        #expect(Array(lines.prefix(expected.count)) == expected)
        // The rest is as literal, but long.
        var checksum = CRC32C()
        for line in lines { [UInt8](line.utf8).withRawSpan { checksum.update($0) } }
        #expect(lines.count == 845 && checksum.value == 0x9F02_F326)
    }

    @Test func `tells of its reports`() throws {
        #expect(index.reportCount == 3)
        let report = try index.report(0)
        #expect(report.title == "Annual report 年度报告")
        #expect(report.year == 2023 && report.place == "北京市" && report.date == "2023-03-05")
        #expect(try index.report(1).company == "ACME" && index.report(1).code == "600000")
        #expect(try index.copies == [ReportCopy(report: 0, path: "copy.txt", line: 7)])
        #expect(try index.paragraphs(ofReport: 1) == 10..<310)
        #expect(try index.paragraph(id: "id-2") == 311)
        let paragraph = try index.paragraph(3)
        #expect(paragraph.section == ["一、总体要求", "（一）产业"])
        #expect(paragraph.text == "國民經濟和社會發展統計公報")
        #expect(paragraph.ordinal == 4 && paragraph.line == 7)
    }

    /// Phrases are found however the ICU of this process cuts them.
    @Test(arguments: [
        ("互联网", [1]), ("联网+行动", [1]), ("国民经济", [3]), ("經濟", [1, 3] + lists),
        ("コンピューター", [5]), ("성장률", [6]), ("พัฒนา", [7]), ("ЭКОНОМИКА", [8]), ("finance", [8]),
        ("m2", [9]), ("丙", [311]), ("项经济增长1", lists), ("item 299", [308]), ("nowhere", []),
    ])
    func `finds a phrase`(phrase: String, expected: [Int]) throws {
        #expect(try index.paragraphs(holding: phrase) == expected)
    }

    @Test func `ranks words`() throws {
        let results = try index.search(words: "report item 299", need: .any, limit: 3)
        #expect(results.hits.first?.paragraph == 308)
        #expect(try index.search(words: "word").hits.map(\.paragraph) == [209])
        #expect(try index.search(words: "item").total == 257)
    }

    /// The paragraphs of the second report that are alike.
    private static let lists = (10..<310).filter { $0 != 209 }
}
