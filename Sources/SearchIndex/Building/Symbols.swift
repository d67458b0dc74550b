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
}
