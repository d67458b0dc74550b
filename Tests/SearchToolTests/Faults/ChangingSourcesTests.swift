import Foundation
import Testing

/// Sources that change in ways that are hard to see: nothing of it is lost.
@Suite struct `Changing sources` {
    /// Files that were at rest for a while, and an index of them.
    private func rested() async throws -> Workplace {
        let place = try Workplace()
        for (name, text) in [("a", "数字经济增长\n"), ("b", "互联网加农业\n")] {
            try place.write(text, to: "src/\(name).txt")
        }
        // What changed less than two seconds before the index is hashed anyway.
        let run = try await place.shell(
            "touch -d 2020-02-02 src/*; cp -p src/a.txt then; sleep 2.1; \"$0\" index src -o a.idx"
        )
        try #require(run.status == 0, "\(run.messages)")
        return place
    }

    /// Updates the index, which gives what a fresh build gives.
    private func expectUpdate(
        of place: Workplace,
        _ arguments: String...,
        changes: String,
        _ comment: Comment? = nil
    ) async throws {
        let run = try await place.search(arguments: arguments + ["-o", "a.idx"])
        #expect(run.status == 0, comment)
        #expect(run.messages.hasPrefix(changes), comment ?? "\(run.messages)")
        try? FileManager.default.removeItem(at: place.folder.appending(path: "fresh.idx"))
        let fresh = try await place.search(arguments: arguments + ["-o", "fresh.idx"])
        #expect(fresh.status == 0, comment)
        #expect(try place.read("a.idx") == place.read("fresh.idx"), comment)
    }

    @Test func `a change of the same size under the same time is found`() async throws {
        let place = try await rested()
        var run = try await place.shell("printf '数字经济减少\\n' > src/a.txt; touch -r then src/a.txt")
        try #require(run.status == 0)
        try await expectUpdate(of: place, "index", "src", changes: "+0 ~1 −0, 1 unchanged")
        run = try await place.shell("printf '数字经济增加\\n' > src/a.txt; touch -r then src/a.txt")
        try #require(run.status == 0)
        try await expectUpdate(
            of: place,
            "index",
            "--checksum",
            "src",
            changes: "+0 ~1 −0, 1 unchanged"
        )
        // A file that took the place of another, with its time.
        run = try await place.shell(
            "printf '数字经济减缓\\n' > new; touch -r then new; mv new src/a.txt"
        )
        try #require(run.status == 0)
        try await expectUpdate(of: place, "index", "src", changes: "+0 ~1 −0, 1 unchanged")
    }

    @Test func `after the clock was set back changes are found`() async throws {
        let place = try await rested()
        // What was written by a clock that went ahead looks newer than what is written now.
        let run = try await place.shell(
            """
            touch -d '+1 day' a.idx
            printf '数字经济减少\\n' > src/a.txt; touch -r then src/a.txt
            printf '互联网加工业\\n' > src/b.txt; touch -d 1999-09-09 src/b.txt
            """
        )
        try #require(run.status == 0)
        try await expectUpdate(of: place, "index", "src", changes: "+0 ~2 −0, 0 unchanged")
    }

    @Test(arguments: ["index src", "index --tsv src/log.txt"])
    func `a file that grows while it is read is read on by the next update`(
        command: String
    ) async throws {
        let place = try await rested()
        try place.write("0\t数字经济\n", to: "src/log.txt")
        let run = try await place.shell(
            """
            ( number=1; while [ ! -e stop ] && [ $number -lt 5000 ]; do
                printf '%s\\t第%s段：数字经济\\n' $number $number >> src/log.txt
                number=$((number + 1))
                sleep 0.01
            done ) & writer=$!
            for round in 1 2 3 4; do
                "$0" \(command) -o a.idx || echo "ended with $?" > bad
            done
            touch stop; wait $writer
            [ ! -e bad ]
            """
        )
        #expect(run.status == 0, "\(run.messages)")
        let arguments = command.split(separator: " ").map(String.init)
        let update = try await place.search(arguments: arguments + ["-o", "a.idx"])
        #expect(update.status == 0)
        let fresh = try await place.search(arguments: arguments + ["-o", "fresh.idx"])
        #expect(fresh.status == 0)
        #expect(try place.read("a.idx") == place.read("fresh.idx"))
    }
}

