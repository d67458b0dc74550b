import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Cut of plain paragraphs` {
    @Test(arguments: seeds)
    func `ideographs, letters, digits and marks are cut as by ICU`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        // Many that join others, so that each meets each on both sides.
        let stuff = [
            "a", "Z", "0", "9", ".", ",", ":", ";", "'", "\"", "_", " ", "-", "%", "/", "@", "国",
            "民",
            "，", "：", "；", "·", "‘", "’", "。", "—", "（", "７", "ａ", "\u{3000}", "\t",
        ]
        let paragraphs = (0..<6000).map { _ in
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
                stuff.randomElement(using: &random)!
            }.joined()
        }
        var fast = try WordBreaker(mode: .fast)
        var icu = try WordBreaker(mode: .icu)
        #expect(try cut(paragraphs, with: &fast) == cut(paragraphs, with: &icu))
        #expect(fast.disagreements == 0)
    }

    @Test func `every pair of plain characters is cut as by ICU`() throws {
        let marks = (0...UInt16.max).filter {
            $0 < 0x80 || HanContext.isLonePunctuation($0)
        }.map { String(Unicode.Scalar($0)!) }
        var texts: [String] = []
        for first in marks {
            for second in marks {
                let both = first + second
                texts += ["字\(both)字", "1\(both)1", "a\(both)1"]
            }
        }
        var fast = try WordBreaker(mode: .fast)
        var icu = try WordBreaker(mode: .icu)
        #expect(try cut(texts, with: &fast) == cut(texts, with: &icu))
        #expect(fast.disagreements == 0)
    }

    @Test(arguments: [
        ("国民经济，2023年增长12.5%", true), ("a b  c", true), ("1,000.5", true), ("", true),
        ("1，000", false), ("8:30", false), ("a.b", false), ("a_b", false), ("字@", false),
        ("字\t字", false),
        ("字\u{3000}字", false), ("７", false), ("々", false), ("\u{2029}", false), ("é", false),
    ])
    func `what is plain is known`(text: String, isPlain: Bool) throws {
        var plain = PlainCut(try #require(HanProbe.dictionary))
        let bytes = Array(text.utf8)
        #expect(plain.canCut(bytes.span, 0..<bytes.count) == isPlain)
    }

    @Test func `long pieces and long paragraphs are left to others`() throws {
        var plain = PlainCut(try #require(HanProbe.dictionary))
        func isPlain(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            return plain.canCut(bytes.span, 0..<bytes.count)
        }
        for character in ["a", "1", " "] {
            #expect(isPlain(String(repeating: character, count: 255)))
            #expect(!isPlain(String(repeating: character, count: 256)))
        }
        #expect(isPlain(String(repeating: "国", count: (1 << 14) / 3)))
        #expect(!isPlain(String(repeating: "国", count: (1 << 14) / 3 + 1)))
        #expect(isPlain(String(repeating: "-", count: 1 << 14)))
    }

    @Test(arguments: seeds)
    func `pieces with one identity are equal`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var breaker = try WordBreaker(mode: .fast)
        var text: [UInt8] = []
        var ends: [UInt32] = []
        for _ in 0..<2000 {
            text += Array(HanWords.text(count: 20, using: &random).utf8)
            let mark = ["，", "12", " ", "A", "の", "B5", "·"].randomElement(using: &random)!
            text += Array(mark.utf8)
            ends.append(UInt32(text.count))
        }
        var pieces: [Piece] = []
        try breaker.cut(text.span, paragraphEnds: ends.span, into: &pieces)
        var known: [UInt32: (bytes: [UInt8], kind: PieceKind)] = [:]
        var start = 0
        for piece in pieces {
            let bytes = Array(text[start..<Int(piece.end)])
            start = Int(piece.end)
            if piece.identity == 0 { continue }
            #expect(Int(piece.identity) < breaker.identityLimit)
            let first = known[piece.identity] ?? (bytes, piece.kind)
            #expect(first.bytes == bytes)
            #expect(first.kind == piece.kind)
            known[piece.identity] = first
        }
        #expect(known.count > 100)
    }
}
