internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Query resolver` {
    /// An index, its texts, and their cells.
    private struct Sample {
        var index: SearchIndex
        var texts: [String] = []
        var cells: [[PlainScan.Cell]] = []

        init(seed: UInt64) throws {
            let drafts = SampleReports.drafts(5, paragraphs: 16, seed: seed)
            index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
            var scan = PlainScan()
            for number in 0..<index.paragraphCount {
                texts.append(try index.paragraph(number).text)
                cells.append(try scan.cells(of: texts[number]))
            }
        }

        func found(_ query: Query) throws -> [Int] {
            var options = SearchOptions()
            options.limit = 10_000
            let results = try index.search(query, options: options)
            #expect(results.hits.count == results.total)
            return results.hits.map(\.paragraph).sorted()
        }

        func paragraphs(where isMatch: ([PlainScan.Cell]) throws -> Bool) rethrows -> [Int] {
            try cells.indices.filter { try isMatch(cells[$0]) }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `and, or and not are those of sets`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        var scan = PlainScan()
        var random = SplitMix(seed: seed)
        for _ in 0..<30 {
            let words = (0..<3).map { _ in SampleReports.words.randomElement(using: &random)! }
            var cells: [[PlainScan.Cell]] = []
            for word in words { cells.append(try scan.cells(of: word)) }
            let phrases = words.map { Query.phrase(Query.Phrase($0)) }
            func holds(_ place: Int, _ text: [PlainScan.Cell]) -> Bool {
                !PlainScan.places(of: cells[place], in: text).isEmpty
            }
            let query = Query.and([.or([phrases[0], phrases[1]]), .not(phrases[2])])
            let expected = sample.paragraphs { text in
                (holds(0, text) || holds(1, text)) && !holds(2, text)
            }
            #expect(try sample.found(query) == expected, "seed \(seed), \(query)")
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `fields choose the paragraphs of their reports`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        let range = Query.range(
            .year,
            lower: Query.Bound("2001"),
            upper: Query.Bound("2003", isInclusive: false)
        )
        let expected = try sample.texts.indices.filter { number in
            [2001, 2002].contains(
                try sample.index.report(sample.index.report(ofParagraph: number)).year
            )
        }
        #expect(try sample.found(range) == expected)
        let path = Query.field(.path, .phrase(Query.Phrase("reports/3")))
        #expect(
            try sample.found(path) == Array(sample.index.paragraphs(ofReport: 3))
        )
    }

    @Test(
        arguments: 1...4 as ClosedRange<UInt64>,
        ["rep*", "*ate", "st?te", "e*", "*", "?", "6*.9", "c*é", "экон*"]
    )
    func `wildcards stand for parts of words`(seed: UInt64, pattern: String) throws {
        let sample = try Sample(seed: seed)
        var analyzer = Analyzer()
        let glob = Array(pattern.unicodeScalars)
        var expected: [Int] = []
        for (number, text) in sample.texts.enumerated() {
            let isMatch = try analyzer.analyze(text).tokens.contains { token in
                let word = String(decoding: token.term, as: UTF8.self)
                return !token.term.isEmpty
                    && Self.matches(glob[...], Array(word.unicodeScalars)[...])
            }
            if isMatch { expected.append(number) }
        }
        #expect(try sample.found(.pattern(Query.Pattern(pattern))) == expected, "seed \(seed)")
    }

    /// A plain recursive match of `*` and `?`.
    private static func matches(
        _ glob: ArraySlice<Unicode.Scalar>,
        _ word: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let first = glob.first else { return word.isEmpty }
        if first == "*" {
            return matches(glob.dropFirst(), word)
                || (!word.isEmpty && matches(glob, word.dropFirst()))
        }
        guard let head = word.first, first == "?" || first == head else { return false }
        return matches(glob.dropFirst(), word.dropFirst())
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `wildcards among Han stand for characters of words`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        let expected = sample.paragraphs { cells in
            let text = cells.map { Character(Unicode.Scalar($0.scalar)!) }
            return text.indices.contains { place in
                text[place] == "互" && place + 2 < text.count && text[place + 2] == "网"
                    && WordScalars.contains(cells[place + 1].scalar)
            }
        }
        #expect(try sample.found(.pattern(Query.Pattern("互?网"))) == expected, "seed \(seed)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `misspelt words are found`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        let right = try sample.found(.or(["report", "state"].map { .phrase(.init($0)) }))
        let query = Query.or([
            .pattern(Query.Pattern("reprot", edits: 1)), .pattern(Query.Pattern("stste", edits: 1)),
        ])
        #expect(try sample.found(query) == right, "seed \(seed)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `regular expressions read the text as written`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        let expected = sample.texts.indices.filter { number in
            let text = sample.texts[number]
            return text.contains("REPORT") || text.contains("经济发展")
        }
        let query = Query.regex(pattern: "REPORT|经济[发]展", flags: "")
        #expect(try sample.found(query) == expected, "seed \(seed)")
    }

    @Test func `a broken expression is looked for as it stands, with a note`() throws {
        let sample = try Sample(seed: 1)
        let results = try sample.index.search(.regex(pattern: "民生(", flags: ""))
        #expect(results.notes.count == 1)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a phrase with an open end goes on in the word`(seed: UInt64) throws {
        let sample = try Sample(seed: seed)
        var scan = PlainScan()
        for phrase in ["the rep", "rep", "互联", "5", "COVID-1", "数字经济 of"] {
            let cells = try scan.cells(of: phrase)
            let expected = sample.paragraphs { text in
                !PlainScan.places(of: cells, in: text, openEnd: true).isEmpty
            }
            let query = Query.phrase(Query.Phrase(phrase, lastIsPrefix: true))
            #expect(try sample.found(query) == expected, "seed \(seed), \(phrase)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>, [0, 1, 3, 10])
    func `near and loose phrases equal a scan`(seed: UInt64, distance: Int) throws {
        let sample = try Sample(seed: seed)
        var scan = PlainScan()
        var random = SplitMix(seed: seed)
        for _ in 0..<12 {
            let words = (0..<2).map { _ in SampleReports.words.randomElement(using: &random)! }
            let cells = [try scan.cells(of: words[0]), try scan.cells(of: words[1])]
            func isNear(_ text: [PlainScan.Cell], anyOrder: Bool) -> Bool {
                let places = cells.map { PlainScan.places(of: $0, in: text) }
                return places[0].contains { first in
                    places[1].contains { second in
                        let forward = Self.gap(first + cells[0].count, second, text)
                        let backward = Self.gap(second + cells[1].count, first, text)
                        return forward.map { $0 <= distance } ?? false
                            || (anyOrder && backward.map { $0 <= distance } ?? false)
                    }
                }
            }
            let parts = words.map { Query.phrase(Query.Phrase($0)) }
            for isOrdered in [true, false] {
                let query = Query.near(parts, distance: distance, ordered: isOrdered)
                let expected = sample.paragraphs { isNear($0, anyOrder: !isOrdered) }
                #expect(try sample.found(query) == expected, "seed \(seed), \(query)")
            }
            guard distance > 0 else { continue }
            let loose = Query.Phrase(words.joined(separator: " "), slop: distance)
            let expected = sample.paragraphs { isNear($0, anyOrder: false) }
            if words.allSatisfy({ !$0.contains(" ") }) {
                #expect(try sample.found(.phrase(loose)) == expected, "seed \(seed), \(loose)")
            }
        }
    }

    /// The characters and words between two places; `nil` if the second stands before the first.
    private static func gap(_ start: Int, _ end: Int, _ text: [PlainScan.Cell]) -> Int? {
        guard start <= end else { return nil }
        return text[start..<end].count { cell in
            if Pairs.isUnspaced(cell.scalar) || ScalarClass.isHangul(cell.scalar) { return true }
            return cell.startsToken && WordScalars.contains(cell.scalar)
        }
    }
}
