/// The tokens that are no words but hold letters, digits or Han once they are folded.
///
/// ㎡ folds to m2, ㈱ to (株), ① to 1, and what follows the first part of an overlong word is no word
/// either. A phrase may stand in such a token, where neither words nor pairs lead; few tokens are of
/// this kind, so that a list of paragraphs for each makes phrases exact at little cost.
struct Symbols {
    /// The folded tokens in byte order; an empty one stands for all that are too long for a term.
    private(set) var terms: [[UInt8]] = []

    /// For each rank, the number of the token's symbol; `.max` for those without.
    private(set) var numbers: [UInt32]

    /// The most bytes that a symbol has as a term of its own.
    static let byteLimit = 64

    init(_ lexicon: MergedLexicon) {
        var ranks: [[UInt8]: [Int]] = [:]
        for (rank, token) in lexicon.tokens.enumerated()
        where token.word < 0 && token.count > 0 && WordScalars.areIn(token.folded) {
            let term = token.folded.count <= Self.byteLimit ? Array(token.folded) : []
            ranks[term, default: []].append(rank)
        }
        numbers = Array(repeating: .max, count: lexicon.tokens.count)
        for (term, own) in ranks.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for rank in own { numbers[rank] = UInt32(terms.count) }
            terms.append(term)
        }
    }

    /// The symbols in byte order with their paragraphs, ascending.
    ///
    /// - Parameters:
    ///   - chunks: All paragraphs, in their order.
    ///   - ranks: For each worker, the rank of each of its tokens.
    /// - Returns: Every symbol that there is.
    /// - Complexity: O(distinct tokens of all chunks + occurrences of symbols).
    func postings(
        of chunks: [Chunk],
        ranks: [[UInt32]]
    ) -> [(term: [UInt8], numbers: [UInt32])] {
        var postings = terms.map { (term: $0, numbers: [UInt32]()) }
        for chunk in chunks {
            for (place, token) in chunk.distinct.enumerated() {
                let symbol = numbers[Int(ranks[chunk.worker][Int(token)])]
                guard symbol != .max else { continue }
                for index in chunk.occurrences(of: place) {
                    let paragraph = chunk.firstParagraph + Int(chunk.occurrences[index])
                    postings[Int(symbol)].numbers.append(UInt32(paragraph))
                }
            }
        }
        return postings.map { (term: $0.term, numbers: Self.distinct($0.numbers)) }
    }

    private static func distinct(_ numbers: [UInt32]) -> [UInt32] {
        var distinct: [UInt32] = []
        for number in numbers.sorted() where distinct.last != number { distinct.append(number) }
        return distinct
    }
}
