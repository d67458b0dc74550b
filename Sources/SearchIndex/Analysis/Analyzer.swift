/// The one function from a text to its terms, for queries and as the measure of what indexing does.
///
/// A text is cut as it is written, each word is folded, and pairs of characters are taken where words
/// of scripts without spaces meet:
///
///     var analyzer = Analyzer()
///     let analysis = try analyzer.analyze("互联网+")
///     for token in analysis.tokens { print(token.kind, analysis.text(in: token.range)) }
///
/// ICU is opened at the first text. An analyzer owns what it opens: give every thread its own.
public struct Analyzer: ~Copyable {
    private var breaker: WordBreaker?
    private var folding = Folding()
    private var pieces: [Piece] = []
    private let mode: WordBreaker.Mode

    /// Creates an analyzer, which costs nothing yet.
    public init() { self.init(mode: .query) }

    /// Creates an analyzer that cuts in a certain way.
    init(mode: WordBreaker.Mode) { self.mode = mode }

    /// Takes a text apart as one paragraph.
    ///
    /// - Complexity: Linear in the length of the text.
    public mutating func analyze(_ text: String) throws(SearchIndexError) -> Analysis {
        try analyze(Array(text.utf8))
    }

    /// Takes a text in UTF-8 apart as one paragraph.
    ///
    /// - Complexity: Linear in the length of the text.
    mutating func analyze(_ text: [UInt8]) throws(SearchIndexError) -> Analysis {
        try cut(text)
        var analysis = Analysis(text: text)
        var border = PairBorder()
        var lastWord: Range<Int>?
        var start = 0
        for piece in pieces {
            let range = start..<Int(piece.end)
            start = range.upperBound
            let map = try FoldedMap(of: text.span.extracting(range), folding: &folding)
            let term = map.folded
            analysis.tokens.append(.init(range: range, kind: piece.kind, folded: term))
            // What folds to nothing doesn't part the words beside it.
            guard piece.kind.isWord, !term.isEmpty else {
                _ = border.next(term.isEmpty ? .space : piece.kind, first: 0, last: 0)
                continue
            }
            let first = Pairs.first(of: term.span)
            let last = Pairs.last(of: term.span)
            func place(_ part: Range<Int>) -> Range<Int> {
                let source = map.source(of: part)
                return range.lowerBound + source.lowerBound..<range.lowerBound + source.upperBound
            }
            if let pair = border.next(piece.kind, first: first, last: last), let lastWord {
                let range = lastWord.lowerBound..<place(0..<1).upperBound
                analysis.pairs.append(.init(range: range, term: pair.term))
            }
            Pairs.forEachInnerPair(of: term.span, kind: piece.kind) { pair, part in
                analysis.pairs.append(.init(range: place(part), term: pair.term))
            }
            lastWord = place(term.count - 1..<term.count)
        }
        return analysis
    }

    /// Fills `pieces` with those of a text.
    private mutating func cut(_ text: [UInt8]) throws(SearchIndexError) {
        if breaker == nil { breaker = try WordBreaker(mode: mode) }
        // A text too long for this is too long for the breaker, which says so.
        let ends = [UInt32(clamping: text.count)]
        try breaker?.cut(text.span, paragraphEnds: ends.span, into: &pieces)
    }
}
