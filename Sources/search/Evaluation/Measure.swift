internal import Glibc

/// A measure of how good a ranking is, between 0 and 1, worked out as trec_eval does.
enum Measure: String, CaseIterable {
    /// The gain of the first ten, each divided by the logarithm of its rank + 1, as a share of the
    /// gain of the best ranking. Source: Järvelin and Kekäläinen, Cumulated Gain-Based Evaluation of
    /// IR Techniques, 2002; the gain is the relevance itself.
    case normalizedGain = "nDCG@10"

    /// One divided by the rank of the first relevant document among the first ten.
    case reciprocalRank = "MRR@10"

    /// The mean, over all relevant documents, of the precision where each is found.
    case averagePrecision = "MAP"

    /// The share of the relevant documents that are among the first hundred.
    case recall = "R@100"

    /// The share of the first ten that are relevant.
    case precision = "P@10"

    /// The measure of one topic.
    ///
    /// - Parameters:
    ///   - hits: The documents that were found, the best first.
    ///   - judged: The relevance of documents; what is missing or below 1 is not relevant.
    /// - Returns: The value; 0 if no document is relevant.
    func value(_ hits: [TRECRun.Hit], judged: [String: Int]) -> Double {
        let relevant = judged.values.filter { $0 > 0 }
        guard !relevant.isEmpty else { return 0 }
        func relevance(_ hit: TRECRun.Hit) -> Int { max(0, judged[hit.document] ?? 0) }
        switch self {
        case .normalizedGain:
            let best = Self.gain(relevant.sorted(by: >).prefix(10))
            return Self.gain(hits.prefix(10).map(relevance)) / best
        case .reciprocalRank:
            let first = hits.prefix(10).firstIndex { relevance($0) > 0 }
            return first.map { 1 / Double($0 + 1) } ?? 0
        case .averagePrecision:
            var found = 0
            var sum = 0.0
            for (place, hit) in hits.enumerated() where relevance(hit) > 0 {
                found += 1
                sum += Double(found) / Double(place + 1)
            }
            return sum / Double(relevant.count)
        case .recall:
            return Double(hits.prefix(100).count { relevance($0) > 0 }) / Double(relevant.count)
        case .precision:
            return Double(hits.prefix(10).count { relevance($0) > 0 }) / 10
        }
    }

    private static func gain(_ relevances: some Collection<Int>) -> Double {
        var gain = 0.0
        for (place, relevance) in relevances.enumerated() {
            gain += Double(relevance) / log2(Double(place + 2))
        }
        return gain
    }
}
