import Foundation
import Testing

/// Makes chosen calls of the tool fail; see `faults.c`.
enum Faults {
    /// The library to preload, built once; `nil` where there is no compiler of C.
    static let library: URL? = {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "faults.c"
        )
        let library = FileManager.default.temporaryDirectory
            .appending(path: "search-faults-\(UUID().uuidString).so")
        for compiler in ["clang", "cc"] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                compiler, "-O1", "-fPIC", "-shared", "-o", library.path, source.path, "-ldl",
            ]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return library }
        }
        return nil
    }()

    /// With EXHAUSTIVE=1 in the environment, every call; else some of them.
    static let isExhaustive = ProcessInfo.processInfo.environment["EXHAUSTIVE"] == "1"
}

/// A folder `out` for an index, whose old and new contents are known, beside sources.
struct FaultyWork {
    let place: Workplace
    let arguments: [String]
    let old: Data?
    let new: Data

    /// What is done to an index.
    enum Kind: String, CaseIterable, Sendable {
        case first, rebuild, update
    }

    init(_ kind: Kind) async throws {
        place = try Workplace()
        try place.write("", to: "out/empty")
        try FileManager.default.removeItem(at: place.folder.appending(path: "out/empty"))
        for number in 0..<3 {
            try place.write("报告\(number)\n数字经济 paragraph \(number)\n", to: "src/\(number).txt")
        }
        let build = ["index", "src", "-o", "out/a.idx"]
        arguments = kind == .rebuild ? build + ["--rebuild"] : build
        if kind == .first {
            old = nil
        } else {
            #expect(try await place.search(arguments: build).status == 0)
            old = try place.read("out/a.idx")
            try place.write("报告1\n互联网 another\nand more\n", to: "src/1.txt")
        }
        #expect(try await place.search(arguments: arguments).status == 0)
        new = try place.read("out/a.idx")
        #expect(new != old)
        try restore()
    }

    /// Puts the old index back, and nothing beside it.
    func restore() throws {
        for name in try names() {
            try FileManager.default.removeItem(at: place.folder.appending(path: "out/" + name))
        }
        if let old { try place.write(old, to: "out/a.idx") }
    }

    /// The files beside the index, itself included.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: place.folder.appending(path: "out").path
        )
    }

    /// The index as it is, if there is one.
    var current: Data? { try? place.read("out/a.idx") }

    /// Runs the tool with a fault, which is a number of calls and what happens then.
    func run(_ fault: [String: String]) async throws -> ToolRun {
        var environment = fault
        environment["LD_PRELOAD"] = try #require(Faults.library).path
        environment["FAULT_FOLDER"] = place.folder.appending(path: "out").path
        // The tool is given relative paths; the library compares whole ones.
        let arguments = arguments.map {
            $0 == "out/a.idx" ? place.folder.appending(path: $0).path : $0
        }
        return try await place.search(arguments: arguments, environment: environment)
    }
}
