internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Near copies` {
    /// The share of common shingles by the definition.
    private func similarity(_ left: Set<[Unicode.Scalar]>, _ right: Set<[Unicode.Scalar]>) -> Double
    {
        let common = left.intersection(right).count
        let all = left.count + right.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    private func shingles(_ draft: ReportDraft) throws -> Set<[Unicode.Scalar]> {
        var analyzer = Analyzer()
        var letters: [Unicode.Scalar] = []
        for paragraph in draft.paragraphs.indices {
            let text = String(decoding: draft.text[draft.range(of: paragraph)], as: UTF8.self)
            var match = MatchText()
            match.load(try analyzer.analyze(text))
            letters += String(decoding: match.text, as: UTF8.self).unicodeScalars.filter { scalar in
                scalar.value < 0x80
                    ? scalar.isLetter || scalar.isDigit
                    : scalar.value >= 0xC0 && !(0x2000..<0x2070).contains(scalar.value)
                        && !(0x3000..<0x3040).contains(scalar.value)
            }
        }
        guard letters.count >= 8 else { return [] }
        return Set((0...(letters.count - 8)).map { Array(letters[$0..<($0 + 8)]) })
    }

    /// A draft whose paragraphs are changed here and there.
    private func changed(
        _ draft: ReportDraft,
        one share: Int,
        using random: inout SplitMix
    ) -> ReportDraft {
        let lines = draft.paragraphs.indices.map { paragraph in
            let text = String(decoding: draft.text[draft.range(of: paragraph)], as: UTF8.self)
            let isChanged = Int.random(in: 0..<share, using: &random) == 0
            return (isChanged ? SampleReports.paragraph(of: 9, using: &random) : text, 0)
        }
        var report = draft.report
        report.path += ".\(share)"
        return SampleReports.draft(report, lines: lines)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `those above the threshold are found, and no others`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let originals = SampleReports.drafts(4, paragraphs: 60, seed: seed)
            .filter { $0.paragraphs.count >= 12 }
        var drafts = originals
        for draft in originals {
            for share in [4, 12, 50] { drafts.append(changed(draft, one: share, using: &random)) }
        }
        let archive = try SampleReports.archive(
            of: drafts,
            parts: 2,
            path: "\(Scratch.path)/near\(seed).idx"
        )
        let found = try archive.nearCopies()
        // As it is defined: each with the best of the first ones.
        var firsts: [Int] = []
        var stored: [ReportDraft] = []
        var sets: [Set<[Unicode.Scalar]>] = []
        for number in 0..<archive.reportCount {
            let path = try archive.report(number).path
            stored.append(try #require(drafts.first { $0.report.path == path }))
            sets.append(try shingles(stored[number]))
        }
        for number in stored.indices {
            let known = firsts.map { ($0, similarity(sets[number], sets[$0])) }
            let best = known.max { $0.1 < $1.1 }
            let copy = found.first { $0.report == number }
            guard let best, best.1 >= 0.8 else {
                #expect(copy == nil, "seed \(seed), report \(number)")
                firsts.append(number)
                continue
            }
            #expect(copy?.original == best.0, "seed \(seed), report \(number)")
            #expect(abs((copy?.similarity ?? 0) - best.1) < 1e-9)
            #expect(copy?.paragraphs == stored[number].paragraphs.count)
        }
        #expect(!found.isEmpty)
    }

    @Test func `paragraphs that differ are counted, wherever they stand`() throws {
        let lines = (0..<40).map { ("第\($0)项工作按计划完成，投资\($0 * 37)万元，新增就业\($0 + 5)人。", 0) }
        var other = Array(lines.reversed())
        other[3].0 += "其中本地人员占八成。"
        let archive = try SampleReports.archive(
            of: [
                SampleReports.draft(Report(path: "a.txt"), lines: lines),
                SampleReports.draft(Report(path: "b.txt"), lines: other),
                SampleReports.draft(Report(path: "c.txt"), lines: [("无关的短文", 0)]),
            ],
            parts: 1,
            path: "\(Scratch.path)/order.idx"
        )
        let copy = try #require(try archive.nearCopies(threshold: 0.6).first)
        #expect(copy.report == 1 && copy.original == 0)
        #expect(copy.differing == 1 && copy.paragraphs == 40)
        #expect(copy.similarity < 1)
        #expect(try archive.nearCopies(threshold: 1).isEmpty)
    }
}
