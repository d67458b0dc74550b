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

    /// Tells what an exhaustive run has tried, in a line that begins with `tried`.
    static func report(_ what: String, _ figures: String) {
        if isExhaustive { print("tried: \(what): \(figures)") }
    }
}
