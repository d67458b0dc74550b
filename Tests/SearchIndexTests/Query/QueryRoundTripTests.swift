import FoundationEssentials
import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Random queries` {
    /// How many texts a seed makes; `SEARCH_QUERY_TEXTS=50000` makes a million of them in all.
    static let count =
        ProcessInfo.processInfo.environment["SEARCH_QUERY_TEXTS"].flatMap { Int($0) } ?? 1000

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `print as text that reads back as the same query`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<Self.count {
            let text = QueryText.random(upTo: 14, using: &random)
            let parsed = try Query.parse(text)
            let length = text.unicodeScalars.count
            let isInside = parsed.notes.allSatisfy { 0...length ~= $0.position }
            let printed = parsed.query.description
            let again = try Query.parse(printed)
            if again.query != parsed.query || !again.notes.isEmpty || !isInside
                || !Tidiness.findings(in: parsed.query).isEmpty
            {
                Issue.record(
                    """
                    \(text.debugDescription) prints as \(printed.debugDescription)
                    \(parsed)
                    \(again)
                    \(Tidiness.findings(in: parsed.query))
                    """
                )
                return
            }
        }
    }
}
