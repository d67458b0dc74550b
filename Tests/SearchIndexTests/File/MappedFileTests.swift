internal import Glibc
internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Mapped file` {
    @Test func `gives the bytes of the file`() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let file = try ScratchFile(bytes)
        let mapped = try MappedFile(path: file.path)
        #expect(mapped.withBytes { $0.copied() } == bytes)
    }

    @Test func `keeps its bytes when the file is replaced or removed`() throws {
        let path = "\(Scratch.path)/a"
        try AtomicFile.write([1, 2, 3], to: path)
        let mapped = try MappedFile(path: path)
        try AtomicFile.write([4, 5], to: path)
        #expect(mapped.withBytes { $0.copied() } == [1, 2, 3])
        #expect(FileSystem.remove(path))
        #expect(mapped.withBytes { $0.copied() } == [1, 2, 3])
    }

    @Test func `a missing file is an error that names it`() {
        let path = "\(Scratch.path)/none.idx"
        #expect(error(path) == .system(operation: "open", path: path, errno: ENOENT))
    }

    @Test func `a folder is an error that says so`() {
        let path = Scratch.path
        #expect(error(path) == .system(operation: "open", path: path, errno: EISDIR))
    }

    @Test(.timeLimit(.minutes(15)))
    func `a pipe without a writer doesn't hang`() {
        let path = "\(Scratch.path)/pipe"
        #expect(FileSystem.makePipe(path))
        #expect(error(path) == .notAnIndex(path: path))
    }

    @Test func `a device is no index`() {
        #expect(error("/dev/null") == .notAnIndex(path: "/dev/null"))
    }

    @Test func `an empty file is no index`() throws {
        let file = try ScratchFile([])
        #expect(error(file.path) == .notAnIndex(path: file.path))
    }

    @Test func `a loop of links is an error`() {
        let path = "\(Scratch.path)/loop"
        #expect(FileSystem.makeLink(path, to: path))
        #expect(error(path) == .system(operation: "open", path: path, errno: ELOOP))
    }

    @Test func `a huge sparse file is refused at once`() throws {
        let file = try ScratchFile([0xFE])
        file.truncate(to: 1 << 40)
        let path = file.path
        let error = #expect(throws: SearchIndexError.self) { _ = try SearchIndex(contentsOf: path) }
        #expect(error == .notAnIndex(path: path))
    }

    @Test func `an unreadable file is an error that says so`() async throws {
        let path = "\(Scratch.path)/secret"
        try AtomicFile.write([1], to: path)
        #expect(FileSystem.setMode(of: path, to: 0))
        // In a process of its own, because the superuser may read anything.
        await #expect(processExitsWith: .success) { [path = path as String] in
            try #require(FileSystem.dropPrivileges())
            let error = #expect(throws: SearchIndexError.self) { _ = try MappedFile(path: path) }
            #expect(error == .system(operation: "open", path: path, errno: EACCES))
        }
    }

    private func error(_ path: String) -> SearchIndexError? {
        #expect(throws: SearchIndexError.self) { _ = try MappedFile(path: path) }
    }
}
