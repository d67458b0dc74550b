/// The parts of a text between its white space.
struct Runs {
    /// A part without white space.
    struct Run {
        var text = ""

        /// The words of the part, folded, in order.
        var words: [[UInt8]] = []

        /// The place of each word among the tokens of the text that aren't white space.
        var places: [Int] = []

        /// Whether the part is made of words of unspaced scripts alone, so that it is looked up whole.
        var isUnspaced = false

        /// Where the part occurs as it stands, as far as its words don't tell: without one of them if
        /// all are needed, or without any.
        ///
        /// Empty while it is looked for in single paragraphs.
        var matches = LeafMatches()

        /// How the part is found in single paragraphs while ranking; `nil` if matches tell.
        var inRanking: InRanking?

        /// The part with its matches found.
        ///
        /// - Complexity: O(postings of its parts + text of the candidates), or O(1) if they are known.
        func listed(in bytes: RawSpan) -> Self {
            guard let inRanking else { return self }
            var run = self
            run.matches = inRanking.search.matches(in: bytes)
            run.inRanking = nil
            return run
        }

        /// The words whose tokens lie in a range of places.
        func words(inside tokens: Range<Int>) -> [[UInt8]] {
            zip(words, places).filter { tokens.contains($0.1) }.map(\.0)
        }

        /// The words whose tokens aren't in a set of places.
        func words(outside tokens: Set<Int>) -> [[UInt8]] {
            tokens.isEmpty ? words : zip(words, places).filter { !tokens.contains($0.1) }.map(\.0)
        }
    }

    /// How a run is found while ranking: by what of the scoring brings score for it.
    struct InRanking {
        enum Component {
            case phrase(Int)
            case hiddenWord(Int)
        }

        var component: Component
        var search: RunSearch
    }

    private(set) var runs: [Run] = []

    init(of analysis: Analysis) {
        var tokens: [Analysis.Token] = []
        var place = 0
        for token in analysis.tokens {
            if token.kind == .space {
                append(tokens, of: analysis, &place)
                tokens = []
            } else {
                tokens.append(token)
            }
        }
        append(tokens, of: analysis, &place)
    }

    private mutating func append(
        _ tokens: [Analysis.Token],
        of analysis: Analysis,
        _ place: inout Int
    ) {
        guard let first = tokens.first, let last = tokens.last else { return }
        var run = Run()
        run.text = analysis.text(in: first.range.lowerBound..<last.range.upperBound)
        for token in tokens where !token.folded.isEmpty {
            if token.kind.isWord {
                run.words.append(token.folded)
                run.places.append(place)
            }
            place += 1
        }
        run.isUnspaced =
            tokens.allSatisfy { $0.kind == .unspacedWord || $0.kind == .spacedWord }
            && tokens.contains { $0.kind == .unspacedWord }
        runs.append(run)
    }
}
