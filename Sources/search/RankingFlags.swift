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
            "Which terms count: words or pairs of characters across words, by plain BM25, or both "
                + "and all that makes ranking better.",
            valueName: "kind"
        )
    )
    var terms = TermsChoice.both

    @Flag(
        inversion: .prefixedNo,
        help: "Let other forms of a word count as well, in scripts with spaces."
    )
    var stem: Bool?

    @Flag(inversion: .prefixedNo, help: "Let words that stand in many paragraphs weigh less.")
    var damp: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: "Look at the text of the best paragraphs: at neighbouring words and characters."
    )
    var refine: Bool?

    @Flag(help: "Expand the query by words of the best paragraphs that it finds.")
    var expand = false

    @Option(
        help: ArgumentHelp(
            "Expand by words of N paragraphs (default: \(Expansion().paragraphs)).",
            valueName: "n"
        )
    )
    var expandParagraphs: Int?

    @Option(
        help: ArgumentHelp("Expand by N words (default: \(Expansion().terms)).", valueName: "n")
    )
    var expandTerms: Int?

    @Option(
        help: ArgumentHelp(
            "What the added words weigh together, the words of the query being 1 (default: "
                + "\(Expansion().weight)).",
            valueName: "weight"
        )
    )
    var expandWeight: Float?

    @OptionGroup var synonyms: SynonymsOption

    @Option(help: "BM25: how slowly further occurrences of a word count.")
    var k1: Float = BM25().k1

    @Option(help: "BM25: how far long paragraphs are marked down, 0 to 1.")
    var b: Float = BM25().b

    @Option(
        name: .customLong("weight"),
        help: ArgumentHelp(
            "What a part of ranking weighs: pairs, hangul, forms, parts (of compounds), neighbours, "
                + "characters, context or added (words), as in pairs=0.3.",
            valueName: "part=weight"
        )
    )
    var weights: [PartWeight] = []

    @Flag(help: "Round lengths to one byte, as Lucene does.")
    var luceneNorms = false

    mutating func validate() throws {
        guard k1.isFinite, k1 >= 0 else { throw ValidationError("--k1 must be 0 or more") }
        for (name, number) in [("paragraphs", expandParagraphs), ("terms", expandTerms)] {
            if let number, !(1...1000).contains(number) {
                throw ValidationError("--expand-\(name) must be between 1 and 1000")
            }
        }
        if let expandWeight, !(0...100).contains(expandWeight) {
            throw ValidationError("--expand-weight must be between 0 and 100")
        }
        guard (0...1).contains(b) else { throw ValidationError("--b must be between 0 and 1") }
    }

    /// How words and phrases must stand in a text.
    var matching: Matching { matchingFlags.matching }

    /// How the query is expanded; a number for it asks for it as well.
    private var expansion: Expansion? {
        guard expand || expandParagraphs != nil || expandTerms != nil || expandWeight != nil else {
            return nil
        }
        var expansion = Expansion()
        if let expandParagraphs { expansion.paragraphs = expandParagraphs }
        if let expandTerms { expansion.terms = expandTerms }
        if let expandWeight { expansion.weight = expandWeight }
        return expansion
    }

    /// The options in the words of the library.
    var options: RankingOptions {
        let full = RankingOptions()
        var options = terms == .both ? full : .plain(terms.terms)
        options.bm25 = BM25(k1: k1, b: b)
        if let stem { options.stemWeight = stem ? full.stemWeight : 0 }
        if let damp { options.dampsFrequent = damp }
        if let refine {
            options.neighbourWeight = refine ? full.neighbourWeight : 0
            options.characterWeight = refine ? full.characterWeight : 0
        }
        for weight in weights { weight.apply(to: &options) }
        options.expansion = expansion
        options.usesLuceneNorms = luceneNorms
        return options
    }
}
