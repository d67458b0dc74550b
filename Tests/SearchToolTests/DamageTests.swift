import Foundation
import Testing

/// What the tool says and leaves when an index is damaged or changes under its feet.
@Suite struct `Damaged indexes` {
    private func workplace() async throws -> Workplace {
        let place = try Workplace()
        var text = "数字报告\n"
        for number in 0..<4000 { text += "第\(number)段：数字经济 paragraph \(number * 7919 % 9973)\n" }
        try place.write(text, to: "a.txt")
        #expect(try await place.search("index", "a.txt", "-o", "a.idx").status == 0)
        return place
    }

    @Test func `damage met by a search ends with 3 and one line`() async throws {
        let place = try await workplace()
        var bytes = try place.read("a.idx")
        // The last section before the checksums in which a search for everything must read.
        for offset in stride(from: 5000, to: bytes.count - 20_000, by: 4096) { bytes[offset] ^= 1 }
        try place.write(bytes, to: "a.idx")
        let run = try await place.search("paragraph", "-d", "a.idx")
        #expect(run.status == 3)
        #expect(run.messages.hasPrefix("search: a.idx: damaged in section "))
        #expect(run.messages.split(separator: "\n").count == 1)
        #expect(try place.read("a.idx") == bytes)
    }

    /// The tool waits for its reader while the file is cut, so that it meets the end for certain.
    @Test(.timeLimit(.minutes(15)))
    func `an index that is cut while it is read ends with 74 and one line`() async throws {
        let place = try await workplace()
        let run = try await place.shell(
            """
            mkfifo pipe
            "$0" dump -d a.idx > pipe 2> err & reader=$!
            exec 3< pipe
            head -c 1 <&3 > first
            : > a.idx
            cat <&3 > rest
            wait $reader; code=$?
            cat err >&2
            exit $code
            """
        )
        #expect(run.status == 74, "\(run.messages)")
        #expect(run.messages.hasPrefix("search: a.idx: cut short or unreadable"))
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    @Test(.timeLimit(.minutes(15)))
    func `an index that is overwritten while it is read ends with 3 or 74`() async throws {
        let place = try await workplace()
        try place.write("数字报告\n别的\n", to: "b.txt")
        #expect(try await place.search("index", "b.txt", "-o", "b.idx").status == 0)
        let run = try await place.shell(
            """
            mkfifo pipe
            "$0" dump -d a.idx > pipe 2> err & reader=$!
            exec 3< pipe
            head -c 1 <&3 > first
            cat b.idx > a.idx
            cat <&3 > rest
            wait $reader; code=$?
            cat err >&2
            exit $code
            """
        )
        #expect(run.status == 3 || run.status == 74, "\(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    @Test(.timeLimit(.minutes(15)))
    func `an index that is replaced or removed while it is read is read to its end`() async throws {
        let place = try await workplace()
        let whole = try await place.search("dump", "-d", "a.idx").output
        for line in ["cp a.idx b.idx; echo no > b.idx; mv b.idx a.idx", "rm a.idx"] {
            _ = try await place.shell("cp a.idx keep")
            let run = try await place.shell(
                """
                mkfifo pipe
                "$0" dump -d a.idx > pipe & reader=$!
                exec 3< pipe
                head -c 1 <&3
                \(line)
                cat <&3
                wait $reader; code=$?
                rm pipe
                mv keep a.idx
                exit $code
                """
            )
            #expect(run.status == 0 && run.output == whole, "\(run.messages)")
        }
    }

    /// R5 of files that are none of this version's indexes.
    @Test(.timeLimit(.minutes(15)))
    func `a file of a terabyte without contents is refused at once`() async throws {
        let place = try await workplace()
        for line in ["truncate -s 1T t.idx", "cp a.idx t.idx; truncate -s 1T t.idx", ": > t.idx"] {
            let run = try await place.shell(
                "\(line); \"$0\" 数字 -d t.idx; code=$?; rm t.idx; exit $code"
            )
            #expect(run.status == 3)
            #expect(run.messages.split(separator: "\n").count == 1)
        }
    }
}
