import Glibc
import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Source walker` {
    /// Paths relative to the folder, and reasons by such a path.
    private func list(
        _ folder: SourceFolder,
        _ paths: [String]? = nil
    ) throws -> (files: [String], skipped: [String: String]) {
        let list = try SourceWalker.list(paths ?? [folder.path])
        let short = { (path: String) in String(path.dropFirst(folder.path.utf8.count + 1)) }
        var skipped: [String: String] = [:]
        for file in list.skipped { skipped[short(file.path)] = file.reason }
        #expect(skipped.count == list.skipped.count)
        return (list.files.map { short($0.path.description) }, skipped)
    }

    @Test func `files come in bytewise order of their paths, whatever the order on disk`() throws {
        let folder = SourceFolder()
        folder.makeFolder("b")
        folder.makeFolder("b/c")
        for name in ["b/二.txt", "b-a.txt", "b/c/z.md", "b.txt", "a.TXT", "b/notes", "b/第1.2版"] {
            folder.write("x", to: name)
        }
        let found = try list(folder)
        #expect(
            found.files == [
                "a.TXT", "b-a.txt", "b.txt", "b/c/z.md", "b/notes", "b/二.txt", "b/第1.2版",
            ]
        )
        #expect(found.skipped.isEmpty)
    }

    @Test func `hidden entries are passed over in folders but not when given`() throws {
        let folder = SourceFolder()
        folder.makeFolder(".hidden")
        folder.write("x", to: ".hidden/a.txt")
        folder.write("x", to: ".b.txt")
        folder.write("x", to: "c.txt")
        #expect(try list(folder).files == ["c.txt"])
        #expect(try list(folder, [folder.entry(".b.txt")]).files == [".b.txt"])
        #expect(try list(folder, [folder.entry(".hidden")]).files == [".hidden/a.txt"])
    }

    @Test func `what can't be read is listed with the reason`() throws {
        let folder = SourceFolder()
        folder.write("x", to: "a.txt")
        folder.write("x", to: "b.xlsx")
        folder.makeFIFO("c.txt")
        folder.makeFolder("d")
        folder.link("d/e", to: "..")
        folder.link("f.txt", to: "a.txt")
        folder.link("g.txt", to: "missing")
        let found = try list(folder)
        #expect(found.files == ["a.txt"])
        #expect(
            found.skipped == [
                "b.xlsx": "format not supported yet (.xlsx)",
                "c.txt": "a FIFO, not a regular file",
                "d/e": "a symbolic link, which is not followed inside folders",
                "f.txt": "a symbolic link, which is not followed inside folders",
                "g.txt": "a symbolic link, which is not followed inside folders",
            ]
        )
    }

    @Test func `a given link is followed, a given file is tried whatever its ending`() throws {
        let folder = SourceFolder()
        folder.makeFolder("d")
        folder.write("x", to: "d/a.txt")
        folder.write("x", to: "b.xlsx")
        folder.link("to-folder", to: "d")
        folder.link("to-file", to: "b.xlsx")
        #expect(try list(folder, [folder.entry("to-folder")]).files == ["to-folder/a.txt"])
        #expect(try list(folder, [folder.entry("to-file")]).files == ["to-file"])
        #expect(try list(folder, [folder.entry("b.xlsx")]).files == ["b.xlsx"])
        folder.makeFIFO("fifo")
        #expect(
            try list(folder, [folder.entry("fifo")]).skipped == [
                "fifo": "a FIFO, not a regular file"
            ]
        )
    }

    @Test func `a file is read once, under the path that was given or comes first`() throws {
        let folder = SourceFolder()
        folder.write("x", to: "b.txt")
        folder.hardLink("a.txt", to: "b.txt")
        let found = try list(folder)
        #expect(found.files == ["a.txt"])
        #expect(found.skipped == ["b.txt": "the same file as \(folder.entry("a.txt"))"])

        let given = try list(folder, [folder.path, folder.entry("b.txt"), folder.entry("b.txt")])
        #expect(given.files == ["b.txt"])
        #expect(given.skipped == ["a.txt": "the same file as \(folder.entry("b.txt"))"])

        #expect(try list(folder, [folder.path, folder.path + "/", folder.path]) == found)
    }

    @Test func `a given path that doesn't exist is an error`() {
        let folder = SourceFolder()
        let path = folder.entry("missing")
        let error = #expect(throws: SearchIndexError.self) { try SourceWalker.list([path]) }
        #expect(error == .system(operation: "stat", path: path, errno: ENOENT))
        #expect(throws: SearchIndexError.self) { try SourceWalker.list([""]) }
        // The name before the zero byte must not be opened instead.
        #expect(throws: SearchIndexError.self) { try SourceWalker.list([folder.path + "\0x"]) }
    }

    @Test func `a folder without permission is listed`() throws {
        // The superuser may read everything.
        guard geteuid() != 0 else { return }
        let folder = SourceFolder()
        folder.makeFolder("closed")
        unsafe _ = chmod(folder.entry("closed"), 0)
        #expect(
            try list(folder).skipped == [
                "closed": "a folder that can't be read: no permission to read it"
            ]
        )
    }

    @Test func `deep folders cost no stack`() throws {
        let folder = SourceFolder()
        var name = "d"
        for _ in 0..<400 {
            folder.makeFolder(name)
            name += "/d"
        }
        folder.write("x", to: String(name.dropLast(2)) + "/a.txt")
        #expect(try list(folder).files.count == 1)
    }

    @Test func `paths are joined by one slash and names are split from their endings`() {
        #expect(SourcePath("a/").entry(Array("b".utf8)).description == "a/b")
        #expect(SourcePath("/").entry(Array("b".utf8)).description == "/b")
        let cases = [
            ("a/b.TXT", "txt", "b"), ("a.b/c", "", "c"), (".txt", "", ".txt"),
            ("年报.2017", "", "年报.2017"), ("x.tar.gz", "gz", "x.tar"), ("a//", "", "a"), ("", "", ""),
        ]
        for (path, ending, base) in cases {
            #expect(SourcePath(path).ending == ending)
            #expect(SourcePath(path).baseName == base)
        }
    }

    @Test func `a name that is no UTF-8 can be read`() throws {
        let folder = SourceFolder()
        let name: [UInt8] = [0xFF] + Array(".txt".utf8)
        folder.writeEmpty(name)
        let found = try SourceWalker.list([folder.path])
        #expect(found.files.map(\.path.bytes) == [Array("\(folder.path)/".utf8) + name])
        #expect(found.files.first?.path.description == folder.entry("\u{FFFD}.txt"))
        #expect(try found.files.first?.read() == [])
    }
}

extension `Source walker` {
    @Test func `reading refuses what took the place of a listed file`() throws {
        let folder = SourceFolder()
        folder.write("x", to: "a.txt")
        folder.write("y", to: "b.txt")
        let files = try SourceWalker.list([folder.path]).files
        unsafe _ = unlink(folder.entry("a.txt"))
        folder.makeFIFO("a.txt")
        unsafe _ = unlink(folder.entry("b.txt"))
        folder.link("b.txt", to: "c.txt")
        let reasons = files.map { file in
            do throws(SkippedFile) {
                _ = try file.read()
                return "read"
            } catch {
                return error.reason
            }
        }
        #expect(
            reasons == [
                "a FIFO, not a regular file",
                "a symbolic link, which is not followed inside folders",
            ]
        )
    }

    @Test func `files whose size isn't told are read to their end`() throws {
        let list = try SourceWalker.list(["/proc/self/status"])
        #expect(list.files.first?.status.size == 0)
        #expect(try list.files.first?.read().isEmpty == false)
    }
}
