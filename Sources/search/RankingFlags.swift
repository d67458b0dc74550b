internal import ArgumentParser
internal import SearchIndex

/// Which words a paragraph must hold.
enum NeedFlag: String, EnumerableFlag {
    case any
    case all

    var need: Need { self == .all ? .all : .any }

    static func help(for value: NeedFlag) -> ArgumentHelp? {
        value == .any
            ? "A paragraph may hold any of the words."
            : "A paragraph must hold all words, also if there are more than four."
    }
}

/// Which terms count.
enum TermsChoice: String, ExpressibleByArgument, CaseIterable {
    case words
    case pairs
    case both

    var terms: RankingOptions.Terms {
        switch self {
        case .words: .words
        case .pairs: .pairs
        case .both: .both
        }
    }
}

/// The options that decide what is found and in which order.
struct RankingFlags: ParsableArguments {
    @Flag(exclusivity: .exclusive)
    var need: NeedFlag?

    @OptionGroup private var matchingFlags: MatchingFlags

    @Option(
        help: ArgumentHelp(
            "Which terms count: words, pairs of characters across words, or both.",
            valueName: "kind"
        )
    )
    var terms = TermsChoice.both

    @Option(help: "BM25: how slowly further occurrences of a word count.")
    var k1: Float = BM25().k1

    @Option(help: "BM25: how far long paragraphs are marked down, 0 to 1.")
    var b: Float = BM25().b

    @Flag(help: "Round lengths to one byte, as Lucene does.")
    var luceneNorms = false

    mutating func validate() throws {
        guard k1.isFinite, k1 >= 0 else { throw ValidationError("--k1 must be 0 or more") }
        guard (0...1).contains(b) else { throw ValidationError("--b must be between 0 and 1") }
    }

    /// How words and phrases must stand in a text.
    var matching: Matching { matchingFlags.matching }

    /// The options in the words of the library.
    var options: RankingOptions {
        var options = RankingOptions()
        options.bm25 = BM25(k1: k1, b: b)
        options.terms = terms.terms
        options.usesLuceneNorms = luceneNorms
        return options
    }
}
