import Testing

@Suite struct `Architecture` {
    /// The files that may hold unsafe code, by their path below `Sources`, and why they must.
    static let unsafeFiles: [String: String] = [:]

    /// The files that may be large, by their path below `Sources`, and why they are.
    static let largeFiles: [String: String] = [:]

    let sources: [SwiftSource]

    init() throws {
        sources = try SwiftSource.all.get()
    }

    @Test func `the sources are found`() {
        #expect(sources.contains { $0.path == "SearchIndex/Model/Report.swift" })
        #expect(sources.contains { $0.path == "search/Search.swift" })
    }

    @Test func `a folder of the library uses only those before it`() {
        #expect(Layering.findings(in: sources) == [])
    }

    @Test func `unsafe code stays in listed files and says why it is safe`() {
        #expect(UnsafeFence.findings(in: sources, allowed: Self.unsafeFiles) == [])
    }

    @Test func `nothing traps on an error, links Foundation or drops checks`() throws {
        #expect(ForbiddenCode.findings(in: sources + (try SwiftSource.manifests())) == [])
    }

    @Test func `files are small`() {
        #expect(FileSize.findings(in: sources, allowed: Self.largeFiles) == [])
    }
}
