internal import FoundationEssentials
internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder) struct Entropies {
    @Test func `tokens take what their shares tell`() {
        #expect(Entropy.bits(counts: [1, 1, 1, 1]) == 8)
        // Half of the four take a bit each, the two others two bits each.
        #expect(Entropy.bits(counts: [2, 0, 1, 1]) == 6)
        #expect(Entropy.bits(counts: [7]) == 0)
        #expect(Entropy.bits(counts: []) == 0)
    }

    @Test func `sets take what their number tells`() {
        // 4 over 2 is 6, 100 over 3 is 161,700.
        #expect(abs(Entropy.bits(setsOf: 2, among: 4) - 2.584962500721156) < 1e-9)
        #expect(abs(Entropy.bits(setsOf: 3, among: 100) - 17.302960153248385) < 1e-9)
        #expect(Entropy.bits(setsOf: 4, among: 4) == 0)
        #expect(Entropy.bits(setsOf: 5, among: 4) == 0)
        #expect(Entropy.bits(setsOf: 0, among: 4) == 0)
        #expect(Entropy.bits(setsOf: 1 << 32, among: 4) == 0)
    }

    @Test func `sections tell theirs, worked out by hand`() throws {
        let lines = ["ox ox elk 数字经济", "ox elk", "ox", "数字经济"]
        let draft = SampleReports.draft(Report(path: "a.txt"), lines: lines.map { ($0, 0) })
        let index = try SampleReports.index(of: [draft], path: Scratch.path + "/a.idx")
        let sections = try index.statisticsWithEntropy().sections
        func bytes(_ name: String) -> Int? {
            sections.first { $0.name == name }.flatMap(\.entropyBytes)
        }
        // 11 tokens: ox 4, elk 2, 数字 2, 经济 2, and the space before 数字.
        // 4 log₂ 11/4 + 6 log₂ 11/2 + log₂ 11 = 24.1 bits.
        #expect(bytes("text") == 4)
        // Of four paragraphs ox is in three, the other three words in two; of nine frequencies one
        // is 2.
        // log₂ 4 + 3 log₂ 6 + 8 log₂ 9/8 + log₂ 9 = 14.3 bits.
        #expect(bytes("wordPostings") == 2)
        // 字经 is in two paragraphs of four: 2.6 bits.
        #expect(bytes("borderPostings") == 1)
        // Every character is in one word.
        #expect(bytes("holderPostings") == 0)
        #expect(bytes("words") == nil)
        #expect(try index.statistics().sections.allSatisfy { $0.entropyBytes == nil })
    }
}
