/// The parts of a text between its white space.
struct Runs {
    /// A part without white space.
    struct Run {
        var text = ""

        /// The words of the part, folded, in order.
        var words: [[UInt8]] = []

        /// Whether the part is made of words of unspaced scripts alone, so that it is looked up whole.
        var isUnspaced = false

        /// Where the part occurs as it stands.
        var matches = LeafMatches()
    }

    private(set) var runs: [Run] = []

    init(of analysis: Analysis) {
        var tokens: [Analysis.Token] = []
        for token in analysis.tokens {
            if token.kind == .space {
                append(tokens, of: analysis)
                tokens = []
            } else {
                tokens.append(token)
            }
        }
        append(tokens, of: analysis)
    }

    private mutating func append(_ tokens: [Analysis.Token], of analysis: Analysis) {
        guard let first = tokens.first, let last = tokens.last else { return }
        var run = Run()
        run.text = analysis.text(in: first.range.lowerBound..<last.range.upperBound)
        run.words = tokens.map(\.term).filter { !$0.isEmpty }
        run.isUnspaced =
            tokens.allSatisfy { $0.kind == .unspacedWord || $0.kind == .spacedWord }
            && tokens.contains { $0.kind == .unspacedWord }
        runs.append(run)
    }
}
