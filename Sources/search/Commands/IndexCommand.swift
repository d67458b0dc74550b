internal import ArgumentParser
internal import SearchIndex

/// Builds an index.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Build an index of files and folders, or update one.",
        discussion: """
            EXAMPLES:
              search index reports/ -o reports.idx
              search index collection.tsv --tsv -o collection.idx
              search index table.csv --columns text=正文,title=标题,year=年份 -o table.idx

            Plain text, Markdown, HTML, DOCX and PDF are read, in any encoding that can be \
            recognised; PDF needs pdftotext.

            Of an index that is there, only new and changed files are read, and the reports of those \
            that are gone are dropped; what comes out is the same as an index built anew. The index \
            takes the place of the old one in one step, when it is complete. Files that \
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

    @OptionGroup var words: AddedWordsOption

    @Flag(help: "Say what would be read anew, and change nothing.")
    var dryRun = false

    @Flag(help: "Read all files anew, whatever the index already holds.")
    var rebuild = false

    @Flag(help: "Compare the contents of all files, not only of those that seem to have changed.")
    var checksum = false

    @OptionGroup var build: BuildFlags

    @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
    var quiet = false

    @Flag(help: "Print the summary as a JSON object.")
    var json = false

    func run() throws {
        let start = ContinuousClock.now
        try Self.refuseToReplaceOtherFile(output)
        let words = try words.read()
        var job = try IndexJob(
            target: output,
            options: build.options,
            sources: sources.options,
            metadata: sources.metadata(),
            mode: IndexMode(areCollections: tsv, updates: !rebuild, hashesAll: checksum),
            addedWords: words,
            showsProgress: !quiet && !dryRun
        )
        if dryRun {
            try print(job.compare(job.files(at: paths)))
        } else {
            try index(&job, since: start)
        }
        if !job.skipped.isEmpty { throw Failure.silent(.sourcesSkipped) }
    }

    private func index(_ job: inout IndexJob, since start: ContinuousClock.Instant) throws {
        var summary = try job.index(paths)
        if json, summary.isUnchanged {
            summary.textBytes = try reading { () throws(SearchIndexError) in
                try SearchIndex(contentsOf: output).statistics().textBytes
            }
        }
        let time = ContinuousClock.now - start
        if json {
            let output = Output()
            try output.write(self.json(of: summary, job: job, time: time).line + "\n")
            try output.finish()
        } else if !quiet {
            Messages.note(text(of: summary, job: job, time: time))
        }
        if summary.disagreements > 0 {
            Messages.complain(
                "note: ICU cuts words otherwise than its dictionary says; left all cutting to ICU"
            )
        }
    }

    /// Prints the files that would be read or dropped, a line each, and their numbers.
    private func print(_ changes: SourceChanges) throws(Failure) {
        let output = Output()
        let all = [("+", changes.added), ("~", changes.changed), ("−", changes.removed)]
        for (sign, paths) in all {
            for path in paths { try output.write("\(sign) \(VisibleText.of(path))\n") }
        }
        try output.finish()
        if !quiet { Messages.note(changes.text) }
    }

    /// Stops if the target is a file of another kind: a source named by mistake, for example.
    static func refuseToReplaceOtherFile(_ output: String) throws(Failure) {
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

    private func text(of summary: BuildSummary, job: IndexJob, time: Duration) -> String {
        // The skipped files were told one by one, and nothing else since: they stand just above.
        let skipped = job.skipped.count
        let left = skipped > 0 ? "; skipped \(Quantities.count(skipped, "file")), see above" : ""
        if summary.isUnchanged, let changes = job.changes {
            return "\(output) is up to date: "
                + "\(Quantities.count(changes.unchanged, "file")) unchanged\(left)"
        }
        let added = summary.addedWords
        return (job.changes.map { $0.text + "; " } ?? "")
            + build.text(of: summary, in: output, time)
            + (added > 0 ? ", with \(Quantities.count(added, "added word"))" : "") + left
    }

    private func json(of summary: BuildSummary, job: IndexJob, time: Duration) -> JSON {
        [
            "v": 1, "index": .text(output), "reports": .number(summary.reports),
            "copies": .number(summary.copies), "paragraphs": .number(summary.paragraphs),
            "words": .number(summary.words), "added_words": .number(summary.addedWords),
            "text_bytes": .number(summary.textBytes),
            "file_bytes": .number(summary.fileBytes),
            "seconds": .decimal((time.inSeconds * 1e3).rounded() / 1e3),
            "added": .number(job.changes?.added.count ?? 0),
            "changed": .number(job.changes?.changed.count ?? 0),
            "removed": .number(job.changes?.removed.count ?? 0),
            "unchanged": .number(job.changes?.unchanged ?? 0),
            "skipped": .list(
                job.skipped.map { ["path": .text($0.path), "reason": .text($0.reason)] }
            ),
        ]
    }
}
