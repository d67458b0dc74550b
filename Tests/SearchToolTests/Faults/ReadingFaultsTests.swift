import Foundation
import Testing

/// Calls by which the tool reads an index fail; an index is changed at any moment while it is read.
///
/// The default run tries some of the cases; with EXHAUSTIVE=1 in the environment it tries all.
@Suite(.timeLimit(.minutes(60)), .enabled(if: Faults.library != nil))
struct `Faults while reading` {
    @Test func `every call that fails ends with 3 and one line`() async throws {
        let work = try await FaultyWork(.merge)
        let path = work.place.folder.appending(path: "out/a.idx").path
        let commands = [
            ["数字经济", "-d", path], ["数字", "-d", path, "-d", path, "--json"], ["verify", path],
            ["dump", "-d", path], ["docs", "-d", path], ["show", "1", "-d", path],
            ["stats", "-d", path], ["count", "数字", "-d", path],
            ["explain", "数字", "1:2", "-d", path],
            ["merge", path, "one.idx", "-o", "c.idx"],
        ]
        var runs = 0
        for command in Faults.isExhaustive ? commands : Array(commands.prefix(2)) {
            for (code, name) in [(5, "Input/output error"), (12, "Cannot allocate memory")] {
                for isSticky in Faults.isExhaustive ? [false, true] : [true] {
                    let whole = try await work.place.search(arguments: command)
                    try #require(whole.status == 0, "\(command): \(whole.messages)")
                    var at = 1
                    while at < 200 {
                        var fault = [
                            "FAULT_CALLS": ",open,read,mmap,", "FAULT_AT": "\(at)",
                            "FAULT_ACTION": "\(code)",
                        ]
                        if isSticky { fault["FAULT_EVER"] = "1" }
                        let run = try await work.place.search(
                            arguments: command,
                            environment: try work.environment(of: fault)
                        )
                        runs += 1
                        if run.status == 0 { break }
                        let what = Comment(rawValue: "\(command) \(fault): \(run)")
                        // Merging opens its indexes once more when it writes.
                        let isWriting = command[0] == "merge" && run.status == 5
                        #expect(run.status == 3 || isWriting, what)
                        #expect(run.messages.split(separator: "\n").count == 1, what)
                        #expect(run.messages.hasPrefix("search: "), what)
                        #expect(run.messages.contains("a.idx: can't "), what)
                        #expect(run.messages.contains(name), what)
                        at += 1
                    }
                    #expect(at > 2)
                }
            }
        }
        #expect(try work.place.read("out/a.idx") == work.old)
        Faults.report("faults while reading", "\(runs) runs of \(commands.count) commands")
    }

    /// What happens to the file while it is mapped and some of it was read.
    static let changes = [
        "mv other a.idx", "rm a.idx", "truncate -s $size a.idx", "cp other a.idx",
    ]

    @Test(arguments: changes)
    func `whatever happens to the file, what was read is right or an error`(
        change: String
    ) async throws {
        let place = try Workplace()
        for (name, count) in [("a", 4000), ("other", 3000)] {
            var text = "数字报告 \(name)\n"
            for number in 0..<count { text += "第\(number)段：数字经济 \(name) \(number * 7919 % 9973)\n" }
            try place.write(text, to: name + ".txt")
            let run = try await place.search("index", name + ".txt", "-o", name, "-q")
            #expect(run.status == 0)
        }
        let whole = try await place.search("dump", "-d", "a").output
        let size = try place.read("a").count
        var random = SeededRandom()
        print("changed while mapped, \(change): \(random)")
        let rounds = Faults.isExhaustive ? 100 : 2
        var statuses: [Int32: Int] = [:]
        for round in 0..<rounds {
            // The reader waits while nobody takes more than the pipe holds.
            let taken = Int.random(in: 1...whole.count, using: &random)
            let kept = Int.random(in: 0..<size, using: &random)
            let run = try await place.shell(
                """
                cp a a.idx; cp other copy; mkfifo pipe; size=\(kept)
                "$0" dump -d a.idx > pipe & reader=$!
                exec 3< pipe
                head -c \(taken) <&3
                \(change.replacing("other", with: "copy"))
                cat <&3
                wait $reader; code=$?
                rm -f pipe copy a.idx
                exit $code
                """
            )
            statuses[run.status, default: 0] += 1
            let what = Comment(rawValue: "round \(round): \(taken), \(kept): \(run.messages)")
            if change.hasPrefix("mv") || change.hasPrefix("rm") {
                #expect(run.status == 0, what)
            } else {
                #expect([0, 3, 74].contains(run.status), what)
            }
            #expect(whole.starts(with: run.output), what)
            if run.status == 0 {
                #expect(run.output.count == whole.count && run.messages == "", what)
            } else {
                #expect(run.messages.split(separator: "\n").count == 1, what)
            }
        }
        Faults.report("changed while mapped", "\(change): \(rounds) rounds, ended with \(statuses)")
    }

    /// Little memory, and damage under right checksums is not what makes the tool ask for more.
    @Test func `with little memory, damage is an error and never a trap`() async throws {
        let work = try await FaultyWork(.spill)
        let bytes = work.new
        let total = Faults.isExhaustive ? 10_000 : 60
        let batch = min(total, 100)
        var (found, searched) = (0, 0)
        var random = SeededRandom()
        print("damage with little memory: \(random)")
        let queries = ["数字经济", "*", "/.*/", "more~1", "\"数字 经济\"", "数字 NEAR/3 and", "-x", "的"]
        for start in stride(from: 0, to: total, by: batch) {
            for number in 0..<batch {
                var damaged = [UInt8](bytes)
                for _ in 0..<Int.random(in: 1...8, using: &random) {
                    let place = Int.random(in: damaged.indices, using: &random)
                    damaged[place] =
                        [0, 0xFF, .random(in: 0...255, using: &random)]
                        .randomElement(using: &random) ?? 0
                }
                damaged[0] ^= damaged == [UInt8](bytes) ? 1 : 0
                try work.place.write(Data(damaged), to: "d/\(number).idx")
            }
            let run = try await work.place.shell(
                """
                ulimit -v 524288
                cd d
                "$0" verify *.idx > found 2>&1; echo "verify $?"
                grep -c '^search: [0-9]*.idx: ' found
                for file in *.idx; do
                    "$0" -d $file -- '\(queries[start / batch % queries.count])' > out 2> err
                    code=$?
                    case $code in 0|1|3) ;; *) echo "$file ended with $code"; cat err ;; esac
                done
                """
            )
            found += batch
            searched += batch
            #expect(run.text == "verify 3\n\(batch)\n", "\(run.text)")
        }
        Faults.report(
            "512 MB of memory",
            "\(found) damaged indexes found by verify, and \(searched) searched"
        )
    }
}
