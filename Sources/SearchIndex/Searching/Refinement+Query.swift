extension Refinement {
    /// What of a text in a query is looked for in the best paragraphs.
    ///
    /// Two words of spaced scripts that stand side by side weigh as the lighter of them, and so do a
    /// number and its unit (2023年, 3.5万亿) or what it counts (第5); a word of Han or kana shares its
    /// weight out among its characters.
    init(
        _ analysis: Analysis,
        _ words: [RankedTerms.Word],
        options: RankingOptions,
        countsCharacters: Bool
    ) {
        self.init()
        guard options.neighbourWeight > 0 || options.characterWeight > 0 else { return }
        var places: [[UInt8]: Int] = [:]
        for (place, word) in words.enumerated() { places[word.bytes] = place }
        var before: (place: Int, token: Analysis.Token)?
        for token in analysis.tokens where token.kind.isWord {
            guard let place = places[token.term] else { continue }
            let word = words[place]
            if countsCharacters, options.characterWeight > 0, token.kind == .unspacedWord {
                appendCharacters(of: word, weight: options.characterWeight * word.weight)
            }
            if let before, before.place != place, Self.areNeighbours(before.token, token) {
                let other = words[before.place]
                let weight = options.neighbourWeight * min(word.weight, other.weight)
                let isApart = token.range.lowerBound > before.token.range.upperBound
                let text = other.bytes + (isApart ? [0x20] : []) + word.bytes
                append(neighbours: other.numbers, word.numbers, text: text, weight: weight)
            }
            before = (place, token)
        }
    }

    /// Whether two words that follow one another count as such: those of spaced scripts, and a number
    /// with what is written as one with it.
    private static func areNeighbours(_ first: Analysis.Token, _ second: Analysis.Token) -> Bool {
        if first.kind == .spacedWord, second.kind == .spacedWord { return true }
        guard first.range.upperBound == second.range.lowerBound else { return false }
        return [(first, second), (second, first)].contains { number, unit in
            number.kind == .spacedWord && unit.kind == .unspacedWord
                && number.term.contains { 0x30...0x39 ~= $0 }
        }
    }

    private mutating func appendCharacters(of word: RankedTerms.Word, weight: Float) {
        var characters: [Range<Int>] = []
        var offset = 0
        while offset < word.bytes.count {
            let end = word.bytes.count
            let (scalar, length) = UTF8Scalars.decode(word.bytes.span, at: offset, before: end)
            if Self.counts(scalar) { characters.append(offset..<offset + length) }
            offset += length
        }
        for character in characters {
            append(character: word.bytes[character], weight: weight / Float(characters.count))
        }
    }

    /// Whether a character is Han or kana.
    private static func counts(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }
}
