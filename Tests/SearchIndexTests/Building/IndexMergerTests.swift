internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Index merger` {
    private static func bytes(_ path: String) throws -> [UInt8] {
        try MappedFile(path: path).withBytes { $0.copied() }
    }

    /// Reports of which some stand more than once.
    private static func drafts(seed: UInt64) -> [ReportDraft] {
        var random = SplitMix(seed: seed)
        var drafts = SampleReports.drafts(14, paragraphs: 40, seed: seed)
        for number in 0..<4 {
            var copy = drafts.randomElement(using: &random)!
            copy.report.path = "copies/\(number).txt"
            copy.report.line = 7 * number + 1
            drafts.insert(copy, at: Int.random(in: 0...drafts.count, using: &random))
        }
        return drafts
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `parts put together are the whole, byte for byte`(seed: UInt64) throws {
        let drafts = Self.drafts(seed: seed)
        let whole = "\(Scratch.path)/whole.idx"
        _ = try SampleReports.index(of: drafts, path: whole)
        var random = SplitMix(seed: seed)
        var cuts = [0, drafts.count]
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            cuts.append(Int.random(in: 0...drafts.count, using: &random))
        }
        cuts.sort()
        var parts: [String] = []
        for (from, to) in zip(cuts, cuts.dropFirst()) {
            parts.append("\(Scratch.path)/\(parts.count).idx")
            _ = try SampleReports.index(of: Array(drafts[from..<to]), path: parts.last!)
        }
        for threads in [1, 3] {
            let merged = "\(Scratch.path)/merged.idx"
            let options = BuildOptions(threads: threads)
            let summary = try IndexBuilder.merge(parts, into: merged, options: options)
            let index = try SearchIndex(contentsOf: merged)
            try index.verify()
            #expect(try Self.bytes(merged) == Self.bytes(whole), "seed \(seed), cuts \(cuts)")
            #expect(try summary.textBytes == index.statistics().textBytes)
            #expect(try summary.copies == index.copies.count)
            #expect(try summary.words == index.statistics().words)
        }
    }

    /// How often each token stands in the text of an index.
    private static func counts(_ tables: IndexTables) -> [Int] {
        tables.file.withBytes { bytes in
            (0..<tables.vocabulary.count).map { tables.vocabulary.frequency(of: $0, in: bytes) }
        }
    }

    private static func words(_ tables: IndexTables) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var terms = MergedTerms([(tables.file, tables.words)])
        while terms.next() { words.append(terms.term) }
        return words
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `words get the numbers that they have in the whole`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let words = (0..<2000).map { _ in String(random.next() % 5000, radix: 36) }
        func tables(_ texts: [String]) throws -> IndexTables {
            let path = "\(Scratch.path)/\(random.next()).idx"
            let drafts = texts.indices.map { number in
                SampleReports.draft(
                    Report(path: "\(texts[number].hashValue)"),
                    lines: [(texts[number], 0)]
                )
            }
            _ = try SampleReports.index(of: drafts, path: path)
            return try IndexTables(comparing: path)
        }
        let large = words.joined(separator: " ") + " 数字经济 발전"
        let small = (0..<60).map { _ in words.randomElement(using: &random)! + "x" }.joined(
            separator: " "
        )
        let parts = [try tables([small]), try tables([large]), try tables(["0 zzzzz 经济"])]
        let whole = try tables([small, large, "0 zzzzz 经济"])
        let merged = MergedWords(parts, counts: parts.map(Self.counts))
        let all = Self.words(whole)
        #expect(all.count > 1000)
        #expect(merged.keepsKinds)
        for (part, numbers) in zip(parts, merged.numbers) {
            #expect(numbers.map { all[Int($0)] } == Self.words(part))
        }
        // What is made of all words is what is kept of each.
        let terms = merged.terms()
        #expect(terms.map(\.term) == all)
        let holders = Holders.terms(of: terms.map(\.kind)) { terms[$0].term }
        #expect(holders.count == whole.holders.count && !holders.isEmpty)
        // Words whose tokens are all left out are gone.
        let rest = MergedWords(
            parts,
            counts: [
                Self.counts(parts[0]), Self.counts(parts[1]).map { _ in 0 }, Self.counts(parts[2]),
            ]
        )
        #expect(rest.numbers[0] + rest.numbers[2] != [])
        let others = try tables([small, "0 zzzzz 经济"])
        #expect(rest.terms().map(\.term) == Self.words(others))
        #expect(rest.numbers[1].allSatisfy { $0 == .max || Int($0) < others.words.count })
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>, [0, 60_000, 200_000])
    func `what was spilled is what was not, byte for byte`(seed: UInt64, memory: Int) throws {
        let drafts = Self.drafts(seed: seed)
        let whole = "\(Scratch.path)/whole.idx"
        _ = try SampleReports.index(of: drafts, path: whole)
        let spilled = "\(Scratch.path)/spilled.idx"
        let options = BuildOptions(threads: 2, chunkSize: 500, memory: memory)
        _ = try SampleReports.index(of: drafts, path: spilled, options: options)
        #expect(try Self.bytes(spilled) == Self.bytes(whole), "seed \(seed)")
    }

    @Test(arguments: [0, 2000, 1 << 30])
    func `a collection that is spilled in the middle stays one report`(memory: Int) throws {
        var random = SplitMix(seed: 5)
        var drafts = SampleReports.drafts(2, paragraphs: 9, seed: 5)
        for part in 0..<6 {
            var report = Report(path: "c.tsv")
            report.title = "数字 index"
            var draft = SampleReports.draft(
                report,
                lines: (0..<7).map { line in
                    (SampleReports.paragraph(of: 9, using: &random) + "x", line % 3)
                }
            )
            draft.ids = draft.paragraphs.indices.map { "\(part)-\($0)" }
            draft.mayBeCopy = false
            draft.continues = part > 0
            drafts.append(draft)
        }
        drafts += SampleReports.drafts(2, paragraphs: 9, seed: 6)
        let whole = "\(Scratch.path)/whole.idx"
        let index = try SampleReports.index(of: drafts, path: whole)
        let spilled = "\(Scratch.path)/spilled.idx"
        let options = BuildOptions(threads: 2, chunkSize: 100, memory: memory)
        _ = try SampleReports.index(of: drafts, path: spilled, options: options)
        #expect(index.reportCount == 5)
        #expect(try Self.bytes(spilled) == Self.bytes(whole))
    }

    @Test func `nothing put together is an empty index`() throws {
        let empty = "\(Scratch.path)/empty.idx"
        _ = try SampleReports.index(of: [], path: empty)
        let merged = "\(Scratch.path)/merged.idx"
        for parts in [[], [empty], [empty, empty]] {
            _ = try IndexBuilder.merge(parts, into: merged)
            #expect(try Self.bytes(merged) == Self.bytes(empty))
        }
    }

    @Test func `an index may be merged into itself, which makes copies`() throws {
        let path = "\(Scratch.path)/a.idx"
        let drafts = SampleReports.drafts(3, paragraphs: 9, seed: 2)
        _ = try SampleReports.index(of: drafts, path: path)
        let summary = try IndexBuilder.merge([path, path], into: path)
        #expect(summary.reports == 3 && summary.copies == 3)
        let both = "\(Scratch.path)/b.idx"
        _ = try SampleReports.index(of: drafts + drafts, path: both)
        #expect(try Self.bytes(path) == Self.bytes(both))
    }

    @Test func `a damaged index is not taken over`() throws {
        let path = "\(Scratch.path)/a.idx"
        _ = try SampleReports.index(
            of: SampleReports.drafts(3, paragraphs: 9, seed: 2),
            path: path
        )
        var bytes = try Self.bytes(path)
        bytes[bytes.count / 2] ^= 1
        let damaged = try ScratchFile(bytes)
        let paths = [path, damaged.path]
        let merged = "\(Scratch.path)/merged.idx"
        #expect(throws: SearchIndexError.self) {
            _ = try IndexBuilder.merge(paths, into: merged)
        }
        #expect(throws: SearchIndexError.self) { _ = try MappedFile(path: merged) }
    }
}
