import Foundation
import Testing

@Suite struct `Failures` {
    /// Checks that a run failed with one line of bounded length.
    private func expect(
        _ run: ToolRun,
        _ status: Int32,
        _ line: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(run.status == status, sourceLocation: location)
        #expect(run.messages == "search: \(line)\n", sourceLocation: location)
        #expect(run.messages.utf8.count <= 500, sourceLocation: location)
        #expect(run.text == "", sourceLocation: location)
    }

    @Test(
        arguments: [
            (["--nonsense"], "Unknown option '--nonsense'"),
            (["数字", "--limit", "many"], "The value 'many' is invalid for '--limit <limit>'"),
            (["数字", "--limit=-1"], "--limit and --offset must not be negative"),
            (["数字", "--k1", "nan"], "--k1 must be 0 or more"),
            (["数字", "--b", "2"], "--b must be between 0 and 1"),
            (["数字", "--bom"], "--bom needs --csv"),
            (["index", "reports"], "Missing expected argument '--output <file>'"),
            (["index", "x", "-o", "y", "--threads", "0"], "--threads must be between 1 and 1024"),
            (["docs", "--csv", "--json"], "--json and --csv exclude each other"),
        ]
    )
    func `wrong usage ends with 2`(arguments: [String], complaint: String) async throws {
        let run = try await Workplace().search(arguments: arguments)
        expect(run, 2, "\(complaint); see 'search --help'")
    }

    @Test(arguments: [[], [""], [" ", "\t"], ["query"]])
    func `a query needs words`(arguments: [String]) async throws {
        let run = try await Workplace().search(arguments: arguments)
        expect(run, 2, "no query; give some words to look for, or see 'search --help'")
    }

    @Test func `two formats at once are one line as well`() async throws {
        let run = try await Workplace().search("数字", "--json", "--csv")
        #expect(run.status == 2)
        #expect(run.messages.hasPrefix("search: Value to be set with flag '--csv'"))
        #expect(run.messages.split(separator: "\n").count == 1)
        let shell = try await Workplace().search("completions", "tcsh")
        #expect(shell.status == 2)
        #expect(shell.messages.split(separator: "\n").count == 1)
    }

