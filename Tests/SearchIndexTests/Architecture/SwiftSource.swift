// On Linux not all of Foundation: Swift cannot import its ICU and the system's into one module.
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A source file as the architecture tests see it.
struct SwiftSource {
    /// The path below the folder that was read, such as `SearchIndex/Model/Report.swift`.
    let path: String
    let text: String
    let code: SwiftTokens

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = SwiftTokens(text)
    }

    var tokens: [SwiftTokens.Token] { code.tokens }

    /// Every Swift file below `Sources`, in the order of their paths; read once for all tests.
    static let all: Result<[SwiftSource], any Error> = Result {
        let folder = packageFolder + "/Sources"
        return try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { SwiftSource(path: $0, text: try read(folder + "/" + $0)) }
    }

    /// The manifests of the package and of its benchmarks.
    static func manifests() throws -> [SwiftSource] {
        try ["Package.swift", "Benchmarks/Package.swift"].map {
            SwiftSource(path: $0, text: try read(packageFolder + "/" + $0))
        }
    }

    private static let packageFolder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(4).joined(separator: "/")

    private static func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
