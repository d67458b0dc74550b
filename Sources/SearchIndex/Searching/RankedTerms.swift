/// The terms of a query that bring score, with where their postings are and how much each counts.
struct RankedTerms {
    /// A term with its postings and its weight, the inverse document frequency included.
    struct Term {
        var entry: TermEntry
        var shape: PostingsShape
        var weight: Float
    }

    /// A word with the paragraphs whose report or section names it.
    struct Context {
        var ranges: [Range<Int>]
        var weight: Float
    }

    /// A word of the query, to be met by the paragraph itself or by its context.
    struct Word {
        var bytes: [UInt8]
        var entry: TermEntry?
        var ranges: [Range<Int>]
    }

    /// What brings score, in the order in which it stands in the query.
    private(set) var terms: [Term] = []
    private(set) var contexts: [Context] = []

    /// The distinct words of the query, in order.
    private(set) var words: [Word] = []

    /// Looks up the terms of a query; a term that stands twice counts twice.
    init(
        _ analysis: Analysis,
        of index: SearchIndex,
        options: RankingOptions,
        in bytes: RawSpan
    ) {
        let total = index.paragraphs.count
        if options.terms != .pairs {
            for (term, times) in Self.counted(analysis.tokens.map(\.term)) {
                let entry = term.withRawSpan { index.words.find($0, in: bytes) }
                let ranges = index.contextRanges(of: term, in: bytes)
                words.append(Word(bytes: term, entry: entry, ranges: ranges))
                if let entry {
                    let idf = options.bm25.idf(documentFrequency: entry.count, of: total)
                    terms.append(
                        Term(entry: entry, shape: .weighted, weight: idf * Float(times))
                    )
                }
                if !ranges.isEmpty, options.contextWeight > 0 {
                    let covered = ranges.reduce(0) { $0 + $1.count }
                    let idf = options.bm25.idf(documentFrequency: covered, of: total)
                    let weight = options.contextWeight * idf * Float(times)
                    contexts.append(Context(ranges: ranges, weight: weight))
                }
            }
        }
        guard options.terms != .words else { return }
        for (pair, times) in Self.counted(analysis.pairs.map(\.term)) {
            guard let entry = pair.withRawSpan({ index.borders.find($0, in: bytes) }) else {
                continue
            }
            let idf = options.bm25.idf(documentFrequency: entry.count, of: total)
            let own =
                Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
            terms.append(
                Term(entry: entry, shape: .bounded, weight: own * idf * Float(times))
            )
        }
    }

    /// The distinct terms in the order of their first occurrence, with how often each stands.
    private static func counted(_ terms: [[UInt8]]) -> [(term: [UInt8], times: Int)] {
        var places: [[UInt8]: Int] = [:]
        var counted: [(term: [UInt8], times: Int)] = []
        for term in terms where !term.isEmpty {
            if let place = places[term] {
                counted[place].times += 1
            } else {
                places[term] = counted.count
                counted.append((term, 1))
            }
        }
        return counted
    }
}
