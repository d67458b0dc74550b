import Foundation
import Testing

/// Every call by which the tool writes an index fails once: what is left is the old index or the new
/// one, whole, and the next run leaves nothing else.
///
/// The default run tries some of the calls; with EXHAUSTIVE=1 in the environment it tries all.
@Suite(.serialized, .timeLimit(.minutes(60)), .enabled(if: Faults.library != nil))
struct `Faults while writing` {
    /// What happens at a call: the process dies, or the call fails, once or for ever after.
    static let kills = ["before", "after"]
    static let failures = [28, 5, 122, 27, 13, 4, 24].flatMap { code in
        [("\(code)", false), ("\(code)", true)]
    }

    @Test(arguments: FaultyWork.Kind.allCases)
    func `leave the old index or the new one`(kind: FaultyWork.Kind) async throws {
        let work = try await FaultyWork(kind)
        let count = try await work.callCount()
        #expect(count > 20)
        var runs = 0
        for at in stride(from: 1, through: count, by: Faults.isExhaustive ? 1 : 1 + count / 2) {
            for action in Self.kills {
                let fault = ["FAULT_AT": "\(at)", "FAULT_ACTION": action]
                try await work.expectWhole(after: fault)
                try await work.expectRecovery(after: fault)
                try work.restore()
                runs += 1
            }
        }
        // Few, and of all kinds at all places.
        let step = Faults.isExhaustive ? 1 : count * Self.failures.count / 3 + 1
        for turn in stride(from: 0, to: count * Self.failures.count, by: step) {
            let (code, isSticky) = Self.failures[turn % Self.failures.count]
            var fault = [
                "FAULT_AT": "\(1 + turn / Self.failures.count)", "FAULT_ACTION": code,
            ]
            if isSticky { fault["FAULT_EVER"] = "1" }
            try await work.expectWhole(after: fault)
            if Faults.isExhaustive { try await work.expectRecovery(after: fault) }
            try work.restore()
            runs += 1
        }
        Faults.report("faults while writing", "\(kind): \(runs) runs over \(count) calls")
    }

    @Test(arguments: FaultyWork.Kind.allCases)
    func `a short write is completed, and one that lies is noticed`(
        kind: FaultyWork.Kind
    ) async throws {
        let work = try await FaultyWork(kind)
        var (runs, lies) = (0, 0)
        for at in stride(from: 1, through: 1000, by: Faults.isExhaustive ? 1 : 61) {
            let fault = ["FAULT_CALLS": ",write,", "FAULT_AT": "\(at)"]
            for isSticky in Faults.isExhaustive ? [false, true] : [true] {
                var short = fault
                short["FAULT_ACTION"] = "short"
                if isSticky { short["FAULT_EVER"] = "1" }
                #expect(try await work.run(short).status == 0)
                #expect(work.current == work.new)
                try work.restore()
                runs += 1
            }
            var lie = fault
            lie["FAULT_ACTION"] = "lie"
            let run = try await work.run(lie)
            let current = work.current
            try work.restore()
            runs += 1
            if run.status == 0 {
                // There was no such call any more.
                #expect(current == work.new)
                break
            }
            #expect(run.status == 5 && run.messages.contains("read back"), "\(run.messages)")
            #expect(current == work.old)
            lies += 1
        }
        #expect(lies > 0)
        Faults.report("short and lying writes", "\(kind): \(runs) runs")
    }

    /// The run after a fault meets another one.
    @Test func `two faults in a row leave the old index or the new one`() async throws {
        var random = SeededRandom()
        print("two faults in a row: \(random)")
        let pairs = Faults.isExhaustive ? 200 : 5
        for kind in FaultyWork.Kind.allCases {
            let work = try await FaultyWork(kind)
            let count = try await work.callCount()
            for _ in 0..<pairs / FaultyWork.Kind.allCases.count {
                var faults: [[String: String]] = []
                for _ in 0..<2 {
                    let action =
                        (Self.kills + Self.failures.map(\.0))
                        .randomElement(using: &random) ?? "5"
                    var fault = [
                        "FAULT_AT": "\(Int.random(in: 1...count, using: &random))",
                        "FAULT_ACTION": action,
                    ]
                    if Bool.random(using: &random) { fault["FAULT_EVER"] = "1" }
                    faults.append(fault)
                    try await work.expectWhole(after: fault)
                }
                try await work.expectRecovery(after: ["first": "\(faults)"])
                try work.restore()
            }
        }
        Faults.report("two faults in a row", "\(pairs) pairs, \(random)")
    }

    @Test(arguments: FaultyWork.Kind.allCases)
    func `a folder that can't be synced is told for what it is`(
        kind: FaultyWork.Kind
    ) async throws {
        let work = try await FaultyWork(kind)
        let fault = ["FAULT_CALLS": ",fsync,", "FAULT_AT": "2", "FAULT_ACTION": "5"]
        let run = try await work.run(fault)
        #expect(run.status == 5)
        #expect(run.messages.contains("the new index is in place, but not confirmed on disk"))
        #expect(work.current == work.new)
    }
}
