/// A quoted phrase, made ready for looking it up and for checking it on text.
///
/// A phrase occurs where its folded text does, however ICU cut either. Its words of spaced scripts
/// must begin and end where words do: `state` doesn't occur in `estate`; Han, kana, Thai and Hangul
/// may begin and end anywhere.
struct PhrasePattern {
    /// A place in the phrase that must fall on the border of a token.
    struct Border {
        var offset: Int

        /// Whether a Hangul character beside it will do as well, as in 제3차.
        var allowsHangul: Bool
    }

    /// The folded text of the phrase; empty if there is nothing to look for.
    let needle: [UInt8]

    /// The places that must be borders of tokens.
    private(set) var borders: [Border] = []

    /// The whole words of spaced scripts in it.
    private(set) var words: [[UInt8]] = []

    /// The pairs that are terms inside of Hangul words.
    private(set) var hangulPairs: [[UInt8]] = []

    /// The neighbouring characters of unspaced scripts, white space between them left out.
    private(set) var pairs: [[UInt8]] = []

    /// The unspaced and Hangul characters that stand in no pair.
    private(set) var characters: [[UInt8]] = []

    /// The beginning of a word in which the phrase ends, if its end is open.
    private(set) var openWord: [UInt8]?

    /// All its letters, digits and characters, by which symbols that may hold a part are known.
    private(set) var scalars: Set<UInt32> = []

    init(_ analysis: Analysis) {
        var text = MatchText()
        text.load(analysis)
        needle = text.text
        var places = text.tokenStarts.makeIterator()
        for token in analysis.tokens where token.kind != .space && !token.folded.isEmpty {
            guard let start = places.next() else { break }
            note(token, at: Int(start))
        }
        notePairs(of: needle)
    }

    /// Whether it holds characters of unspaced scripts only, so that it may stand anywhere.
    var isUnspaced: Bool {
        var offset = 0
        while offset < needle.count {
            let (scalar, length) = UTF8Scalars.decode(needle.span, at: offset, before: needle.count)
            guard ScalarClass.isUnspaced(scalar) else { return false }
            offset += length
        }
        return borders.isEmpty
    }

    /// A pattern that holds what several pieces of folded text hold, wherever they begin and end.
    ///
    /// Good for finding candidates alone: only the pairs and characters of unspaced scripts count.
    init(fragments: [[UInt8]]) {
        needle = fragments.first { !$0.isEmpty } ?? []
        for fragment in fragments { notePairs(of: fragment) }
    }

    /// Lets the last word go on in the text: `indust` then occurs in `industry`.
    mutating func openEnd() {
        guard let border = borders.last, border.offset == needle.count else { return }
        borders.removeLast()
        guard let last = words.last, needle.suffix(last.count).elementsEqual(last) else { return }
        openWord = words.removeLast()
    }

    private mutating func note(_ token: Analysis.Token, at start: Int) {
        let folded = token.folded.span
        let allowsHangul = token.kind == .hangulWord
        if let first = UTF8Scalars.first(of: folded), WordScalars.containsSpaced(first) {
            borders.append(Border(offset: start, allowsHangul: allowsHangul))
        }
        if let last = UTF8Scalars.last(of: folded), WordScalars.containsSpaced(last) {
            borders.append(Border(offset: start + folded.count, allowsHangul: allowsHangul))
        }
        if token.kind == .spacedWord { words.append(token.term) }
        if token.kind == .hangulWord {
            var count = 0
            Pairs.forEachInnerPair(of: folded, kind: .hangulWord) { pair, _ in
                hangulPairs.append(pair.term)
                count += 1
            }
            if count == 0 { characters.append(token.term) }
        }
    }

    /// Finds the pairs and the lone characters of unspaced scripts in the folded text.
    private mutating func notePairs(of bytes: [UInt8]) {
        let text = bytes.span
        var offset = 0
        // The unspaced character before, if any, and whether a pair holds it.
        var previous: UInt32 = 0
        var isPaired = true
        while offset < text.count {
            let (scalar, length) = UTF8Scalars.decode(text, at: offset, before: text.count)
            offset += length
            if WordScalars.contains(scalar) { scalars.insert(scalar) }
            if ScalarClass.isUnspaced(scalar) {
                if previous != 0 { pairs.append(ScalarPair(previous, scalar).term) }
                isPaired = previous != 0
                previous = scalar
            } else {
                noteLone(isPaired ? 0 : previous)
                previous = 0
                isPaired = true
            }
        }
        noteLone(isPaired ? 0 : previous)
    }

    private mutating func noteLone(_ scalar: UInt32) {
        guard scalar != 0 else { return }
        var term: [UInt8] = []
        UTF8Scalars.append(scalar, to: &term)
        characters.append(term)
    }

    /// The offset of the first occurrence at or behind an offset; `nil` if there is none.
    ///
    /// - Complexity: O(length of the text).
    @inline(__always)
    func firstOccurrence(in text: borrowing MatchText, from offset: Int = 0) -> Int? {
        var start = offset
        while let found = ByteSearch.first(needle, in: text.bytes, count: text.count, from: start) {
            if fits(text, at: found) { return found }
            start = found + 1
        }
        return nil
    }

    /// How often the phrase occurs, occurrences that overlap counted once.
    func count(in text: borrowing MatchText) -> Int {
        var count = 0
        var start = 0
        while let found = firstOccurrence(in: text, from: start) {
            count += 1
            start = found + needle.count
        }
        return count
    }

    private func fits(_ text: borrowing MatchText, at place: Int) -> Bool {
        for border in borders {
            let offset = place + border.offset
            if text.isBorder(offset) { continue }
            guard border.allowsHangul, text.isBesideHangul(offset) else { return false }
        }
        return true
    }
}
