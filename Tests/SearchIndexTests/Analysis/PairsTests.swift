import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Pairs of characters` {
    @Test func `stand across the borders of words`() throws {
        let text = "互联网经济"
        let words = try words(of: text)
        let terms = try analyze(text).pairs.map(\.termText)
        let expected = zip(words, words.dropFirst()).map { "\($0.suffix(1))\($1.prefix(1))" }
        #expect(terms == expected)
        #expect(terms.contains("联网"))
    }

    @Test(arguments: [
        ("发展 经济", "展经"), ("发展\u{3000}\n經濟", "展经"), ("发展\u{200B}经济", "展经"),
        ("发展，经济", ""), ("发展+经济", ""), ("发展a经济", ""), ("发展5经济", ""), ("a b", ""),
        ("한국어", "한국 국어"), ("한 국", ""), ("한국 경제", "한국 경제"), ("ก 中", "ก中"),
        ("⺠⻘", "民青"), ("", ""),
    ])
    func `cross white space but nothing else`(text: String, expected: String) throws {
        #expect(try analyze(text).pairs.map(\.termText).joined(separator: " ") == expected)
    }

    @Test func `have the range of both characters in the original`() throws {
        let analysis = try analyze("發展 經濟，ｶﾞ ﾄﾞ")
        #expect(analysis.pairs.map { analysis.text(in: $0.range) } == ["展 經", "ｶﾞ ﾄﾞ"])
    }

    @Test(arguments: seeds)
    func `agree with a plain definition`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<100 {
            let text = ScriptSamples.random(count: 60, using: &generator)
            let analysis = try analyze(text)
            #expect(analysis.pairs.map(\.termText) == plainPairs(of: analysis))
            #expect(analysis.pairs.allSatisfy { !$0.range.isEmpty })
        }
    }

    /// All neighbours in the folded text, by words, and then the choice among them.
    private func plainPairs(of analysis: Analysis) -> [String] {
        struct Place {
            var scalar: Unicode.Scalar
            var word: Int
            var isHangulWord: Bool
        }
        var places: [Place?] = []
        for (index, token) in analysis.tokens.enumerated() {
            switch token.kind {
            case .space: continue
            case .other: places.append(nil)
            default:
                for scalar in token.termText.unicodeScalars {
                    let isHangul = token.kind == .hangulWord
                    places.append(Place(scalar: scalar, word: index, isHangulWord: isHangul))
                }
            }
        }
        func isUnspaced(_ place: Place) -> Bool { ScalarClass.isUnspaced(place.scalar.value) }
        func isHangul(_ place: Place) -> Bool { ScalarClass.isHangul(place.scalar.value) }
        return zip(places, places.dropFirst()).compactMap { left, right in
            guard let left, let right else { return nil }
            let isTerm =
                left.word == right.word
                ? left.isHangulWord
                    && [left, right].contains { isUnspaced($0) || isHangul($0) }
                : isUnspaced(left) && isUnspaced(right)
            return isTerm ? "\(left.scalar)\(right.scalar)" : nil
        }
    }

    @Test(arguments: seeds)
    func `inside words and across borders are all the pairs there are`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        for _ in 0..<100 {
            let text = ScriptSamples.random(count: 40, using: &generator)
            let analysis = try analyze(text)
            var found = Set(analysis.pairs.map(\.term))
            for token in analysis.tokens {
                for pair in Pairs.heldPairs(of: token.term.span, kind: token.kind) {
                    found.insert(pair.term)
                }
            }
            // Every two unspaced neighbours of the folded text without its white space.
            let folded = analysis.tokens.filter { $0.kind != .space }.map { token in
                token.kind.isWord ? token.termText : "\n"
            }
            let scalars = Array(folded.joined().unicodeScalars)
            for (left, right) in zip(scalars, scalars.dropFirst()) {
                guard Pairs.isUnspaced(left.value), Pairs.isUnspaced(right.value) else { continue }
                #expect(found.contains(Array("\(left)\(right)".utf8)))
            }
        }
    }

    @Test func `a word is held by its characters and pairs`() {
        func scalars(_ word: String, _ kind: PieceKind) -> String {
            let held = Pairs.heldScalars(of: Array(word.utf8).span, kind: kind)
            return String(String.UnicodeScalarView(held.compactMap(Unicode.Scalar.init)))
        }
        func pairs(_ word: String, _ kind: PieceKind) -> [String] {
            Pairs.heldPairs(of: Array(word.utf8).span, kind: kind).map {
                String(decoding: $0.term, as: UTF8.self)
            }
        }
        #expect(scalars("人人为人", .unspacedWord) == "为人")
        #expect(pairs("人人为人", .unspacedWord) == ["为人", "人为", "人人"])
        #expect(scalars("カ_a", .unspacedWord) == "カ")
        #expect(pairs("カ_a", .unspacedWord).isEmpty)
        #expect(scalars("나라나3", .hangulWord) == "나라")
        #expect(pairs("나라", .hangulWord).isEmpty)
        #expect(scalars("abc", .spacedWord).isEmpty)
        #expect(scalars("", .unspacedWord).isEmpty)
    }

    @Test(arguments: seeds)
    func `are ordered as their terms`(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let pairs = (0..<200).map { _ in
            ScalarPair(
                ScriptSamples.scalar(using: &generator).value,
                ScriptSamples.scalar(using: &generator).value
            )
        }
        let byTerm = pairs.sorted { $0.term.lexicographicallyPrecedes($1.term) }
        #expect(pairs.sorted() == byTerm)
    }
}
