/// The table from characters and pairs to the words that hold them.
enum Holders {
    /// The characters and pairs in byte order, each with the numbers of its words, ascending.
    ///
    /// - Complexity: O(n log n) in the characters of all words.
    static func terms(of lexicon: MergedLexicon) -> [(term: [UInt8], numbers: [UInt32])] {
        terms(of: lexicon.wordKinds) { Array(lexicon.term($0)) }
    }

    /// The same, given the kinds of all words in the order of their numbers.
    static func terms(
        of kinds: [PieceKind],
        word: (Int) -> [UInt8]
    ) -> [(term: [UInt8], numbers: [UInt32])] {
        var held: [(key: UInt64, word: UInt32)] = []
        for (number, kind) in kinds.enumerated() {
            guard kind == .unspacedWord || kind == .hangulWord else { continue }
            let term = word(number)
            // A character alone orders before all pairs that begin with it, as its bytes do.
            for scalar in Pairs.heldScalars(of: term.span, kind: kind) {
                held.append((ScalarPair(scalar, 0).rawValue, UInt32(number)))
            }
            for pair in Pairs.heldPairs(of: term.span, kind: kind) {
                held.append((pair.rawValue, UInt32(number)))
            }
        }
        held.sort { ($0.key, $0.word) < ($1.key, $1.word) }
        var terms: [(term: [UInt8], numbers: [UInt32])] = []
        var last: UInt64?
        for (key, word) in held {
            if key == last {
                terms[terms.count - 1].numbers.append(word)
            } else {
                terms.append((term(of: key), [word]))
                last = key
            }
        }
        return terms
    }

    private static func term(of key: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        UTF8Scalars.append(UInt32(truncatingIfNeeded: key >> 32), to: &bytes)
        let second = UInt32(truncatingIfNeeded: key)
        if second > 0 { UTF8Scalars.append(second, to: &bytes) }
        return bytes
    }
}
