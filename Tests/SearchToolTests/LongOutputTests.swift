import Foundation
import Testing

/// No run may wait for a reader who waits for its end: pipes and terminals hold some kilobytes.
@Suite struct `Output of any length` {
    private static let text = (1...4000).map { "第\($0)座桥修好了。\n" }.joined()

    private func place() async throws -> Workplace {
        let place = try Workplace()
        try place.write(Self.text, to: "long.txt")
        #expect(Self.text.utf8.count > 64 << 10)
        #expect(try await place.search("index", "long.txt", "-o", "r.idx", "-q").status == 0)
        return place
    }

    @Test func `to both streams at once`() async throws {
        let run = try await place().shell("\"$0\" show 1 & \"$0\" show 1 >&2; wait")
        #expect(run.status == 0)
        #expect(run.text == Self.text)
        #expect(run.messages == Self.text)
    }

    @Test func `to a terminal`() async throws {
        let place = try await place()
        let pty = try Pty(columns: 80)
        let status = try await place.search(
            ["show", "1:2-4000"],
            environment: ["TERM": "dumb"],
            output: pty.terminal,
            messages: pty.terminal
        )
        #expect(status == 0)
        let text = try pty.text()
        #expect(text.utf8.count > 64 << 10)
        let numbers = text.matches(of: /¶([0-9]+) +第([0-9]+)座桥修好了。\n/).map {
            [Int($0.output.1), Int($0.output.2)]
        }
        #expect(numbers == (2...4000).map { [$0, $0] })
    }
}
