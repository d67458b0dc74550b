/// Which pairs of characters stand in a folded word, at its ends and inside.
///
/// Scripts without spaces are searched by any run of characters, whichever way they were cut into
/// words. Every pair of neighbours stands either inside a word or across the border of two. Pairs
/// across borders are terms, found by ``PairBorder``; pairs inside a word are found through a table
/// from characters and pairs to the words that hold them. Hangul is cut at spaces alone, into words
/// so many that the pairs inside them are terms as well.
///
/// All of it depends on the folded word alone, so that it is computed once a distinct word.
enum Pairs {
    /// Whether a character belongs to a script that is written without spaces between words.
    static func isUnspaced(_ scalar: UInt32) -> Bool {
        ScalarClass.isUnspaced(scalar)
    }

    /// The first character of a folded word if it is unspaced, else 0.
    static func first(of word: Span<UInt8>) -> UInt32 {
        unspaced(UTF8Scalars.first(of: word))
    }

    /// The last character of a folded word if it is unspaced, else 0.
    static func last(of word: Span<UInt8>) -> UInt32 {
        unspaced(UTF8Scalars.last(of: word))
    }

    /// Calls `body` with each pair term inside a folded word, in order, with its bytes in the word.
    ///
    /// Only Hangul words have any: all neighbours of which at least one is Hangul or unspaced, so that
    /// `2023년` gives `3년` but no pairs of digits.
    static func forEachInnerPair(
        of word: Span<UInt8>,
        kind: PieceKind,
        _ body: (ScalarPair, Range<Int>) -> Void
    ) {
        guard kind == .hangulWord else { return }
        forEachNeighbours(of: word) { pair, range in
            if isSearchedByParts(pair.first) || isSearchedByParts(pair.second) { body(pair, range) }
        }
    }

    /// The distinct characters by which a folded word is found through the table of holders, ascending.
    ///
    /// These are the unspaced characters and the Hangul of unspaced and Hangul words.
    static func heldScalars(of word: Span<UInt8>, kind: PieceKind) -> [UInt32] {
        guard kind == .unspacedWord || kind == .hangulWord else { return [] }
        var scalars: [UInt32] = []
        forEachScalar(of: word) { scalar, _ in
            if isSearchedByParts(scalar) { scalars.append(scalar) }
        }
        return distinct(scalars)
    }

    /// The distinct pairs by which a folded word is found through the table of holders, ascending.
    ///
    /// These are the neighbours inside an unspaced word that are both unspaced, or Hangul in the rare
    /// word that mixes them.
    static func heldPairs(of word: Span<UInt8>, kind: PieceKind) -> [ScalarPair] {
        guard kind == .unspacedWord else { return [] }
        var pairs: [ScalarPair] = []
        forEachNeighbours(of: word) { pair, _ in
            if isSearchedByParts(pair.first), isSearchedByParts(pair.second) { pairs.append(pair) }
        }
        return distinct(pairs)
    }

    private static func unspaced(_ scalar: UInt32?) -> UInt32 {
        guard let scalar, isUnspaced(scalar) else { return 0 }
        return scalar
    }

    private static func isSearchedByParts(_ scalar: UInt32) -> Bool {
        isUnspaced(scalar) || ScalarClass.isHangul(scalar)
    }

    private static func forEachScalar(
        of word: Span<UInt8>,
        _ body: (UInt32, Range<Int>) -> Void
    ) {
        var byte = 0
        while byte < word.count {
            let (scalar, length) = UTF8Scalars.decode(word, at: byte, before: word.count)
            body(scalar, byte..<byte + length)
            byte += length
        }
    }

    private static func forEachNeighbours(
        of word: Span<UInt8>,
        _ body: (ScalarPair, Range<Int>) -> Void
    ) {
        var previous: (scalar: UInt32, start: Int)?
        forEachScalar(of: word) { scalar, range in
            if let previous {
                body(ScalarPair(previous.scalar, scalar), previous.start..<range.upperBound)
            }
            previous = (scalar, range.lowerBound)
        }
    }

    private static func distinct<Element: Comparable>(_ elements: [Element]) -> [Element] {
        var result: [Element] = []
        for element in elements.sorted() where element != result.last { result.append(element) }
        return result
    }
}

/// Finds the pairs that stand across the borders of words, piece after piece of one paragraph.
///
/// Two words make a pair of the last character of one and the first of the other if both are
/// unspaced and nothing or only white space stands between the words. Begin each paragraph with a
/// new value.
struct PairBorder {
    private var last: UInt32 = 0

    /// Takes the next piece and returns the pair across the border before it.
    ///
    /// - Parameters:
    ///   - kind: The kind of the piece.
    ///   - first: For a word, `Pairs.first(of:)` of its folding.
    ///   - last: For a word, `Pairs.last(of:)` of its folding.
    ///
    /// - Returns: The pair, or `nil` if none stands there.
    @inline(__always)
    mutating func next(_ kind: PieceKind, first: UInt32, last: UInt32) -> ScalarPair? {
        switch kind {
        case .space:
            return nil
        case .other:
            self.last = 0
            return nil
        case .spacedWord, .unspacedWord, .hangulWord:
            let previous = self.last
            self.last = last
            return previous != 0 && first != 0 ? ScalarPair(previous, first) : nil
        }
    }
}
