/// The tokens and words of all workers under their final numbers.
///
/// Tokens are ranked by how often they occur, words are in byte order; ties go by bytes, so
/// that the numbers don't depend on which worker met what.
struct MergedLexicon: Sendable {
    /// The tokens by rank.
    private(set) var tokens: [MergedToken] = []

    /// The words in byte order, as ranges of `wordBytes`.
    private(set) var words: [Range<Int>] = []
    private(set) var wordBytes: [UInt8] = []

    /// What each word is made of, as the kind of its tokens.
    private(set) var wordKinds: [PieceKind] = []

    /// For each worker, the rank of each of its tokens.
    private(set) var ranks: [[UInt32]] = []

    /// For each worker, the number of each of its words.
    private(set) var wordNumbers: [[UInt32]] = []

    /// A distinct token.
    struct MergedToken: Sendable {
        var surface: ArraySlice<UInt8>
        var folded: ArraySlice<UInt8>
        var kind: PieceKind
        var count: Int
        // The number of the word, -1 if the token is none.
        var word: Int
    }

    /// The bytes of a word.
    func term(_ word: Int) -> ArraySlice<UInt8> { wordBytes[words[word]] }

    init(_ workers: [IndexWorker]) {
        mergeWords(workers)
        mergeTokens(workers)
    }

    private mutating func mergeWords(_ workers: [IndexWorker]) {
        var table = ByteTable()
        var kinds: [PieceKind] = []
        var numbers: [[UInt32]] = []
        for worker in workers {
            var own: [UInt32] = []
            worker.withLexicon { lexicon in
                for word in 0..<lexicon.words.count {
                    let term = Array(lexicon.words[word])
                    let (number, isNew) = term.withRawSpan {
                        table.number(of: 0..<term.count, in: $0)
                    }
                    if isNew { kinds.append(.other) }
                    own.append(number)
                }
                for token in lexicon.tokens where token.word > 0 {
                    let number = Int(own[Int(token.word) - 1])
                    if token.kind.rawValue > kinds[number].rawValue { kinds[number] = token.kind }
                }
            }
            numbers.append(own)
        }
        let order = (0..<table.count).sorted { Self.precedes(table[$0], table[$1]) }
        var final = [UInt32](repeating: 0, count: order.count)
        wordBytes.reserveCapacity(table.byteCount)
        for (number, old) in order.enumerated() {
            final[old] = UInt32(number)
            let start = wordBytes.count
            wordBytes.append(contentsOf: table[old])
            words.append(start..<wordBytes.count)
            wordKinds.append(kinds[old])
        }
        wordNumbers = numbers.map { own in own.map { final[Int($0)] } }
    }

    private mutating func mergeTokens(_ workers: [IndexWorker]) {
        var table = ByteTable()
        var merged: [MergedToken] = []
        var numbers: [[UInt32]] = []
        for (index, worker) in workers.enumerated() {
            var own: [UInt32] = []
            worker.withLexicon { lexicon in
                for (number, token) in lexicon.tokens.enumerated() {
                    let surface = Array(lexicon.surfaces[number])
                    let (global, isNew) = surface.withRawSpan {
                        table.number(of: 0..<surface.count, in: $0, tag: token.kind.rawValue)
                    }
                    own.append(global)
                    if isNew {
                        let word =
                            token.word > 0 ? Int(wordNumbers[index][Int(token.word) - 1]) : -1
                        let folded = lexicon.folded(of: number)
                        merged.append(
                            MergedToken(
                                surface: surface[...],
                                folded: folded.elementsEqual(surface)
                                    ? surface[...] : Array(folded)[...],
                                kind: token.kind,
                                count: 0,
                                word: word
                            )
                        )
                    }
                    merged[Int(global)].count += lexicon.counts[number]
                }
            }
            numbers.append(own)
        }
        rank(merged, numbers: numbers)
    }

    /// Gives tokens their ranks, those left out that stand nowhere.
    private mutating func rank(_ merged: [MergedToken], numbers: [[UInt32]]) {
        // The joiner, an empty token, always exists.
        let present = merged.indices.filter {
            merged[$0].count > 0 || merged[$0].surface.isEmpty
        }
        let order = present.sorted { left, right in
            let (a, b) = (merged[left], merged[right])
            if a.count != b.count { return a.count > b.count }
            if a.surface != b.surface { return Self.precedes(a.surface, b.surface) }
            return a.kind.rawValue < b.kind.rawValue
        }
        var rank = [UInt32](repeating: 0, count: merged.count)
        for (place, old) in order.enumerated() { rank[old] = UInt32(place) }
        tokens = order.map { merged[$0] }
        ranks = numbers.map { own in own.map { rank[Int($0)] } }
    }

    /// The section of the vocabulary.
    ///
    /// - Throws: `tooLarge` if the tokens outgrow the format.
    func vocabulary() throws(SearchIndexError) -> [UInt8] {
        var vocabulary = VocabularyWriter()
        for token in tokens {
            vocabulary.append(
                surface: token.surface,
                folded: token.folded,
                kind: token.kind,
                word: token.word >= 0 ? token.word : nil,
                count: token.count
            )
        }
        return try vocabulary.finish()
    }

    /// Whether some bytes stand before others in byte order.
    private static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        left.lexicographicallyPrecedes(right)
    }
}
