import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Analyzing of texts` {
    @Test(arguments: ScriptSamples.all.map(\.text))
    func `tokens cover the text and carry folded words`(text: String) throws {
        let analysis = try analyze(text)
        #expect(analysis.tokens.map { analysis.text(in: $0.range) }.joined() == text)
        for token in analysis.tokens {
            let surface = analysis.text(in: token.range)
            #expect(try token.term == (token.kind.isWord ? fold(surface) : []))
            #expect(token.term.isEmpty != token.kind.isWord)
        }
    }

    @Test func `takes a text of many kinds apart`() throws {
        let analysis = try analyze("ＧＤＰ增長62.9%，互聯網+")
        let terms = analysis.tokens.filter(\.kind.isWord).map(\.termText)
        #expect(terms == ["gdp", "增长", "62.9", "互", "联", "网"])
        #expect(analysis.pairs.map(\.termText) == ["互联", "联网"])
        #expect(analysis.pairs.map { analysis.text(in: $0.range) } == ["互聯", "聯網"])
    }

    @Test(arguments: seeds)
    func `terms and pairs lie on borders of characters`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<100 {
            let text = ScriptSamples.random(count: 50, using: &generator)
            let analysis = try analyze(text)
            let ranges = analysis.tokens.map(\.range) + analysis.pairs.map(\.range)
            for border in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }) {
                #expect(border == analysis.text.count || analysis.text[border] & 0xC0 != 0x80)
            }
        }
    }

    // In quadratic time this would take hours.
    @Test(.timeLimit(.minutes(15)), arguments: ["\u{301}\u{323}", "a", "한", "ก", "国\u{301}"])
    func `hundreds of thousands of marks or letters in a row don't hang`(unit: String) throws {
        let text = "a" + String(repeating: unit, count: 100_000)
        let analysis = try analyze(text)
        #expect(analysis.tokens.last?.range.upperBound == analysis.text.count)
    }

    @Test func `a single character is a word of the kind of what it folds to`() throws {
        var analyzer = Analyzer()
        for scalar in assignedScalars {
            let text = String(Character(scalar))
            let analysis = try analyzer.analyze(text)
            let folded = try String(decoding: fold(text), as: UTF8.self).unicodeScalars
            let kind = try #require(analysis.tokens.first?.kind)
            let isUnspaced = folded.contains { ScalarClass.isUnspaced($0.value) }
            let isHangul = folded.contains { ScalarClass.isHangul($0.value) }
            #expect((kind == .unspacedWord) == isUnspaced, "U+\(String(scalar.value, radix: 16))")
            #expect((kind == .hangulWord) == isHangul, "U+\(String(scalar.value, radix: 16))")
            #expect((kind == .space) == folded.allSatisfy(\.properties.isWhitespace))
        }
    }
}

@Suite struct `Analysis fingerprint` {
    @Test func `is the same each time`() throws {
        let fingerprint = try AnalysisFingerprint.current()
        #expect(try AnalysisFingerprint.current() == fingerprint)
        #expect(fingerprint.hash != 0)
        #expect(fingerprint.icuVersion == WordBreaker.icuVersion)
        #expect(fingerprint.icuVersion[0] >= 60)
    }
}

/// A text taken apart by a new analyzer.
func analyze(_ text: String) throws -> Analysis {
    var analyzer = Analyzer()
    return try analyzer.analyze(text)
}
