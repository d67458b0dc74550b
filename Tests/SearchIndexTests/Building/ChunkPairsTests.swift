import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Pairs of chunks` {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `sorting keeps every pair in its paragraph, also beyond U+FFFF`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var sorter = ChunkPairsSorter()
        for count in [0, 1, 2, 300, 4_000] {
            let characters: [UInt32] = [0x30, 0x4E00, 0x4E01, 0x9FFF, 0xFFFD, 0x1_0000, 0x2_0000]
            let draw = { characters.randomElement(using: &random)! }
            let drawn = (0..<count).map { _ in
                (
                    pair: ScalarPair(draw(), draw()),
                    paragraph: UInt64.random(in: 0...0xFFFF, using: &random)
                )
            }
            var found: [UInt64] = []
            var others: [ChunkPairs.Occurrence] = []
            for (place, one) in drawn.enumerated() {
                if let key = ChunkPairs.key(of: one.pair), place % 7 > 0 {
                    found.append(UInt64(key) << 16 | one.paragraph)
                } else {
                    others.append(.init(pair: one.pair, paragraph: one.paragraph))
                }
            }
            let pairs = sorter.sort(found.span, others: others)
            var kept: [(pair: ScalarPair, paragraph: UInt64)] = []
            for place in pairs.firsts.indices {
                for index in pairs.items(at: place) {
                    let item = pairs.items[index]
                    let pair = ScalarPair(UInt32(pairs.firsts[place]), item >> 16)
                    kept.append((pair, UInt64(item & 0xFFFF)))
                }
            }
            kept += pairs.wide.map { ($0.pair, $0.paragraph) }
            #expect(pairs.count == count, "seed \(seed)")
            #expect(
                kept.sorted { ($0.pair, $0.paragraph) < ($1.pair, $1.paragraph) }
                    .elementsEqual(
                        drawn.sorted { ($0.pair, $0.paragraph) < ($1.pair, $1.paragraph) },
                        by: ==
                    ),
                "seed \(seed), \(count) pairs"
            )
        }
    }

    @Test func `pairs with a rare character lead to their paragraphs in every mixture`() throws {
        let texts = ["𠀀𠀁数字", "数𠀀字", "字数𠀁", "𠀁𠀀", "数字经济", "𪚥数𪚥字"]
        let draft = SampleReports.draft(
            Report(path: "a.txt"),
            lines: (0..<300).map { (text: texts[$0 % texts.count], level: 0) }
        )
        let options = BuildOptions(threads: 2, chunkSize: 200)
        let path = "\(Scratch.path)/a.idx"
        let index = try SampleReports.index(of: [draft], path: path, options: options)
        try index.verify()
        for phrase in ["𠀀𠀁", "数𠀀", "𠀀字", "数𠀁", "𠀁𠀀", "𪚥数", "𪚥字", "字𠀀"] {
            let expected = (0..<300).filter { texts[$0 % texts.count].contains(phrase) }
            #expect(try index.paragraphs(holding: phrase) == expected, "\(phrase)")
        }
    }
}
