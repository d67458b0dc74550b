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

        /// The words in order, with their kinds.
        var tokens: [Analysis.Token] = []
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
                document.tokens = analysis.tokens.filter { !$0.term.isEmpty }
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
        func weight(_ frequency: Int) -> Double {
            let idf = log(1 + (total - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
            return options.dampsFrequent ? idf * idf / (idf + 1) : idf
        }
        func holders(_ word: [UInt8]) -> Int { documents.count { $0.words[word] != nil } }
        let forms = Dictionary(uniqueKeysWithValues: Set(words).map { ($0, self.forms(of: $0)) })
        func times(_ forms: Set<[UInt8]>, _ document: Document) -> Int {
            forms.reduce(0) { $0 + (document.words[$1] ?? 0) }
        }
        func formHolders(_ word: [UInt8]) -> Int {
            documents.count { times(forms[word] ?? [], $0) > 0 }
        }
        // What each word weighs, once, and how much of it by its forms.
        var weights: [[UInt8]: (own: Double, forms: Double, one: Double)] = [:]
        for word in Set(words) {
            let (own, all) = (holders(word), formHolders(word))
            if options.stemWeight > 0, all > own {
                let share = Double(options.stemWeight)
                let ownWeight = own > 0 ? (1 - share) * weight(own) : 0
                weights[word] = (ownWeight, share * weight(all), weight(all))
            } else {
                weights[word] = (own > 0 ? weight(own) : 0, 0, weight(own))
            }
        }
        let runs = try runs(of: text)
        let isSentence = !isAll
        var bound = 0.0
        for word in words {
            bound += (weights[word]?.own ?? 0) + (weights[word]?.forms ?? 0)
            let covered = documents.count { $0.context.contains(word) }
            if covered > 0 { bound += Double(options.contextWeight) * weight(covered) }
        }
        for pair in pairs {
            let own = Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
            let frequency = documents.count { $0.pairs.contains(pair) }
            if frequency > 0 { bound += Double(own) * weight(frequency) }
        }
        var hits: [SearchHit] = []
        for (number, document) in documents.enumerated() {
            func isMet(_ word: [UInt8]) -> Bool {
                document.words[word] != nil
                    || (weights[word]?.forms ?? 0) > 0 && times(forms[word] ?? [], document) > 0
            }
            let holdsHangul = pairs.contains {
                !Pairs.isUnspacedPair($0) && document.pairs.contains($0)
            }
            guard
                words.contains(where: isMet) || runs.contains(where: { $0.hits[number] != nil })
                    || isSentence && holdsHangul
            else { continue }
            let misses = runs.contains { run in
                run.hits[number] == nil
                    && run.words.contains { !isMet($0) && !document.context.contains($0) }
            }
            if misses, !isSentence { continue }
            let norm = norm(of: document, average, options.bm25)
            func saturated(_ times: Int) -> Double { Double(times) / (Double(times) + norm) }
            var score = 0.0
            for word in words {
                score += (weights[word]?.own ?? 0) * saturated(document.words[word] ?? 0)
                score += (weights[word]?.forms ?? 0) * saturated(times(forms[word] ?? [], document))
                if document.context.contains(word) {
                    let frequency = documents.count { $0.context.contains(word) }
                    score += Double(options.contextWeight) * weight(frequency)
                }
            }
            for pair in pairs where document.pairs.contains(pair) {
                let frequency = documents.count { $0.pairs.contains(pair) }
                let own = Pairs.isUnspacedPair(pair) ? options.pairWeight : options.hangulPairWeight
                score += Double(own) * weight(frequency) * saturated(1)
            }
            for run in runs where run.isLookedUp {
                guard let times = run.hits[number] else { continue }
                let pairWeight = Double(options.pairWeight)
                if run.words.count > 1 {
                    let heaviest = run.words.map { weights[$0]?.one ?? 0 }.max() ?? 0
                    score += isAll ? bound : pairWeight * heaviest
                } else if let word = run.words.first, document.words[word] == nil {
                    let frequency = min(documents.count, holders(word) + hiding(word, in: run))
                    score += pairWeight * weight(frequency) * saturated(times)
                }
            }
            hits.append(SearchHit(paragraph: number, score: Float(score)))
        }
        hits.sort(by: TopHits.precedes)
        for place in hits.indices.prefix(Refinement.depth) {
            let document = documents[hits[place].paragraph]
            let norm = norm(of: document, average, options.bm25)
            let query = query.tokens.filter { !$0.term.isEmpty }
            var gain = 0.0
            for (first, second) in zip(query, query.dropFirst())
            where Self.areNeighbours(first, second) {
                guard first.term != second.term else { continue }
                let times = zip(document.tokens, document.tokens.dropFirst()).count {
                    isForm($0.term, of: first.term, forms)
                        && isForm($1.term, of: second.term, forms)
                }
                let weight = min(weights[first.term]?.one ?? 0, weights[second.term]?.one ?? 0)
                let share = Double(times) / (Double(times) + norm)
                gain += Double(options.neighbourWeight) * weight * share
            }
            for token in query where isSentence && token.kind == .unspacedWord {
                let characters = token.termText.unicodeScalars.filter(Self.isHanOrKana)
                for character in characters {
                    let times = document.tokens.reduce(0) { sum, token in
                        guard token.kind == .unspacedWord else { return sum }
                        return sum + token.termText.unicodeScalars.count { $0 == character }
                    }
                    let weight = (weights[token.term]?.one ?? 0) / Double(characters.count)
                    let share = Double(times) / (Double(times) + norm)
                    gain += Double(options.characterWeight) * weight * share
                }
            }
            hits[place].score += Float(gain)
        }
        return hits.sorted(by: TopHits.precedes)
    }

    /// By how many paragraphs a run of one word weighs beside those that hold the word.
    ///
    /// A character or a pair weighs by all postings of what it stands in, which is known without a look at
    /// them; so a paragraph may count more than once.
    private func hiding(_ word: [UInt8], in run: Run) -> Int {
        let text = String(decoding: word, as: UTF8.self)
        guard text.unicodeScalars.count <= 2 else {
            return run.hits.keys.count { documents[$0].words[word] == nil }
        }
        return documents.reduce(0) { sum, document in
            let holders = document.words.keys.count { other in
                other != word && String(decoding: other, as: UTF8.self).contains(text)
            }
            return sum + holders + (document.pairs.contains(word) ? 1 : 0)
        }
    }

    private static func areNeighbours(
        _ first: Analysis.Token,
        _ second: Analysis.Token
    ) -> Bool {
        switch (first.kind, second.kind) {
        case (.spacedWord, .spacedWord): return true
        case (.spacedWord, .unspacedWord):
            return first.range.upperBound == second.range.lowerBound && hasDigit(first)
        case (.unspacedWord, .spacedWord):
            return first.range.upperBound == second.range.lowerBound && hasDigit(second)
        default: return false
        }
    }

    private static func hasDigit(_ token: Analysis.Token) -> Bool {
        token.termText.unicodeScalars.contains { ("0"..."9").contains($0) }
    }

    private func norm(of document: Document, _ average: Double, _ bm25: BM25) -> Double {
        let ratio = Double(document.length) / average
        return Double(bm25.k1) * (1 - Double(bm25.b) + Double(bm25.b) * ratio)
    }

    /// All words of the reports that are forms of a word, itself included.
    private func forms(of word: [UInt8]) -> Set<[UInt8]> {
        guard let script = StemLanguage.script(of: word) else { return [word] }
        let language: StemLanguage? =
            switch script {
            case .latin: .english
            case .of(let own): own
            case .unstemmed, .hangul: nil
            }
        let comparison = FormComparison(word, of: script, in: language)
        var forms: Set<[UInt8]> = [word]
        for other in Set(documents.flatMap(\.words.keys)) where comparison.isForm(other) {
            forms.insert(other)
        }
        return forms
    }

    private func isForm(
        _ word: [UInt8],
        of other: [UInt8],
        _ forms: [[UInt8]: Set<[UInt8]>]
    ) -> Bool {
        forms[other]?.contains(word) ?? false
    }

    private static func isHanOrKana(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
        default: false
        }
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
