internal import Glibc
internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Atomic file` {
    /// The target of most tests.
    var path: String { "\(Scratch.path)/a.idx" }

    @Test func `the target appears with the commit`() throws {
        let file = try AtomicFile(path: path)
        try file.write([1, 2])
        try file.write([])
        try file.write([3])
        #expect(FileSystem.read(path) == nil)
        #expect(FileSystem.read(path + ".tmp") == [1, 2, 3])
        try file.commit()
        #expect(FileSystem.read(path) == [1, 2, 3])
        #expect(FileSystem.read(path + ".tmp") == nil)
    }

    @Test func `the old target stays until the commit`() throws {
        try AtomicFile.write([1], to: path)
        let file = try AtomicFile(path: path)
        try file.write([2, 2])
        #expect(FileSystem.read(path) == [1])
        try file.commit()
        #expect(FileSystem.read(path) == [2, 2])
    }

    @Test func `the old target stays if there is no commit`() throws {
        try AtomicFile.write([1], to: path)
        do {
            let file = try AtomicFile(path: path)
            try file.write([2, 2])
        }
        #expect(FileSystem.read(path) == [1])
        #expect(FileSystem.read(path + ".tmp") == nil)
    }

    @Test(arguments: [0o600, 0o640, 0o444] as [mode_t])
    func `an existing target passes on its permissions`(mode: mode_t) throws {
        try AtomicFile.write([1], to: path)
        #expect(FileSystem.setMode(of: path, to: mode))
        try AtomicFile.write([2], to: path)
        #expect(FileSystem.read(path) == [2])
        #expect(FileSystem.mode(of: path) == S_IFREG | mode)
    }

    @Test func `a link stays a link, and its target is replaced`() throws {
        let target = "\(Scratch.path)/target.idx"
        try AtomicFile.write([1], to: target)
        #expect(FileSystem.makeLink(path, to: "target.idx"))
        try AtomicFile.write([2], to: path)
        #expect(FileSystem.read(target) == [2])
        #expect(FileSystem.isLink(path))
        #expect(FileSystem.read(path + ".tmp") == nil)
    }

    @Test(arguments: [("nowhere.idx", ENOENT), ("a.idx", ELOOP)])
    func `a link that leads nowhere is refused and stays`(target: String, code: CInt) {
        #expect(FileSystem.makeLink(path, to: target))
        #expect(error() == .system(operation: "follow", path: path, errno: code))
        #expect(FileSystem.isLink(path))
    }

    @Test func `a folder is refused`() {
        let folder = "\(Scratch.path)/folder"
        #expect(FileSystem.makeFolder(folder))
        #expect(error(folder) == .system(operation: "replace", path: folder, errno: EISDIR))
        #expect(FileSystem.read(folder + ".tmp") == nil)
    }

    @Test(.timeLimit(.minutes(15)))
    func `a pipe is refused at once`() {
        #expect(FileSystem.makePipe(path))
        #expect(error() == .system(operation: "replace", path: path, errno: EINVAL))
    }

    @Test func `a device is refused`() {
        let expected = SearchIndexError.system(
            operation: "replace",
            path: "/dev/null",
            errno: EINVAL
        )
        #expect(error("/dev/null") == expected)
    }

    @Test func `what a dead writer left behind is taken over`() throws {
        try AtomicFile.write([UInt8](repeating: 1, count: 99), to: path + ".tmp")
        try AtomicFile.write([7], to: path)
        #expect(FileSystem.read(path) == [7])
        #expect(FileSystem.read(path + ".tmp") == nil)
    }

    @Test(.timeLimit(.minutes(15)), arguments: [false, true])
    func `a name that is taken by something else is an error`(isPipe: Bool) {
        let temporary = path + ".tmp"
        let isMade =
            isPipe
            ? FileSystem.makePipe(temporary) : FileSystem.makeLink(temporary, to: "elsewhere")
        #expect(isMade)
        let code = isPipe ? ENXIO : ELOOP
        #expect(error() == .system(operation: "create", path: path, errno: code))
        #expect(FileSystem.read("\(Scratch.path)/elsewhere") == nil)
    }

    @Test func `a second writer is turned away at once`() throws {
        let first = try AtomicFile(path: path)
        try first.write([1])
        #expect(error() == .locked(path: path))
        // The one who was turned away has taken nothing with him.
        try first.write([2])
        try first.commit()
        #expect(FileSystem.read(path) == [1, 2])
        try AtomicFile.write([3], to: path)
        #expect(FileSystem.read(path) == [3])
    }

    @Test func `the lock of a dropped writer is free`() throws {
        do { _ = try AtomicFile(path: path) }
        try AtomicFile.write([1], to: path)
        #expect(FileSystem.read(path) == [1])
    }

    @Test func `many writers leave one whole file`() async throws {
        let path = path
        let written = await withTaskGroup(of: UInt8?.self) { group in
            for number in 0..<UInt8(40) {
                group.addTask {
                    let bytes = [UInt8](repeating: number, count: 1000)
                    return (try? AtomicFile.write(bytes, to: path)) == nil ? nil : number
                }
            }
            return await group.reduce(into: Set<UInt8>()) {
                if let number = $1 { $0.insert(number) }
            }
        }
        let bytes = try #require(FileSystem.read(path))
        #expect(bytes.count == 1000 && Set(bytes).count == 1 && written.contains(bytes[0]))
        #expect(FileSystem.read(path + ".tmp") == nil)
    }

    @Test func `a missing folder is an error`() {
        let path = "\(Scratch.path)/none/a.idx"
        #expect(error(path) == .system(operation: "create", path: path, errno: ENOENT))
    }

    @Test func `a file in place of a folder is an error`() throws {
        try AtomicFile.write([1], to: path)
        let below = path + "/b.idx"
        #expect(error(below) == .system(operation: "create", path: below, errno: ENOTDIR))
    }

    @Test func `a folder that can't be written is an error`() async throws {
        let path = path
        #expect(FileSystem.setMode(of: Scratch.path, to: 0o555))
        // In a process of its own, because the superuser may write anything.
        await #expect(processExitsWith: .success) { [path = path as String] in
            try #require(FileSystem.dropPrivileges())
            let error = #expect(throws: SearchIndexError.self) { _ = try AtomicFile(path: path) }
            #expect(error == .system(operation: "create", path: path, errno: EACCES))
        }
        #expect(FileSystem.setMode(of: Scratch.path, to: 0o755))
    }

    @Test func `a full device is an error, and the old target stays`() async throws {
        let path = path
        try AtomicFile.write([1], to: path)
        // In a process of its own, because the limit is one of the process.
        await #expect(processExitsWith: .success) { [path = path as String] in
            try #require(FileSystem.limitFiles(to: 4096))
            let file = try AtomicFile(path: path)
            let error = #expect(throws: SearchIndexError.self) {
                try file.write([UInt8](repeating: 2, count: 5000))
            }
            #expect(error == .system(operation: "write", path: path, errno: EFBIG))
        }
        #expect(FileSystem.read(path) == [1])
    }

    @Test(arguments: ["cut", "changed", "longer"])
    func `what is read back otherwise is an error, and the old target stays`(damage: String) throws
    {
        try AtomicFile.write([1], to: path)
        let file = try AtomicFile(path: path)
        try file.write([UInt8](repeating: 2, count: 70_000))
        let temporary = path + ".tmp"
        let isDamaged =
            switch damage {
            case "cut": FileSystem.truncate(temporary, to: 69_999)
            case "changed": FileSystem.overwrite(temporary, with: [3], at: 66_000)
            default: FileSystem.overwrite(temporary, with: [2], at: 70_000)
            }
        #expect(isDamaged)
        do {
            try file.commit()
            Issue.record("it was committed")
        } catch {
            #expect(error == .system(operation: "read back", path: path, errno: EIO))
        }
        #expect(FileSystem.read(path) == [1])
        #expect(FileSystem.read(temporary) == nil)
    }

    @Test func `a name without a folder stands in the current one`() async throws {
        let folder = Scratch.path
        await #expect(processExitsWith: .success) { [folder = folder as String] in
            try #require(FileSystem.enter(folder))
            try AtomicFile.write([1, 2], to: "here.idx")
        }
        #expect(FileSystem.read("\(folder)/here.idx") == [1, 2])
    }

    private func error(_ path: String? = nil) -> SearchIndexError? {
        let path = path ?? self.path
        return #expect(throws: SearchIndexError.self) { _ = try AtomicFile(path: path) }
    }
}
