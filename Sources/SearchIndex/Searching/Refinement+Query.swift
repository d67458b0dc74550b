extension Refinement {
    /// What of a text in a query is looked for in the best paragraphs.
    ///
    /// Two words of spaced scripts that stand side by side weigh as the lighter of them; a word of
    /// Han or kana shares its weight out among its characters.
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
        var before: Int?
        for token in analysis.tokens where token.kind.isWord {
            guard let place = places[token.term] else { continue }
            let word = words[place]
            if countsCharacters, options.characterWeight > 0, token.kind == .unspacedWord {
                appendCharacters(of: word, weight: options.characterWeight * word.weight)
            }
            guard token.kind == .spacedWord else {
                before = nil
                continue
            }
            if let before, before != place {
                let other = words[before]
                let weight = options.neighbourWeight * min(word.weight, other.weight)
                let text = other.bytes + [0x20] + word.bytes
                append(neighbours: other.numbers, word.numbers, text: text, weight: weight)
            }
            before = place
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
