/// The words of several indexes under their numbers in the result, as far as a token is left of them.
///
/// The words of the largest index are only counted, but for those next to which another index has one.
struct MergedWords: Sendable {
    /// For each source, the ascending number of each of its words; `.max` for those that are gone.
    private(set) var numbers: [[UInt32]]

    /// Whether every word is of the kind that it has in each source.
    private(set) var keepsKinds = true

    /// For each source, the kinds of its words.
    private var kinds: [Kinds]

    private let tables: [IndexTables]
    private var count: UInt32 = 0

    /// The highest kind of the tokens of each word; 0 for words without.
    private struct Kinds: Sendable {
        /// Of all tokens, as the source has them.
        var all: [UInt8]

        /// Of those that are taken over.
        var left: [UInt8]
    }

    /// Numbers words.
    ///
    /// - Parameters:
    ///   - tables: The indexes.
    ///   - counts: For each index, how often each of its tokens is taken over.
    /// - Complexity: O(tokens of all indexes).
    init(_ tables: [IndexTables], counts: [[Int]]) {
        self.tables = tables
        kinds = zip(tables, counts).map { Self.kinds(of: $0, counts: $1) }
        numbers = kinds.map { [UInt32](repeating: .max, count: $0.left.count) }
        let sizes = tables.map(\.words.count)
        guard let main = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return }
        let rest = tables.indices.filter { $0 != main }
        var others = MergedTerms(rest.map { (tables[$0].file, tables[$0].words) })
        var next = 0
        tables[main].file.withBytes { bytes in
            var terms = TermWalk(tables[main].words, from: [], to: nil, in: bytes)
            var isInside = terms.next(in: bytes)
            while others.next() {
                var entries = others.entries.map {
                    (source: rest[$0.source], word: $0.entry.number)
                }
                if isInside {
                    terms.seek(others.term)
                    isInside = terms.advance(in: bytes)
                }
                let place = isInside ? max(next, terms.entry.number) : sizes[main]
                number(next..<place, of: main)
                next = place
                if isInside, terms.order == 0, place == terms.entry.number {
                    entries.append((main, place))
                    next += 1
                }
                number(entries)
            }
        }
        number(next..<sizes[main], of: main)
    }

    /// Numbers words that one source has alone.
    private mutating func number(_ words: Range<Int>, of source: Int) {
        let kinds = kinds[source]
        let all = kinds.all.span
        let left = kinds.left.span
        var (next, isKept) = (count, keepsKinds)
        var own = numbers[source].mutableSpan
        for word in words where left[word] > 0 {
            own[word] = next
            next += 1
            if left[word] != all[word] { isKept = false }
        }
        (count, keepsKinds) = (next, isKept)
    }

    /// Numbers a word that several sources may have.
    private mutating func number(_ entries: [(source: Int, word: Int)]) {
        let kind = entries.map { kinds[$0.source].left[$0.word] }.max() ?? 0
        guard kind > 0 else { return }
        for (source, word) in entries {
            numbers[source][word] = count
            if kinds[source].all[word] != kind { keepsKinds = false }
        }
        count += 1
    }

    private static func kinds(of tables: IndexTables, counts: [Int]) -> Kinds {
        let vocabulary = tables.vocabulary
        var all = [UInt8](repeating: 0, count: tables.words.count)
        var left = all
        tables.file.withBytes { bytes in
            vocabulary.compareTokens(in: bytes)
            for rank in 0..<vocabulary.count {
                guard let word = vocabulary.word(of: rank, in: bytes), word < all.count else {
                    continue
                }
                let kind = vocabulary.record(of: rank, in: bytes).kind.rawValue
                all[word] = max(all[word], kind)
                if counts[rank] > 0 { left[word] = max(left[word], kind) }
            }
        }
        return Kinds(all: all, left: left)
    }

    /// The words in byte order, each with the highest kind of its tokens.
    ///
    /// - Complexity: O(bytes of all words).
    func terms() -> [(term: [UInt8], kind: PieceKind)] {
        var words: [(term: [UInt8], kind: PieceKind)] = []
        var terms = MergedTerms(tables.map { ($0.file, $0.words) })
        while terms.next() {
            let own = terms.entries.map { kinds[$0.source].left[$0.entry.number] }
            guard let kind = own.max(), kind > 0 else { continue }
            words.append((terms.term, PieceKind(rawValue: kind) ?? .other))
        }
        return words
    }
}
