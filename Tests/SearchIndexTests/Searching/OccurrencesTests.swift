internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Occurrences` {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `are those of a plain scan, summed by value`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var drafts = SampleReports.drafts(8, paragraphs: 20, seed: seed)
        for place in drafts.indices {
            drafts[place].report.year = Int.random(in: 2010...2012, using: &random)
        }
        let archive = try SampleReports.archive(
            of: drafts,
            parts: 1 + Int(seed % 3),
            path: "\(Scratch.path)/\(seed).idx"
        )
        var scan = PlainScan()
        var cells: [[PlainScan.Cell]] = []
        var texts: [String] = []
        for number in 0..<archive.paragraphCount {
            texts.append(try archive.paragraph(number).text)
            cells.append(try scan.cells(of: texts[number]))
        }
        let filter = try Query.parse("year:2011..2012").query
        let all = try archive.paragraphs(answering: filter)
        func isCounted(_ number: Int) -> Bool {
            let (place, own) = archive.location(ofParagraph: number)
            return all[place].contains(UInt32(own))
        }
        for _ in 0..<25 {
            var phrase = SampleReports.words.randomElement(using: &random)!
            if Bool.random(using: &random) {
                // A piece of the text, cut anywhere.
                let text: [Character] = Array(texts.randomElement(using: &random)!)
                let start = Int.random(in: 0..<text.count, using: &random)
                let count = Int.random(in: 1...6, using: &random)
                phrase = String(text[start...].prefix(count))
            }
            let needle = try scan.cells(of: phrase)
            var expected: [String: (occurrences: Int, paragraphs: Int, words: Int)] = [:]
            for number in cells.indices where isCounted(number) {
                let report = try archive.report(archive.report(ofParagraph: number))
                let year = report.year.map(String.init) ?? ""
                let count = needle.isEmpty ? 0 : PlainScan.count(of: needle, in: cells[number])
                var analyzer = Analyzer()
                let words = try analyzer.analyze(texts[number]).tokens.count { !$0.term.isEmpty }
                let sum = expected[year] ?? (0, 0, 0)
                expected[year] = (
                    sum.occurrences + count, sum.paragraphs + (count > 0 ? 1 : 0), sum.words + words
                )
            }
            let found = try archive.occurrences(of: .phrase(.init(phrase)), among: all)
            let counts = try archive.counts(of: found, among: all, by: [.year])
            #expect(counts.count == expected.count)
            for count in counts {
                let year = try #require(expected[count.values[0]])
                #expect(count.occurrences == year.occurrences, "seed \(seed), \(phrase)")
                #expect(count.paragraphs == year.paragraphs, "seed \(seed), \(phrase)")
                #expect(count.allWords == year.words)
            }
            #expect(found.count == expected.values.reduce(0) { $0 + $1.occurrences })
            #expect(found.paragraphs == expected.values.reduce(0) { $0 + $1.paragraphs })
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `of other queries are what is marked`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(4, paragraphs: 12, seed: seed)
        let archive = try SampleReports.archive(
            of: drafts,
            parts: 2,
            path: "\(Scratch.path)/m\(seed).idx"
        )
        let all = try archive.paragraphs(answering: .everything)
        for text in ["数字 OR 经济", "/[0-9]+/", "rep*", "\"数 经\"~3", "数字 -经济", "year:2001", ""] {
            let query = try Query.parse(text).query
            var options = SearchOptions()
            options.limit = archive.paragraphCount
            var highlighter = try Highlighter(query)
            var expected = 0
            for hit in try archive.search(query, options: options).hits {
                expected += try highlighter.spans(in: archive.paragraph(hit.paragraph).text).count
            }
            #expect(try archive.occurrences(of: query, among: all).count == expected, "\(text)")
        }
    }
}
