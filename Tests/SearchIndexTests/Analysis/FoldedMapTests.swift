import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Folded map` {
    @Test(arguments: [
        // The folded part, and what of the surface it came from.
        ("GDP", "gdp", "GDP"), ("經濟發展", "济发", "濟發"), ("Straße", "s", "S"),
        ("Straße", "ss", "ß"), ("Straße", "ra", "ra"), ("ﬁnance", "i", "ﬁ"),
        ("xre\u{301}y", "é", "e\u{301}"), ("㈱田", "株", "㈱"), ("ｶﾞｲ", "ガ", "ｶﾞ"),
        ("กำ", "\u{E4D}", "ำ"), ("葛\u{E0100}城", "葛", "葛\u{E0100}"), ("a\u{AD}b", "a", "a\u{AD}"),
        ("\u{AD}b", "b", "\u{AD}b"), ("각나", "나", "나"), ("가\u{11A8}나", "각", "가\u{11A8}"),
        ("⺠生", "民", "⺠"), ("⺇木", "𠘨", "⺇"),
    ])
    func `leads back to the original`(surface: String, part: String, source: String) throws {
        let bytes = Array(surface.utf8)
        let map = try map(surface)
        let needle = Array(part.utf8)
        let start = (0...map.folded.count - needle.count).first {
            map.folded[$0..<$0 + needle.count].elementsEqual(needle)
        }
        let found = try #require(start)
        let range = map.source(of: found..<found + needle.count)
        #expect(bytes[range].elementsEqual(source.utf8))
    }

    @Test(arguments: seeds)
    func `covers the original on borders of characters`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<200 {
            let surface = ScriptSamples.random(count: 10, using: &generator)
            let bytes = Array(surface.utf8)
            let map = try map(surface)
            #expect(try map.folded == fold(surface))
            if map.folded.isEmpty { continue }
            #expect(map.source(of: 0..<map.folded.count) == 0..<bytes.count)
            var covered = 0
            for offset in map.folded.indices {
                let source = map.source(of: offset..<offset + 1)
                #expect(source.lowerBound <= covered, "a gap")
                #expect(!source.isEmpty)
                covered = max(covered, source.upperBound)
                for border in [source.lowerBound, source.upperBound] where border < bytes.count {
                    #expect(bytes[border] & 0xC0 != 0x80)
                }
            }
            #expect(covered == bytes.count)
        }
    }

    @Test(arguments: seeds)
    func `what a range came from folds to it, but for combining`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<200 {
            let surface = ScriptSamples.random(count: 10, using: &generator)
            let bytes = Array(surface.utf8)
            let map = try map(surface)
            for offset in map.folded.indices where map.folded[offset] & 0xC0 != 0x80 {
                let source = bytes[map.source(of: offset..<offset + 1)]
                let again = try fold(String(decoding: source, as: UTF8.self))
                let scalar = UTF8Scalars.decode(
                    map.folded.span,
                    at: offset,
                    before: map.folded.count
                ).scalar
                let scalars = String(decoding: again, as: UTF8.self).unicodeScalars.map(\.value)
                #expect(scalars.contains(scalar))
            }
        }
    }

    @Test func `an empty token and an empty part have no source`() throws {
        #expect(try map("").folded.isEmpty)
        #expect(try map("ab").source(of: 1..<1).isEmpty)
        #expect(try map("\u{AD}\u{200B}").folded.isEmpty)
    }

    private func map(_ surface: String) throws -> FoldedMap {
        var folding = Folding()
        return try FoldedMap(of: Array(surface.utf8).span, folding: &folding)
    }
}
