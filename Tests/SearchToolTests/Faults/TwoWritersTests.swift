import Foundation
import Testing

/// A writer that stands still in the middle of its work, and is killed, beside another one.
@Suite(.enabled(if: Faults.library != nil), .timeLimit(.minutes(15)))
struct `Two writers` {
    @Test func `the second is turned away until the first is dead`() async throws {
        let work = try await FaultyWork(.rebuild)
        let count = try await work.callCount(of: ",write,")
        try work.place.write(try #require(work.old), to: "old")
        let rounds = Faults.isExhaustive ? 100 : 3
        for round in 0..<rounds {
            let at = 1 + round * (count - 1) / max(1, rounds - 1)
            // The first writer is stopped before one of its writes, when it holds the lock.
            let faults = try work.environment(of: [
                "FAULT_CALLS": ",write,", "FAULT_AT": "\(at)", "FAULT_ACTION": "stop",
            ])
            let variables = faults.map { "\($0)='\($1)'" }.joined(separator: " ")
            let command = "\"$0\" \(work.wholeArguments.joined(separator: " "))"
            let run = try await work.place.shell(
                """
                \(variables) \(command) > first 2>&1 & writer=$!
                until grep -q ') T' /proc/$writer/stat; do sleep 0.01; done
                \(command); echo "second $?"
                cmp out/a.idx old && echo same
                kill -9 $writer; wait $writer; echo "first $?"
                \(command) -q; echo "third $?"
                """
            )
            #expect(run.text == "second 6\nsame\nfirst 137\nthird 0\n", "at write \(at)")
            #expect(run.messages.contains("another process is writing it"), "at write \(at)")
            #expect(work.current == work.new)
            #expect(try work.names() == ["a.idx"])
            try work.restore()
        }
        Faults.report("two writers", "\(rounds) rounds, stopped at any of \(count) writes")
    }
}
