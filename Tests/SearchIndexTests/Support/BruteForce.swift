internal import Glibc

@testable import SearchIndex

/// BM25 worked out from the analysis of every paragraph, without an index: the oracle of ranking.
struct BruteForce {
    struct Document {
        var words: [[UInt8]: Int] = [:]
        var pairs: Set<[UInt8]> = []
        var context: Set<[UInt8]> = []
        var length = 0
    }

    private(set) var documents: [Document] = []

    init(_ drafts: [ReportDraft]) throws {
        var analyzer = Analyzer()
        for draft in drafts {
            let report = draft.report
            var title: Set<[UInt8]> = []
            let year = report.year.map(String.init) ?? ""
            for field in [report.title, report.place, report.company, report.code, year] {
                title.formUnion(try analyzer.analyze(field).tokens.map(\.term))
            }
            var above: [(level: Int, terms: Set<[UInt8]>)] = []
            for (index, paragraph) in draft.paragraphs.enumerated() {
                let analysis = try analyzer.analyze(Array(draft.text[draft.range(of: index)]))
                var document = Document()
                for token in analysis.tokens where !token.term.isEmpty {
                    document.words[token.term, default: 0] += 1
                    document.length += 1
                }
                document.pairs = Set(analysis.pairs.map(\.term))
                let level = paragraph.headingLevel
                if level > 0 { above.removeAll { $0.level >= level } }
                document.context = above.reduce(title) { $0.union($1.terms) }
                if level > 0 { above.append((level, Set(document.words.keys))) }
                documents.append(document)
            }
        }
    }

    /// All paragraphs that answer a query, the best first.
    func search(_ text: String, isAll: Bool, options: RankingOptions) throws -> [SearchHit] {
        var analyzer = Analyzer()
        let query = try analyzer.analyze(text)
        let words = query.tokens.map(\.term).filter { !$0.isEmpty }
        let pairs = query.pairs.map(\.term)
        let total = Double(documents.count)
        let average = documents.reduce(0.0) { $0 + Double($1.length) } / total
        func idf(_ frequency: Int) -> Double {
            log(1 + (total - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
        }
        var hits: [SearchHit] = []
        for (number, document) in documents.enumerated() {
            guard words.contains(where: { document.words[$0] != nil }) else { continue }
            let misses = words.contains {
                document.words[$0] == nil && !document.context.contains($0)
            }
            if isAll, misses { continue }
            let bm25 = options.bm25
            let ratio = Double(document.length) / average
            let norm = Double(bm25.k1) * (1 - Double(bm25.b) + Double(bm25.b) * ratio)
            var score = 0.0
            for word in words {
                if let times = document.words[word] {
                    let frequency = documents.count { $0.words[word] != nil }
                    score += idf(frequency) * Double(times) / (Double(times) + norm)
                }
                if document.context.contains(word) {
                    let frequency = documents.count { $0.context.contains(word) }
                    score += Double(options.contextWeight) * idf(frequency)
                }
            }
            for pair in pairs where document.pairs.contains(pair) {
                let frequency = documents.count { $0.pairs.contains(pair) }
                let weight =
                    Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
                score += Double(weight) * idf(frequency) / (1 + norm)
            }
            hits.append(SearchHit(paragraph: number, score: Float(score)))
        }
        return hits.sorted(by: TopHits.precedes)
    }
}
