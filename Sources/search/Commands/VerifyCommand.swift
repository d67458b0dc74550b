internal import ArgumentParser
internal import SearchIndex

/// Reads all of an index and tells whether it is sound.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read all of an index and tell whether it is sound.",
        discussion: "Exit status 0: every index is sound; 3: one at least is damaged or missing."
    )

    @Argument(help: "Indexes; without any, the one that a search would use.")
    var files: [String] = []

    @OptionGroup var index: IndexOption

    func run() throws {
        let output = Output()
        var status = ExitStatus.ok
        let paths =
            try files.isEmpty ? index.location.resolved() : files + index.paths
        for path in paths {
            do throws(Failure) {
                try output.writeLine(Self.verify(path))
            } catch {
                error.report()
                status = error.status
            }
        }
        try output.finish()
        if status != .ok { throw Failure.silent(status) }
    }

    /// Verifies an index and returns what to tell of it.
    private static func verify(_ path: String) throws(Failure) -> String {
        System.expectCutFiles(among: [path])
        let index = try reading { () throws(SearchIndexError) in
            let index = try SearchIndex(contentsOf: path)
            try index.verify()
            return index
        }
        try index.warnOfOtherAnalysis()
        let reports = Quantities.count(index.reportCount, "report")
        return "\(path): sound: \(reports), \(Quantities.count(index.paragraphCount, "paragraph"))"
    }
}
