internal import Testing

@testable import SearchIndex

@Suite struct `Union of terms` {
    @Test(arguments: [PostingsShape.weighted, .bounded, .plain])
    func `a damaged count takes no more memory than the paragraphs need`(shape: PostingsShape) {
        let bytes: [UInt8] = [0, 0xFF, 0xFF, 0xFF]
        let entry = TermEntry(number: 0, count: 1 << 32, single: 0, frequency: 0, list: 0..<4)
        var union = TermUnion()
        union.append(entry, shape: shape)
        let matches = bytes.withRawSpan { union.matches(universe: 100, in: $0) }
        #expect(matches.paragraphs.capacity < 1000 && matches.frequencies.capacity < 1000)
        #expect(matches.paragraphs.allSatisfy { $0 < 100 })
    }
}
