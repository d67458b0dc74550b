extension PhraseSearch {
    /// The paragraphs that hold the phrase though they lack some words that stand in it.
    ///
    /// Where a word is missing, its characters stand in other words or across borders. So the word
    /// itself needn't be looked at, which is what makes few candidates of many.
    ///
    /// - Parameters:
    ///   - words: The words, `nil` for those that the index doesn't hold.
    ///   - any: Whether one of the words has to be missing, instead of all of them.
    ///   - bytes: The bytes of the file.
    /// - Returns: All such paragraphs, perhaps with others that hold the phrase.
    /// - Complexity: O(postings of the rarest part that isn't one of the words + text of candidates).
    func matches(lacking words: [TermEntry?], any: Bool, in bytes: RawSpan) -> LeafMatches {
        let known = words.compactMap(\.self)
        if !any { return matches(lackingAll: known, in: bytes) }
        if known.count < words.count || words.isEmpty { return matches(in: bytes) }
        return known.reduce(LeafMatches()) { found, word in
            let own = matches(lackingAll: [word], in: bytes)
            if own.paragraphs.isEmpty { return found }
            return found.paragraphs.isEmpty ? own : found.merged(with: own)
        }
    }

    private func matches(lackingAll words: [TermEntry], in bytes: RawSpan) -> LeafMatches {
        guard !scansEverything, !words.isEmpty else { return matches(in: bytes) }
        let rest = without(Set(words.map(\.number)))
        guard rest.mayFind else { return LeafMatches() }
        if rest.isExact {
            if symbols.parts.isEmpty, var tally = rest.tally(in: bytes) {
                for word in words { tally.remove(word, in: bytes) }
                return tally.matches
            }
            var found = rest.matches(in: bytes)
            for word in words { found.remove(word, in: bytes) }
            return found
        }
        var candidates = PhraseCandidates(rest, in: bytes)
        for word in words {
            var cursor = PostingsCursor(word, shape: .weighted, in: bytes)
            candidates.keep { paragraph in
                cursor.advance(to: paragraph, in: bytes)
                return cursor.number != paragraph
            }
        }
        return check(candidates.paragraphs, in: bytes)
    }
}

extension LeafMatches {
    /// Drops the paragraphs that hold a word.
    fileprivate mutating func remove(_ word: TermEntry, in bytes: RawSpan) {
        var cursor = PostingsCursor(word, shape: .weighted, in: bytes)
        var kept = 0
        for place in paragraphs.indices {
            cursor.advance(to: paragraphs[place], in: bytes)
            guard cursor.number != paragraphs[place] else { continue }
            paragraphs[kept] = paragraphs[place]
            frequencies[kept] = frequencies[place]
            kept += 1
        }
        paragraphs.removeLast(paragraphs.count - kept)
        frequencies.removeLast(frequencies.count - kept)
    }
}
