internal import ArgumentParser
internal import SearchIndex

/// Puts indexes together in one.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Put several indexes together in one.",
        discussion: """
            EXAMPLES:
              search merge 2023.idx 2024.idx -o all.idx

            The new index is the one that building it of all the files would have given, in the order \
            of the indexes. A report that stands in several is stored once; reports of one path that \
            differ are all kept.
            """
    )

    @Argument(
        help: "The indexes to put together.",
        completion: .file(extensions: ["idx"])
    )
    var indexes: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The index to write.", valueName: "file"),
        completion: .file(extensions: ["idx"])
    )
    var output: String

    @OptionGroup var build: BuildFlags

    @Flag(name: .shortAndLong, help: "Print no summary.")
    var quiet = false

    func run() throws {
        let start = ContinuousClock.now
        // Opened here as well, so that a failure to read isn't taken for one to write.
        let archive = try reading { () throws(SearchIndexError) in
            try SearchArchive(contentsOf: indexes)
        }
        try IndexCommand.refuseToReplaceOtherFile(output)
        System.expectCutFiles(among: indexes)
        let summary: BuildSummary
        do throws(SearchIndexError) {
            summary = try IndexBuilder.merge(indexes, into: output, options: build.options)
        } catch {
            switch error {
            case .system, .locked, .notConfirmed: throw Failure.writing(error)
            default: throw Failure.reading(error)
            }
        }
        let time = ContinuousClock.now - start
        if !quiet {
            Messages.note(
                Quantities.count(archive.indexes.count, "index", "indexes") + ": "
                    + build.text(of: summary, in: output, time)
            )
        }
    }
}
