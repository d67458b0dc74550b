internal import Measuring

@testable internal import SearchIndex

/// Finding the best hits, and the check of a phrase on text.
struct SearchParts {
    let index: SearchIndex
    let queries: [String]
    let phrases: [String]

    func measure() throws(SearchIndexError) {
        print("search: \(index.paragraphCount) paragraphs")
        var searcher = Searcher(index)
        for kind in [Kind.any, .all] {
            let prepared = queries.map(kind.query)
            let thousands = Double(prepared.count) / 1e3
            try Parts.measure("top 10, \(kind.rawValue)", "thousand", amount: thousands) {
                () throws(SearchIndexError) in
                var sum = 0
                for (query, options) in prepared {
                    sum += try searcher.search(query, options: options).hits.count
                }
                return sum
            }
        }
        try index.answer { bytes throws(SearchIndexError) in
            let count = min(index.paragraphCount, 100_000)
            var text = MatchText()
            var size = 0
            for paragraph in 0..<count {
                text.load(paragraph, of: index, in: bytes)
                size += text.count
            }
            try Parts.measure("decode text", "MB", amount: Double(size) / 1e6) {
                () throws(SearchIndexError) in
                var sum = 0
                for paragraph in 0..<count {
                    text.load(paragraph, of: index, in: bytes)
                    sum += text.count
                }
                return sum
            }
            var analyzer = Analyzer()
            var patterns: [PhrasePattern] = []
            for phrase in phrases.prefix(20) {
                patterns.append(PhrasePattern(try analyzer.analyze(phrase)))
            }
            let checks = patterns.count * 10_000
            try Parts.measure("check a phrase on text", "thousand", amount: Double(checks) / 1e3) {
                () throws(SearchIndexError) in
                var sum = 0
                for paragraph in 0..<min(count, 10_000) {
                    text.load(paragraph, of: index, in: bytes)
                    for pattern in patterns { sum += pattern.count(in: text) }
                }
                return sum
            }
        }
    }
}
