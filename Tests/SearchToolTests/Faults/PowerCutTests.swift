import Foundation
import Testing

/// The power fails at any moment of a commit: what the disk then holds is the old index or the new one.
///
/// The calls of a run are replayed on a model of a disk. What was written since a file was last synced
/// may be there, or not, or in part; of the changes of names since the folder was last synced the first
/// few are there.
@Suite(.enabled(if: Faults.library != nil), .timeLimit(.minutes(15)))
struct `Power cuts` {
    @Test(arguments: FaultyWork.Kind.allCases)
    func `leave the old index or the new one`(kind: FaultyWork.Kind) async throws {
        let work = try await FaultyWork(kind)
        let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: log) }
        let run = try await work.run(["FAULT_LOG": log.path, "FAULT_DATA": "1"])
        #expect(run.status == 0)
        let calls = try DiskCall.all(in: try Data(contentsOf: log))
        let folder = work.place.folder.appending(path: "out").path
        let target = folder + "/a.idx"
        var states = 0
        for end in 0...calls.count {
            var disk = Disk(folder: folder)
            if let old = work.old { disk.place([UInt8](old), under: target) }
            for call in calls[..<end] { disk.apply(call) }
            for contents in disk.possibleContents(of: target) {
                states += 1
                let isNew = contents == [UInt8](work.new)
                let isOld = contents == work.old.map { [UInt8]($0) }
                #expect(isNew || isOld, "after \(end) of \(calls.count) calls")
                if end == calls.count { #expect(isNew) }
            }
        }
        Faults.report("power cuts", "\(kind): \(states) states of \(calls.count) calls")
        #expect(states > calls.count)
    }

    @Test func `the model notices what isn't synced`() throws {
        var disk = Disk(folder: "/f")
        disk.place([1, 2], under: "/f/a")
        disk.apply(DiskCall(name: "create", path: "/f/t"))
        disk.apply(DiskCall(name: "write", path: "/f/t", offset: 0, bytes: [3, 4, 5]))
        disk.apply(DiskCall(name: "rename", path: "/f/t", other: "/f/a"))
        let possible = disk.possibleContents(of: "/f/a")
        #expect(possible.contains([1, 2]) && possible.contains([3, 4, 5]))
        #expect(possible.contains([]) && possible.contains([0, 0, 0]))
    }
}

/// A call that changed the disk.
struct DiskCall {
    var name: String
    var path: String
    var other = ""
    var offset = 0
    var bytes: [UInt8] = []

    /// The calls in a log.
    static func all(in log: Data) throws -> [DiskCall] {
        let bytes = [UInt8](log)
        var calls: [DiskCall] = []
        var place = 0
        while let end = bytes[place...].firstIndex(of: 10) {
            let line = String(decoding: bytes[place..<end], as: UTF8.self)
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init
            )
            var call = DiskCall(name: fields[0], path: fields[1], other: fields[2])
            place = end + 1
            if call.name == "write" {
                let count = try #require(Int(fields[3]))
                call.offset = try #require(Int(fields[2]))
                call.bytes = Array(bytes[place..<place + count])
                place += count
            } else if call.name == "truncate" {
                call.offset = try #require(Int(fields[2]))
            }
            calls.append(call)
        }
        return calls
    }
}

/// A disk that forgets what wasn't synced.
struct Disk {
    private struct File {
        var synced: [UInt8]
        var current: [UInt8]
    }

    private enum NameChange {
        case link(String, Int)
        case rename(String, String)
        case unlink(String)
    }

    private let folder: String
    private var files: [File] = []
    private var names: [String: Int] = [:]
    private var syncedNames: [String: Int] = [:]
    private var pending: [NameChange] = []

    init(folder: String) {
        self.folder = folder
    }

    /// Puts a file on the disk that has long been there.
    mutating func place(_ bytes: [UInt8], under name: String) {
        files.append(File(synced: bytes, current: bytes))
        names[name] = files.count - 1
        syncedNames[name] = files.count - 1
    }

    mutating func apply(_ call: DiskCall) {
        switch call.name {
        case "create":
            files.append(File(synced: [], current: []))
            change(.link(call.path, files.count - 1))
        case "write":
            guard let file = names[call.path] else { return }
            let end = call.offset + call.bytes.count
            let missing = end - files[file].current.count
            if missing > 0 { files[file].current += [UInt8](repeating: 0, count: missing) }
            files[file].current.replaceSubrange(call.offset..<end, with: call.bytes)
        case "truncate":
            guard let file = names[call.path] else { return }
            let missing = call.offset - files[file].current.count
            files[file].current =
                missing > 0
                ? files[file].current + [UInt8](repeating: 0, count: missing)
                : Array(files[file].current[..<call.offset])
        case "fsync" where call.path == folder:
            syncedNames = names
            pending = []
        case "fsync":
            guard let file = names[call.path] else { return }
            files[file].synced = files[file].current
        case "rename": change(.rename(call.path, call.other))
        case "unlink": change(.unlink(call.path))
        default: break
        }
    }

    private mutating func change(_ change: NameChange) {
        Self.apply(change, to: &names)
        pending.append(change)
    }

    private static func apply(_ change: NameChange, to names: inout [String: Int]) {
        switch change {
        case .link(let name, let file): names[name] = file
        case .rename(let from, let to):
            names[to] = names[from]
            names[from] = nil
        case .unlink(let name): names[name] = nil
        }
    }

    /// What a file may hold after a power cut now; nil where there may be none.
    func possibleContents(of name: String) -> [[UInt8]?] {
        var contents: [[UInt8]?] = []
        for count in 0...pending.count {
            var names = syncedNames
            for change in pending[..<count] { Self.apply(change, to: &names) }
            guard let number = names[name] else {
                contents.append(nil)
                continue
            }
            let file = files[number]
            contents.append(file.current)
            guard file.synced != file.current else { continue }
            contents.append(file.synced)
            contents.append([UInt8](repeating: 0, count: file.current.count))
            for end in stride(from: 0, to: file.current.count, by: 512) {
                contents.append(Array(file.current[..<end]))
                let zeros = [UInt8](repeating: 0, count: file.current.count - end)
                contents.append(file.current[..<end] + zeros)
            }
        }
        return contents
    }
}
