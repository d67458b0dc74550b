internal import ArgumentParser
internal import SearchIndex

/// Builds an index.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Build an index of files and folders.",
        discussion: """
            EXAMPLES:
              search index reports/ -o reports.idx
              search index collection.tsv --tsv -o collection.idx
              search index table.csv --columns text=正文,title=标题,year=年份 -o table.idx

            Plain text, Markdown, HTML, DOCX and PDF are read, in any encoding that can be \
            recognised; PDF needs pdftotext.

            The index takes the place of an old one in one step, when it is complete. Files that \
            can't be read are listed and left out; the exit status is then 4.
            """
    )

    @Argument(help: "Files, and folders with all below them.", completion: .file())
    var paths: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The index to write.", valueName: "file"),
        completion: .file(extensions: ["idx"])
    )
    var output: String

    @Flag(help: "The files hold a paragraph a line, ID<TAB>TEXT.")
    var tsv = false

    @OptionGroup var sources: SourceFlags

    @Option(help: "The number of threads (default: one for each processor).")
    var threads: Int?

    @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
    var quiet = false

    @Flag(help: "Print the summary as a JSON object.")
    var json = false

    mutating func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
    }

    func run() throws {
        let start = ContinuousClock.now
        try refuseToReplaceOtherFile()
        let options = BuildOptions(threads: threads)
        var job = IndexJob(
            target: output,
            options: options,
            sources: sources.options,
            showsProgress: !quiet
        )
        let summary =
            try tsv ? job.index(collections: paths) : job.index(filesBelow: paths)
        let time = ContinuousClock.now - start
        if json {
            let output = Output()
            try output.write(self.json(of: summary, skipped: job.skipped, time: time).line + "\n")
            try output.finish()
        } else if !quiet {
            Messages.note(text(of: summary, time: time))
        }
        if summary.disagreements > 0 {
            Messages.complain(
                "note: ICU cuts words otherwise than its dictionary says; left all cutting to ICU"
            )
        }
        if !job.skipped.isEmpty { throw Failure.silent(.sourcesSkipped) }
    }

    /// Stops if the target is a file of another kind: a source named by mistake, for example.
    private func refuseToReplaceOtherFile() throws(Failure) {
        System.expectCutFiles(among: [output])
        guard let size = System.file(at: output)?.size, size > 0 else { return }
        do throws(SearchIndexError) {
            _ = try SearchIndex(contentsOf: output)
        } catch .notAnIndex {
            throw .usage(
                "\(output): not a search index, and would be lost; choose another name with -o"
            )
        } catch {
            // A damaged or old index is worth replacing; whether it can be written shows later.
        }
    }

    private func text(of summary: BuildSummary, time: Duration) -> String {
        let copies = Quantities.count(summary.copies, "copy", "copies")
        return "indexed \(Quantities.count(summary.reports, "report"))"
            + (summary.copies == 0 ? "" : " (\(copies))") + ", "
            + "\(Quantities.count(summary.paragraphs, "paragraph")), "
            + "\(Quantities.bytes(summary.textBytes)) of text into \(output) "
            + "(\(Quantities.bytes(summary.fileBytes))) in \(Quantities.time(time))"
    }

    private func json(of summary: BuildSummary, skipped: [SkippedFile], time: Duration) -> JSON {
        [
            "v": 1, "index": .text(output), "reports": .number(summary.reports),
            "copies": .number(summary.copies), "paragraphs": .number(summary.paragraphs),
            "words": .number(summary.words), "text_bytes": .number(summary.textBytes),
            "file_bytes": .number(summary.fileBytes),
            "seconds": .decimal((time.inSeconds * 1e3).rounded() / 1e3),
            "skipped": .list(
                skipped.map { ["path": .text($0.path), "reason": .text($0.reason)] }
            ),
        ]
    }
}
