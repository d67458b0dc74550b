internal import Synchronization
internal import Testing

@testable import SearchIndex

/// Many threads search one index at once, and each finds what one alone does.
///
/// The default run asks some hundred queries; with EXHAUSTIVE=1 in the environment a hundred thousand.
@Suite(.scratchFolder, .timeLimit(.minutes(60)))
struct `An index that threads share` {
    @Test func `answers sixteen threads as it does one`() throws {
        let drafts = SampleReports.drafts(6, paragraphs: 40, seed: 16)
        let path = "\(Scratch.path)/a.idx"
        let alone = try SampleReports.index(of: drafts, path: path)
        var random = SplitMix(seed: 16)
        var queries = try SearchBattery.typed.map { try Query.parse($0).query }
        queries += SearchBattery.queries.map { Query.text($0) }
        while queries.count < 60 {
            let count = Int.random(in: 1...6, using: &random)
            queries.append(.text(SampleReports.paragraph(of: count, using: &random)))
        }
        let expected = try queries.map { try alone.search($0) }
        let threads = 16
        let rounds = Depth.isExhaustive ? 105 : 1
        let differences = Mutex<[String]>([])
        let asked = Atomic<Int>(0)
        // Just opened, so that all of them meet what nobody has looked at yet.
        let shared = try SearchIndex(contentsOf: path)
        Threads.run(threads) { [queries] thread in
            var searcher = Searcher(shared)
            for turn in 0..<rounds * queries.count {
                // Each in an order of its own.
                let number = (turn * (2 * thread + 1) + thread) % queries.count
                do {
                    let query = queries[number]
                    let isKept = turn.isMultiple(of: 2)
                    let found = try isKept ? searcher.search(query) : shared.search(query)
                    asked.add(1, ordering: .relaxed)
                    if found == expected[number] { continue }
                    differences.withLock { $0.append("\(queries[number])") }
                } catch {
                    differences.withLock { $0.append("\(queries[number]): \(error)") }
                }
            }
        }
        #expect(differences.withLock(\.self) == [])
        #expect(asked.load(ordering: .relaxed) == threads * rounds * queries.count)
        Depth.report(
            "shared index",
            "\(asked.load(ordering: .relaxed)) queries of \(threads) threads"
        )
    }
}
