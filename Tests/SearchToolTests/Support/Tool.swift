import Foundation
import Testing

/// What a run of the tool left behind.
struct ToolRun {
    /// The exit status, or 128 + the signal.
    var status: Int32

    /// Standard output as it came.
    var output: Data

    /// Standard error.
    var messages: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard output without the figures of ranking, which are not what these tests are about.
    var textWithoutScores: String {
        text.replacing(/"score":[0-9.e-]+/, with: "\"score\":0")
            .replacing(/(?m)^([0-9]+[,\t])[0-9.e-]+/, with: { $0.output.1 + "0" })
    }
}

/// A folder in which the tool is run as a user runs it, gone when the value is.
final class Workplace {
    let folder: URL
    private let isTemporary: Bool

    /// A folder that exists and stays.
    init(folder: URL) {
        self.folder = folder
        isTemporary = false
    }

    /// A new folder.
    init() throws {
        isTemporary = true
        folder = FileManager.default.temporaryDirectory
            .appending(path: "search-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        if isTemporary { try? FileManager.default.removeItem(at: folder) }
    }

    /// The tool, which was built beside the tests.
    static let tool = Bundle.main.executableURL?
        .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "search")

    /// Writes a file of the folder, and the folders above it.
    func write(_ contents: String, to path: String) throws {
        try write(Data(contents.utf8), to: path)
    }

    func write(_ contents: Data, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try contents.write(to: file)
    }

    func read(_ path: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: path))
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }

    /// Runs the tool with nothing in its environment but what is given.
    func search(
        _ arguments: String...,
        environment: [String: String] = [:],
        in subfolder: String = ""
    ) async throws -> ToolRun {
        try await search(arguments: arguments, environment: environment, in: subfolder)
    }

    func search(
        arguments: [String],
        environment: [String: String] = [:],
        in subfolder: String = ""
    ) async throws -> ToolRun {
        try await run(try #require(Self.tool), arguments, environment, subfolder)
    }

    /// Runs a line of the shell in which `$0` is the tool.
    func shell(_ line: String) async throws -> ToolRun {
        let tool = try #require(Self.tool)
        return try await run(URL(filePath: "/bin/sh"), ["-c", line, tool.path], [:], "")
    }

    /// Runs the tool with a descriptor as its standard output, and one for its messages.
    func search(
        _ arguments: [String],
        environment: [String: String],
        output: FileHandle,
        messages: FileHandle = .nullDevice
    ) async throws -> Int32 {
        let process = process(try #require(Self.tool), arguments, environment, "")
        process.standardOutput = output
        process.standardError = messages
        return try await Self.status(of: process)
    }

    private func run(
        _ program: URL,
        _ arguments: [String],
        _ environment: [String: String],
        _ subfolder: String
    ) async throws -> ToolRun {
        let process = process(program, arguments, environment, subfolder)
        // Files instead of pipes can't fill up; they lie outside of the folder that is tested.
        let name = UUID().uuidString
        let files = ["out", "err"].map {
            FileManager.default.temporaryDirectory.appending(path: "search-\(name).\($0)")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Data().write(to: file) }
        let output = try FileHandle(forWritingTo: files[0])
        let messages = try FileHandle(forWritingTo: files[1])
        process.standardOutput = output
        process.standardError = messages
        let status = try await Self.status(of: process)
        try output.close()
        try messages.close()
        return ToolRun(
            status: status,
            output: try Data(contentsOf: files[0]),
            messages: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        )
    }

    private func process(
        _ program: URL,
        _ arguments: [String],
        _ environment: [String: String],
        _ subfolder: String
    ) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.appending(path: subfolder)
        // Where the libraries of Swift are may be told by a variable.
        let inherited = ProcessInfo.processInfo.environment.filter {
            ["PATH", "LD_LIBRARY_PATH"].contains($0.key)
        }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    private static func status(of process: Process) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                let status = process.terminationStatus
                let signal = process.terminationReason == .uncaughtSignal
                continuation.resume(returning: signal ? 128 + status : status)
            }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}
