import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Fast cut` {
    @Test func `it is in use with this ICU`() throws {
        #expect(HanProbe.dictionary != nil)
        #expect(try WordBreaker(mode: .icu).isFast == false)
    }

    @Test func `queries are cut by the dictionary of an ICU that was compared, by ICU else`() throws
    {
        #expect((HanProbe.stored != nil) == (WordBreaker.icuVersion[0] == 72))
    }

    @Test(arguments: seeds)
    func `ideographs of every length are cut as by ICU`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        try expectEqualCuts((1...200).map { HanWords.text(count: $0, using: &random) })
    }

    @Test(arguments: seeds)
    func `runs with anything between them are cut as by ICU`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        try expectEqualCuts(
            (0..<300).map { _ in
                var text = ""
                for _ in 0..<Int.random(in: 1...12, using: &random) {
                    switch Int.random(in: 0..<8, using: &random) {
                    case 0: text += ScriptSamples.random(count: 6, using: &random)
                    case 1: text += String(ScriptSamples.scalar(using: &random))
                    case 2...4: text += Self.separators.randomElement(using: &random)!
                    default: break
                    }
                    let count = Int.random(in: 0...8, using: &random)
                    text += HanWords.text(count: count, using: &random)
                }
                return text
            }
        )
    }

    @Test(arguments: seeds)
    func `texts of every script are cut as by ICU`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = (0..<100).map { _ in ScriptSamples.random(count: 60, using: &random) }
        try expectEqualCuts(ScriptSamples.all.map(\.text) + texts)
    }

    @Test func `every character beside ideographs leaves the cut to be ICU's`() throws {
        var texts: [String] = []
        for number in UInt32(1)...0x2_FFFF {
            // Of the planes above the first, a part.
            guard number < 0x1_0000 || number % 17 == 0, let scalar = Unicode.Scalar(number) else {
                continue
            }
            texts.append("国民经济\(scalar)经济学")
        }
        try expectEqualCuts(texts)
    }

    @Test func `neutral characters in pairs leave the cut to be ICU's`() throws {
        let neutral = (0...UInt16.max).filter(HanContext.isNeutral).map { Unicode.Scalar($0)! }
        let marks = (0...UInt16.max).filter(HanContext.isLonePunctuation)
            .map { Unicode.Scalar($0)! }
        var random = SplitMix(seed: 5)
        var texts: [String] = []
        for mark in marks {
            for other in marks + neutral.shuffled(using: &random).prefix(100) {
                texts.append("民\(mark)\(other)经济1\(mark)\(other)国\(other)\(mark)a")
            }
        }
        try expectEqualCuts(texts)
    }

    @Test func `lone punctuation is neutral`() {
        for unit in 0...UInt16.max where HanContext.isLonePunctuation(unit) {
            #expect(HanContext.isNeutral(unit))
            #expect(!HanContext.isPlain(unit))
        }
        #expect(HanContext.isLonePunctuation(CollapsedText.mark))
    }

    @Test func `runs longer than the segmenter takes are cut as by ICU`() throws {
        var random = SplitMix(seed: 3)
        let limit = HanSegmenter.limit
        var texts = [limit - 1, limit, limit + 1].map { HanWords.text(count: $0, using: &random) }
        texts += ["国民，" + texts[0] + "。经济", "か" + texts[1], texts[2] + "か"]
        let marks = String(repeating: "。", count: limit)
        try expectEqualCuts(texts + ["经济" + marks + "经济", "经济" + marks.dropLast(4) + "经济"])
    }

    @Test(arguments: seeds)
    func `paragraphs cut jointly are cut as each alone`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let paragraphs = (0..<300).map { _ in
            HanWords.text(count: Int.random(in: 0...30, using: &random), using: &random)
                + Self.separators.randomElement(using: &random)!
        }
        var breaker = try WordBreaker(mode: .fast)
        #expect(try cut(paragraphs, with: &breaker) == paragraphs.flatMap { try cut([$0]) })
    }

    @Test(arguments: seeds)
    func `ill-formed bytes are cut as by ICU`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var fast = try WordBreaker(mode: .fast)
        var icu = try WordBreaker(mode: .icu)
        for _ in 0..<100 {
            let text = HanWords.text(count: 40, using: &random)
            let bytes = random.damaged(Array(text.utf8))
            var pieces: [Piece] = []
            var expected: [Piece] = []
            let ends = [UInt32(bytes.count)]
            try fast.cut(bytes.span, paragraphEnds: ends.span, into: &pieces)
            try icu.cut(bytes.span, paragraphEnds: ends.span, into: &expected)
            #expect(pieces == expected)
        }
        #expect(fast.disagreements == 0)
    }

    /// What may stand between words, much of it unlike what stands between ideographs.
    static let separators = [
        "，", "。", "、", "；", "：", "“", "”", "（", "）", "《", "》", "·", "—", "…", "％", "／", "+",
        "1", "12.5%", "2023", "5G", "a", "C#", "_", "'", ".", ",", " ", "  ", "\u{3000}", "\r\n",
        "\n", "\u{2029}", "\u{2028}", "\t", "々", "〇", "〆", "ー", "の", "カ", "ｶ", "ﾞ", "한", "ไทย",
        "⺠", "⼀", "﨎", "豈", "\u{2F800}", "𠮷", "㐀", "\u{9FA6}", "\u{9FFF}", "\u{FE00}", "\u{E0100}",
        "\u{200D}", "\u{200B}", "\u{200C}", "\u{301}", "\u{20DD}", "\u{302A}", "\u{3099}", "\u{AD}",
        "\u{FEFF}", "\u{FFFD}", "\u{E000}", "👍", "👩\u{200D}👧", "①", "㈱", "ａ", "１", "，0", "1，0",
        "1.",
    ]

    /// Cuts paragraphs both ways and expects the same pieces, also where none of them is plain.
    private func expectEqualCuts(_ paragraphs: [String]) throws {
        try expectSameCuts(paragraphs)
        try expectSameCuts(paragraphs.map { $0 + "。★" })
    }

    private func expectSameCuts(_ paragraphs: [String]) throws {
        var fast = try WordBreaker(mode: .fast)
        var icu = try WordBreaker(mode: .icu)
        let pieces = try cut(paragraphs, with: &fast)
        let expected = try cut(paragraphs, with: &icu)
        #expect(fast.isFast == true)
        #expect(fast.disagreements == 0)
        var query = try WordBreaker(mode: .query)
        let looked = try cut(paragraphs, with: &query)
        #expect(query.isFast == (HanProbe.stored != nil))
        #expect(query.disagreements == 0)
        if pieces == expected, looked == expected { return }
        for paragraph in paragraphs {
            let expected = try cut([paragraph], with: &icu)
            #expect(try cut([paragraph], with: &fast) == expected)
            #expect(try cut([paragraph], with: &query) == expected)
        }
        Issue.record("pieces differ")
    }
}
