internal import Glibc

@testable import SearchIndex

/// BM25 worked out from the analysis of every paragraph, without an index: the oracle of ranking.
struct BruteForce {
    struct Document {
        var words: [[UInt8]: Int] = [:]
        var pairs: Set<[UInt8]> = []
        var context: Set<[UInt8]> = []
        var length = 0
        var cells: [PlainScan.Cell] = []
    }

    /// A part of a query between white space.
    private struct Run {
        var words: [[UInt8]] = []
        var isLookedUp = false
        var hits: [Int: Int] = [:]
    }

    private(set) var documents: [Document] = []

    init(_ drafts: [ReportDraft]) throws {
        var analyzer = Analyzer()
        var scan = PlainScan()
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
                let text = String(decoding: analysis.text, as: UTF8.self)
                document.cells = try scan.cells(of: text)
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
        let runs = try runs(of: text)
        let isSentence = !isAll
        var bound = 0.0
        for word in words {
            let frequency = documents.count { $0.words[word] != nil }
            if frequency > 0 { bound += idf(frequency) }
            let covered = documents.count { $0.context.contains(word) }
            if covered > 0 { bound += Double(options.contextWeight) * idf(covered) }
        }
        for pair in pairs {
            let weight = Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
            let frequency = documents.count { $0.pairs.contains(pair) }
            if frequency > 0 { bound += Double(weight) * idf(frequency) }
        }
        var hits: [SearchHit] = []
        for (number, document) in documents.enumerated() {
            let isMet = words.contains { document.words[$0] != nil }
            guard isMet || runs.contains(where: { $0.hits[number] != nil }) else { continue }
            let misses = runs.contains { run in
                run.hits[number] == nil
                    && run.words.contains {
                        document.words[$0] == nil && !document.context.contains($0)
                    }
            }
            if misses, !isSentence { continue }
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
            for run in runs where run.isLookedUp {
                guard let times = run.hits[number] else { continue }
                if run.words.count > 1 {
                    score += bound
                } else {
                    let weight = Double(options.pairWeight) * idf(run.hits.count)
                    score += weight * Double(times) / (Double(times) + norm)
                }
            }
            hits.append(SearchHit(paragraph: number, score: Float(score)))
        }
        return hits.sorted(by: TopHits.precedes)
    }

    /// The parts of a query between white space; those of unspaced scripts are looked up whole.
    private func runs(of text: String) throws -> [Run] {
        var analyzer = Analyzer()
        var scan = PlainScan()
        let analysis = try analyzer.analyze(text)
        var runs: [Run] = []
        for part in analysis.tokens.split(whereSeparator: { $0.kind == .space }) {
            var run = Run()
            run.words = part.map(\.term).filter { !$0.isEmpty }
            let kinds = Set(part.map(\.kind))
            run.isLookedUp =
                kinds.contains(.unspacedWord)
                && kinds.isSubset(of: [.unspacedWord, .spacedWord])
            if run.isLookedUp, let first = part.first, let last = part.last {
                let range = first.range.lowerBound..<last.range.upperBound
                let phrase = try scan.cells(of: analysis.text(in: range))
                for (number, document) in documents.enumerated() {
                    let times = PlainScan.count(of: phrase, in: document.cells)
                    if times > 0 { run.hits[number] = times }
                }
            }
            runs.append(run)
        }
        return runs
    }
}
