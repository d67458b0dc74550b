/// How often the parts of one query stand in several indexes that are searched as one.
///
/// What a part of a query weighs depends on how many paragraphs hold it. So each index is asked twice:
/// first for its own numbers, which are added up here, then for its answer with the sums. A part
/// whose paragraphs take work to find, such as a phrase, is kept from the first time to the second.
struct SharedStatistics {
    /// A part of the query, the same one in every index.
    enum Part: Hashable {
        case word([UInt8])
        case pair([UInt8])
        case context([UInt8])
        case leaf(Int)
    }

    /// The number of paragraphs of all indexes.
    let paragraphs: Int

    /// The number of words of all indexes.
    let words: Int

    private var frequencies: [Part: Int] = [:]

    init(paragraphs: Int, words: Int) {
        self.paragraphs = paragraphs
        self.words = words
    }

    /// The mean length of a paragraph in words.
    var averageLength: Float { Float(words) / Float(max(1, paragraphs)) }

    /// Adds what one index counts.
    mutating func add(_ own: PartCounts) {
        for (part, count) in own.frequencies { frequencies[part, default: 0] += count }
    }

    /// In how many paragraphs a part stands.
    func frequency(of part: Part) -> Int { frequencies[part] ?? 0 }
}

/// How often the parts of a query stand in one index, and what its phrases find there.
struct PartCounts {
    fileprivate(set) var frequencies: [SharedStatistics.Part: Int] = [:]
    private(set) var leaves: [LeafMatches] = []

    /// Notes in how many paragraphs a part stands; the same part may come again.
    mutating func note(_ count: Int, of part: SharedStatistics.Part) { frequencies[part] = count }

    /// Keeps what the next leaf of the query finds.
    mutating func append(_ matches: LeafMatches) {
        frequencies[.leaf(leaves.count)] = matches.documentFrequency
        leaves.append(matches)
    }
}
