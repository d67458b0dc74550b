import FoundationEssentials
internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder, .timeLimit(.minutes(30)))
struct `Hits and spans` {
    /// How many queries a seed makes; `SEARCH_QUERIES=5000` makes many.
    static let count =
        ProcessInfo.processInfo.environment["SEARCH_QUERIES"].flatMap { Int($0) } ?? 60

    /// Texts of every script: made of words, of the characters of samples, and of the samples.
    private static func lines(seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed &* 31)
        switch seed % 3 {
        case 0:
            return (0..<40).map { _ in
                SampleReports.paragraph(of: Int.random(in: 1...30, using: &random), using: &random)
            }
        case 1:
            return (0..<30).map { _ in
                let count = Int.random(in: 1...60, using: &random)
                return ScriptSamples.random(count: count, using: &random)
            }
        default:
            return (0..<30).map { _ in
                (0..<3).map { _ in
                    ScriptSamples.all.randomElement(using: &random)!.text
                }.joined(separator: ["", " ", "，", "\u{3000}"].randomElement(using: &random)!)
            }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `equal those of a plain scan`(seed: UInt64) throws {
        let lines = Self.lines(seed: seed).map { (text: $0, level: 0) }
        let draft = SampleReports.draft(Report(path: "a.txt"), lines: lines)
        let index = try SampleReports.index(of: [draft], path: "\(Scratch.path)/a.idx")
        let texts = try (0..<index.paragraphCount).map { try index.paragraph($0).text }
        let queries = RandomQuery(texts)
        var scan = PlainScan()
        var random = SplitMix(seed: seed)
        var plain: [Matching: [PlainAnswer]] = [:]
        for _ in 0..<Self.count {
            var options = SearchOptions()
            options.limit = 10_000
            options.matching.isWholeWords = Int.random(in: 0..<4, using: &random) == 0
            options.matching.isAsWritten = Int.random(in: 0..<4, using: &random) == 0
            let matching = options.matching
            if plain[matching] == nil {
                plain[matching] = []
                for text in texts {
                    plain[matching]?.append(try PlainAnswer(text, matching: matching, scan: &scan))
                }
            }
            let query = queries.query(using: &random)
            let found = Set(try index.search(query, options: options).hits.map(\.paragraph))
            var highlighter = try Highlighter(query, matching: matching)
            for (number, answer) in (plain[matching] ?? []).enumerated() {
                let (isHit, spans) = try Self.answer(to: query, answer, &scan)
                let marked = try highlighter.spans(in: texts[number])
                if isHit != found.contains(number) || marked != spans {
                    Issue.record(
                        """
                        seed \(seed), \(query), \(matching)
                        \(texts[number].debugDescription)
                        hit: \(isHit) expected, \(found.contains(number)) found
                        spans: \(spans) expected, \(marked) found
                        """
                    )
                    return
                }
            }
        }
    }

    /// Whether a text answers a query, and what is marked.
    private static func answer(
        to query: Query,
        _ answer: PlainAnswer,
        _ scan: inout PlainScan
    ) throws -> (isHit: Bool, spans: [Range<Int>]) {
        switch query {
        case .and(let parts), .or(let parts):
            var isAll = true
            var isAny = false
            var spans: [Range<Int>] = []
            for part in parts {
                if case .not(let part) = part {
                    if try answer.isHit(part, scan: &scan) { isAll = false }
                    continue
                }
                let isHit = try answer.isHit(part, scan: &scan)
                isAll = isAll && isHit
                isAny = isAny || isHit
                spans += try answer.spans(of: part, scan: &scan)
            }
            if case .or = query { return (isAny, PlainAnswer.joined(spans)) }
            return (isAll, PlainAnswer.joined(spans))
        default:
            return (
                try answer.isHit(query, scan: &scan), try answer.spans(of: query, scan: &scan)
            )
        }
    }
}
