import Foundation
import Testing

/// A disk that is full after some of an index: the old one stays, and nothing is left beside it.
///
/// The default run tries four sizes; with EXHAUSTIVE=1 in the environment it tries sixteen.
@Suite(.timeLimit(.minutes(15)))
struct `Full disks` {
    static let sizes = Faults.isExhaustive ? 16 : 4

    private func workplace() async throws -> (place: Workplace, old: Data, new: Data) {
        let place = try Workplace()
        func write(_ count: Int) throws {
            var text = "数字报告\n"
            for number in 0..<count { text += "第\(number)段：数字经济 paragraph \(number)\n" }
            try place.write(text, to: "src/a.txt")
            // The index tells the time of its source.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)],
                ofItemAtPath: place.folder.appending(path: "src/a.txt").path
            )
        }
        try write(1400)
        #expect(try await place.search("index", "src", "-o", "new.idx").status == 0)
        let new = try place.read("new.idx")
        try write(10)
        try place.write("", to: "out/none")
        try FileManager.default.removeItem(at: place.folder.appending(path: "out/none"))
        #expect(try await place.search("index", "src", "-o", "out/a.idx").status == 0)
        let old = try place.read("out/a.idx")
        try write(1400)
        return (place, old, new)
    }

    @Test func `a limit on the size of files`() async throws {
        let (place, old, new) = try await workplace()
        // The shell counts in blocks of 512 bytes; below one there is no room for the message either.
        let blocks = new.count / 512
        #expect(blocks > 16)
        for step in 0..<Self.sizes {
            let limit = 1 + step * (blocks - 1) / (Self.sizes - 1)
            let run = try await place.shell(
                "ulimit -f \(limit); exec \"$0\" index src -o out/a.idx --rebuild -q"
            )
            #expect(run.status == 5, "\(limit) blocks: \(run.messages)")
            #expect(
                run.messages
                    == "search: out/a.idx: can't write it: File too large; "
                    + "check the file and its disk\n"
            )
            #expect(try place.read("out/a.idx") == old, "\(limit) blocks")
            #expect(try place.names(in: "out") == ["a.idx"], "\(limit) blocks")
        }
        Faults.report("limited files", "\(Self.sizes) sizes")
        #expect(try await place.search("index", "src", "-o", "out/a.idx", "-q").status == 0)
        #expect(try place.read("out/a.idx") == new)
    }

    /// Real file systems, where users may mount some.
    @Test func `a file system that is full`() async throws {
        let (place, old, new) = try await workplace()
        try place.write(old, to: "old.idx")
        let tried = try await place.shell(
            """
            unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k none out' || exit 99
            """
        )
        guard tried.status == 0 else {
            withKnownIssue("file systems can't be mounted here", isIntermittent: true) {
                Issue.record("\(tried.messages)")
            }
            return
        }
        // Room for the old index, and for some of the new one beside it, in pages.
        let pages = (new.count + 4095) / 4096
        #expect(pages > 8)
        for step in 0..<Self.sizes {
            let size = (old.count + 4095) / 4096 + step * (pages - 1) / (Self.sizes - 1)
            let run = try await place.shell(
                """
                unshare --map-root-user --mount sh -c '
                    mount -t tmpfs -o size=\(4 * size)k none out || exit 99
                    cp old.idx out/a.idx
                    "$0" index src -o out/a.idx --rebuild -q; code=$?
                    cmp out/a.idx old.idx
                    ls -A out
                    exit $code' "$0"
                """
            )
            #expect(run.status == 5, "\(size) pages: \(run.messages)")
            #expect(run.text == "a.idx\n", "\(size) pages: \(run.text)")
            #expect(
                run.messages.hasPrefix("search: out/a.idx: can't ")
                    && run.messages.contains("No space left on device")
                    && run.messages.split(separator: "\n").count == 1,
                "\(run.messages)"
            )
        }
        Faults.report("full file systems", "\(Self.sizes) sizes")
    }
}

extension Workplace {
    /// The names in a folder.
    fileprivate func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
    }
}