/// Files that change or go at a chosen moment of being read.
@Suite(.enabled(if: Faults.library != nil))
struct `Sources that change while they are read` {
    /// The environment in which something happens to calls that touch the sources.
    private func fault(_ place: Workplace, _ fault: [String: String]) throws -> [String: String] {
        let library = try #require(Faults.library)
        return fault.merging([
            "LD_PRELOAD": library.path, "FAULT_FOLDER": place.folder.appending(path: "src").path,
        ]) { $1 }
    }

    @Test func `a file that vanishes is listed, and the others are indexed`() async throws {
        let place = try Workplace()
        for name in ["a", "b", "c"] { try place.write("数字经济 \(name)\n", to: "src/\(name).txt") }
        let folder = place.folder.appending(path: "src").path
        let arguments = ["index", folder, "-o", "a.idx", "--threads", "1"]
        // Gone when it is opened; unreadable when it is read.
        for (call, code, reason) in [
            ("open", 2, "no such file"), ("read", 116, "error 116"),
        ] {
            try? FileManager.default.removeItem(at: place.folder.appending(path: "a.idx"))
            let run = try await place.search(
                arguments: arguments,
                environment: try fault(
                    place,
                    [
                        "FAULT_CALLS": ",\(call),", "FAULT_AT": "2", "FAULT_ACTION": "\(code)",
                    ]
                )
            )
            #expect(run.status == 4, "\(run)")
            #expect(run.messages.contains(".txt: skipped: "), "\(run.messages)")
            #expect(run.messages.contains(reason), "\(run.messages)")
            #expect(run.messages.contains("indexed 2 reports"), "\(run.messages)")
            let update = try await place.search(arguments: arguments)
            #expect(update.status == 0)
            #expect(update.messages.hasPrefix("+1 ~0 −0, 2 unchanged"), "\(update.messages)")
        }
    }

    @Test(arguments: [["index"], ["index", "--tsv"]])
    func `a change in place at any moment is found by the next update`(
        command: [String]
    ) async throws {
        let place = try Workplace()
        let path = place.folder.appending(path: "src/a.txt").path
        let options = (command + [path, "--threads", "1"]).joined(separator: " ")
        var stops = 0
        for at in 1..<30 {
            try place.write("x\t数字经济增长\n", to: "src/a.txt")
            try place.write("x\t数字经济减少\n", to: "new")
            let variables = try fault(
                place,
                [
                    "FAULT_CALLS": ",open,read,close,", "FAULT_AT": "\(at)",
                    "FAULT_ACTION": "stop",
                ]
            ).map { "\($0)='\($1)'" }.joined(separator: " ")
            let run = try await place.shell(
                """
                rm -f a.idx fresh.idx
                \(variables) "$0" \(options) -o a.idx & reader=$!
                while [ -e /proc/$reader ]; do
                    case "$(cut -d ' ' -f 3 /proc/$reader/stat 2> /dev/null)" in
                        T) cp new src/a.txt; touch stopped; kill -CONT $reader; break ;;
                        Z) break ;;
                    esac
                    sleep 0.01
                done
                wait $reader || exit 1
                "$0" \(options) -o a.idx || exit 1
                "$0" \(options) -o fresh.idx || exit 1
                cmp a.idx fresh.idx || exit 1
                """
            )
            #expect(run.status == 0, "stopped at call \(at): \(run.text) \(run.messages)")
            guard place.exists("stopped") else { break }
            try FileManager.default.removeItem(at: place.folder.appending(path: "stopped"))
            stops += 1
        }
        #expect(stops >= 3 && stops < 29)
    }
}
