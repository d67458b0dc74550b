import Foundation
import Testing

/// Every call by which the tool writes an index fails once: what is left is the old index or the new
/// one, whole, and the next run leaves nothing else.
///
/// The default run tries some of the calls; with EXHAUSTIVE=1 in the environment it tries all.
@Suite(.serialized, .timeLimit(.minutes(60)), .enabled(if: Faults.library != nil))
struct `Faults while writing` {
    static let step = Faults.isExhaustive ? 1 : 7

    /// What happens at a call: the process dies, or the call fails, once or for ever after.
    static let kills = ["before", "after"]
    static let failures = [28, 5, 122, 27, 13, 4, 24].flatMap { code in
        [("\(code)", false), ("\(code)", true)]
    }

    @Test(arguments: FaultyWork.Kind.allCases)
    func `leave the old index or the new one`(kind: FaultyWork.Kind) async throws {
        let work = try await FaultyWork(kind)
        let count = try await calls(of: work)
        #expect(count > 20)
        var runs = 0
        for at in stride(from: 1, through: count, by: Self.step) {
            for action in Self.kills {
                try await expectWhole(work, ["FAULT_AT": "\(at)", "FAULT_ACTION": action], at)
                runs += 1
            }
        }
        var turn = 0
        for at in 1...count {
            for (code, isSticky) in Self.failures {
                turn += 1
                guard Faults.isExhaustive || turn % (14 * 5 + 3) == 0 else { continue }
                var fault = ["FAULT_AT": "\(at)", "FAULT_ACTION": code]
                if isSticky { fault["FAULT_EVER"] = "1" }
                try await expectWhole(work, fault, at)
                runs += 1
            }
        }
        print("faults while writing, \(kind): \(runs) runs over \(count) calls")
    }

    @Test func `a short write is completed, and one that lies is noticed`() async throws {
        let work = try await FaultyWork(.rebuild)
        for at in stride(from: 1, through: 24, by: Faults.isExhaustive ? 1 : 6) {
            let fault = ["FAULT_CALLS": ",write,", "FAULT_AT": "\(at)"]
            for isSticky in [false, true] {
                var short = fault
                short["FAULT_ACTION"] = "short"
                if isSticky { short["FAULT_EVER"] = "1" }
                #expect(try await work.run(short).status == 0)
                #expect(work.current == work.new)
                try work.restore()
            }
            var lie = fault
            lie["FAULT_ACTION"] = "lie"
            let run = try await work.run(lie)
            #expect(run.status == 5 && run.messages.contains("read back"), "\(run.messages)")
            #expect(work.current == work.old)
            try work.restore()
        }
    }

    @Test func `a folder that can't be synced is told for what it is`() async throws {
        let work = try await FaultyWork(.rebuild)
        let fault = ["FAULT_CALLS": ",fsync,", "FAULT_AT": "2", "FAULT_ACTION": "5"]
        let run = try await work.run(fault)
        #expect(run.status == 5)
        #expect(run.messages.contains("the new index is in place, but not confirmed on disk"))
        #expect(work.current == work.new)
    }

    /// The number of calls that count in a run without a fault.
    private func calls(of work: FaultyWork) async throws -> Int {
        var (low, high) = (1, 2)
        func fires(_ at: Int) async throws -> Bool {
            let run = try await work.run(["FAULT_AT": "\(at)", "FAULT_ACTION": "before"])
            try work.restore()
            return run.status != 0
        }
        while try await fires(high) { (low, high) = (high, 2 * high) }
        while low + 1 < high {
            let middle = (low + high) / 2
            if try await fires(middle) { low = middle } else { high = middle }
        }
        return low
    }

    private func expectWhole(
        _ work: FaultyWork,
        _ fault: [String: String],
        _ at: Int
    ) async throws {
        let run = try await work.run(fault)
        let what = Comment(rawValue: "\(fault): \(run.status) \(run.messages)")
        let isKilled = fault["FAULT_ACTION"] == "before" || fault["FAULT_ACTION"] == "after"
        #expect(isKilled ? run.status == 128 + 9 : run.status < 128, what)
        #expect(work.current == work.old || work.current == work.new, what)
        if run.status == 0 {
            #expect(work.current == work.new, what)
        } else if !isKilled {
            let lines = run.messages.split(separator: "\n")
            #expect(lines.count == 1 && run.messages.utf8.count <= 500, what)
            if run.messages.contains("in place") { #expect(work.current == work.new, what) }
        }
        // Whatever was left over, the next run succeeds and removes.
        if isKilled || Faults.isExhaustive {
            #expect(try await work.place.search(arguments: work.arguments).status == 0, what)
            #expect(work.current == work.new, what)
            #expect(try work.names() == ["a.idx"], what)
        }
        try work.restore()
    }
}
