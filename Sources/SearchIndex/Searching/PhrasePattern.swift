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

    /// The text of the phrase, folded unless it is looked for as written; empty if there is nothing
    /// to look for.
    let needle: [UInt8]

    /// How the phrase must stand in a text.
    let matching: Matching

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

    /// Whether the phrase ends in the last of its whole words.
    private var endsInWord = false

    /// The beginning of a word in which the phrase ends, if its end is open.
    private(set) var openWord: [UInt8]?

    /// All its letters, digits and characters, by which symbols that may hold a part are known.
    private(set) var scalars: Set<UInt32> = []

    init(_ analysis: Analysis, matching: Matching = Matching()) {
        var text = MatchText(isAsWritten: matching.isAsWritten)
        text.load(analysis)
        needle = text.text
        self.matching = matching
        var place = 0
        for token in analysis.tokens where token.kind != .space && !token.folded.isEmpty {
            guard place < text.startCount else { break }
            noteBorders(of: token.kind, at: text.tokenRange(place))
            noteTerms(of: token)
            place += 1
        }
        if matching.isAsWritten {
            var folded = MatchText()
            folded.load(analysis)
            notePairs(of: folded.text)
        } else {
            notePairs(of: needle)
        }
        if matching.isWholeWords { closeEnds() }
    }

    /// Lets the phrase begin and end only where words do.
    private mutating func closeEnds() {
        borders.append(Border(offset: 0, allowsHangul: false))
        borders.append(Border(offset: needle.count, allowsHangul: false))
        // A character that is a word by itself is found by the postings of that word alone.
        if characters.count == 1, characters[0] == needle {
            words = characters
            characters = []
        }
    }

    /// Whether it holds characters of unspaced scripts only, so that it may stand anywhere.
    var isUnspaced: Bool {
        var offset = 0
        while offset < needle.count {
            let (scalar, length) = UTF8Scalars.decode(needle.span, at: offset, before: needle.count)
            guard ScalarClass.isUnspaced(scalar) else { return false }
            offset += length
        }
        return borders.isEmpty && !matching.isAsWritten
    }

    /// Whether it is one character, one pair, or one word of a spaced script, and nothing else.
    var isOnePart: Bool {
        let parts = words.count + hangulPairs.count + pairs.count + characters.count
        guard parts == 1, openWord == nil, !matching.isAsWritten,
            !matching.isWholeWords || !words.isEmpty
        else { return false }
        return words.first ?? pairs.first ?? characters.first ?? [] == needle
    }

    /// A pattern that holds what several pieces of folded text hold, wherever they begin and end.
    ///
    /// Good for finding candidates alone: only the pairs and characters of unspaced scripts count.
    init(fragments: [[UInt8]]) {
        needle = fragments.first { !$0.isEmpty } ?? []
        matching = Matching()
        for fragment in fragments { notePairs(of: fragment) }
    }

    /// A pattern that holds what begins with a word, for finding candidates alone.
    init(openWord: [UInt8]) {
        needle = openWord
        matching = Matching()
        self.openWord = openWord
        notePairs(of: openWord)
    }

    /// Lets the last word go on in the text: `indust` then occurs in `industry`.
    mutating func openEnd() {
        guard borders.contains(where: { $0.offset == needle.count }) else { return }
        borders.removeAll { $0.offset == needle.count }
        if endsInWord, let last = words.popLast() { openWord = last }
        if !endsInWord, characters.isEmpty, words == [needle] {
            // The character need no longer be a word by itself.
            swap(&characters, &words)
        }
    }

    /// Notes that a token of a spaced script or of Hangul must not be part of a longer one.
    private mutating func noteBorders(of kind: PieceKind, at place: Range<Int>) {
        let first = UTF8Scalars.first(of: needle.span.extracting(place))
        let last = UTF8Scalars.last(of: needle.span.extracting(place))
        let allowsHangul = kind == .hangulWord
        let isSpaced = kind == .spacedWord
        if let first, isSpaced || WordScalars.containsSpaced(first) {
            borders.append(Border(offset: place.lowerBound, allowsHangul: allowsHangul))
        }
        if let last, isSpaced || WordScalars.containsSpaced(last) {
            borders.append(Border(offset: place.upperBound, allowsHangul: allowsHangul))
        }
    }

    private mutating func noteTerms(of token: Analysis.Token) {
        endsInWord = token.kind == .spacedWord
        let folded = token.folded.span
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
        if matching.isAsWritten {
            // Half of a character isn't that character as written: カ isn't in ｶﾞ.
            let end = place + needle.count
            if text.isComposed(at: place) || text.isComposed(at: end) { return false }
        }
        for border in borders {
            let offset = place + border.offset
            if text.isBorder(offset) { continue }
            guard border.allowsHangul, text.isBesideHangul(offset) else { return false }
        }
        return true
    }
}
