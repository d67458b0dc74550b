internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Phrase search` {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `hits equal those of a scan of the text`(seed: UInt64) throws {
        let drafts = SampleReports.drafts(6, paragraphs: 24, seed: seed)
        let index = try SampleReports.index(of: drafts, path: "\(Scratch.path)/a.idx")
        var scan = PlainScan()
        let texts = try (0..<index.paragraphCount).map { try index.paragraph($0).text }
        var cells: [[PlainScan.Cell]] = []
        for text in texts { cells.append(try scan.cells(of: text)) }
        var random = SplitMix(seed: seed &+ 77)
        for _ in 0..<300 {
            let scalars = Array(texts.randomElement(using: &random)!.unicodeScalars)
            let count = Int.random(in: 1...min(12, scalars.count), using: &random)
            let start = Int.random(in: 0...(scalars.count - count), using: &random)
            let phrase = String(
                String.UnicodeScalarView(scalars[start..<start + count])
            )
            let query = try scan.cells(of: phrase)
            let expected = cells.indices.filter {
                !PlainScan.places(of: query, in: cells[$0]).isEmpty
            }
            let found = try index.paragraphs(holding: phrase)
            #expect(found == expected, "seed \(seed), phrase \(phrase.debugDescription)")
        }
    }
}