    @Test func `an unknown command is a query`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("serve", "harbour", "--any")
        #expect(run.text == "reports/merrow-2.txt:4:The harbour was dredged twice.\n")
    }

    @Test func `nothing found ends with 1`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("海啸")
        #expect(run.status == 1 && run.text == "" && run.messages == "")
    }

    @Test func `a missing folder ends with 2`() async throws {
        let place = try Workplace()
        expect(
            try await place.search("index", "nowhere", "-o", "r.idx"),
            2,
            "nowhere: can't stat it: No such file or directory; check the path"
        )
        #expect(!place.exists("r.idx"))
    }

    @Test func `a missing index ends with 3`() async throws {
        let place = try Workplace()
        let complaint = "no.idx: can't open it: No such file or directory; check the path"
        for arguments in [["数字"], ["docs"], ["show", "1"], ["stats"], ["dump"], ["verify"]] {
            expect(try await place.search(arguments: arguments + ["-d", "no.idx"]), 3, complaint)
        }
        try place.write("", to: "folder.idx/x")
        expect(
            try await place.search("数字", "-d", "folder.idx"),
            3,
            "folder.idx: can't open it: Is a directory; name a file, not a folder"
        )
    }

    @Test func `what is no index, newer or damaged ends with 3`() async throws {
        let place = try await Workplace.withReports()
        let sound = [UInt8](try place.read("r.idx"))
        try place.write("just text, long enough to hold a header of an index file", to: "t.idx")
        try place.write("", to: "e.idx")
        for name in ["t.idx", "e.idx"] {
            expect(
                try await place.search("数字", "-d", name),
                3,
                "\(name): not a search index; name a file that 'search index' wrote"
            )
        }
        var newer = sound
        newer[8] = 0xFF
        try place.write(Data(newer), to: "n.idx")
        let run = try await place.search("数字", "-d", "n.idx")
        #expect(run.status == 3)
        #expect(run.messages.hasPrefix("search: n.idx: written in format "))
        #expect(run.messages.hasSuffix("; update search\n"))
        var damaged = sound
        damaged[20] ^= 1
        try place.write(Data(damaged), to: "d.idx")
        expect(
            try await place.search("数字", "-d", "d.idx"),
            3,
            "d.idx: damaged in section header at byte 40: its checksum is wrong; "
                + "restore it from a copy or build it anew"
        )
        try place.write(Data(sound.dropLast(9)), to: "s.idx")
        let short = try await place.search("数字", "-d", "s.idx")
        #expect(short.status == 3)
        #expect(short.messages.split(separator: "\n").count == 1)
    }

    @Test func `verify finds a flipped bit in the contents`() async throws {
        let place = try await Workplace.withReports()
        var bytes = [UInt8](try place.read("r.idx"))
        bytes[bytes.count - 100] ^= 4
        try place.write(Data(bytes), to: "d.idx")
        let run = try await place.search("verify", "d.idx", "r.idx")
        #expect(run.status == 3)
        #expect(run.text == "r.idx: sound: 2 reports, 9 paragraphs\n")
        #expect(run.messages.hasPrefix("search: d.idx: damaged in section "))
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    @Test func `a target that can't be written ends with 5`() async throws {
        let place = try Workplace()
        try place.writeReports()
        expect(
            try await place.search("index", "reports", "-o", "nowhere/r.idx"),
            5,
            "nowhere/r.idx: can't create it: No such file or directory; check the path"
        )
        expect(
            try await place.search("index", "reports", "-o", "reports"),
            5,
            "reports: can't replace it: Is a directory; name a file, not a folder"
        )
    }

    @Test func `a full disk ends with 5 and leaves the old index`() async throws {
        let place = try await Workplace.withReports()
        let old = try place.read("r.idx")
        // The shell counts in blocks of 512 bytes; the index has more than two.
        let run = try await place.shell(#"ulimit -f 2; exec "$0" index reports -o r.idx --rebuild"#)
        expect(run, 5, "r.idx: can't write it: File too large; check the file and its disk")
        #expect(try place.read("r.idx") == old)
        #expect(!place.exists("r.idx.tmp"))
    }

    @Test func `a second writer ends with 6`() async throws {
        let place = try await Workplace.withReports()
        let old = try place.read("r.idx")
        try place.write("", to: "r.idx.tmp")
        let run = try await place.shell(
            #"flock --exclusive r.idx.tmp "$0" index reports -o r.idx"#
        )
        expect(run, 6, "r.idx: another process is writing it; wait until that has ended")
        #expect(try place.read("r.idx") == old)
    }

    @Test func `results that can't be written end with 2`() async throws {
        let place = try await Workplace.withReports()
        for command in [
            "数字经济", "数字经济 --json", "数字经济 --csv", "数字经济 -C1", "-l 数字经济", "-L 桥", "-c 桥",
            "-c --by year 桥", "count 桥", "docs", "dump", "stats", "stats --json", "--help",
            "--version", "show 1", "analyze a", "verify", "completions bash",
        ] {
            let run = try await place.shell(#""$0" \#(command) > /dev/full"#)
            expect(
                run,
                2,
                "standard output: can't write it: No space left on device; "
                    + "free some room on the disk"
            )
        }
        expect(
            try await place.shell(#""$0" docs >&-"#),
            2,
            "standard output: can't write it: Bad file descriptor; check the file and its disk"
        )
    }

    @Test func `a closed standard output is not taken for the index`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.shell(#""$0" index reports -o r.idx --json >&-"#)
        #expect(run.status == 2)
        #expect(try await place.search("verify").status == 0)
    }

    @Test func `a reader who has seen enough is no error`() async throws {
        let place = try Workplace()
        let line = String(repeating: "稻谷丰收，渠水长流。", count: 50)
        try place.write(
            String(repeating: line + "\n", count: 500),
            to: "long.txt"
        )
        _ = try await place.search("index", "long.txt", "-o", "r.idx")
        let run = try await place.shell(#"{ "$0" dump; echo "status $?" >&2; } | head -n 1"#)
        #expect(run.text.hasPrefix("report\t0\t"))
        #expect(run.messages == "status 0\n")
    }
}
