internal import FoundationEssentials
internal import Testing

/// Gives each test a folder of its own in `Scratch.path`, and removes it afterwards.
struct Scratch: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var path = ""

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let name = "search-test-\(UInt64.random(in: .min ... .max))"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await Self.$path.withValue(folder.path()) { try await function() }
    }
}

extension Trait where Self == Scratch {
    static var scratchFolder: Self { Self() }
}
