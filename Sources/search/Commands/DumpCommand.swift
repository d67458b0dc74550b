internal import ArgumentParser
internal import SearchIndex

/// Prints every logical record of an index.
struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Print all that the index holds, a record a line.",
        discussion: """
            Two indexes with the same dump hold the same. The records are report, copy, paragraph, \
            word, border, holder and context, with tabs between the fields.
            """
    )

    @OptionGroup var index: IndexOption

    func run() throws {
        let index = try index.openOne()
        let output = Output()
        try index.dump { (line) throws(Failure) in
            guard output.isGuarded else { return try output.write(line + "\n") }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            try output.write(fields.map { output.safe(String($0)) }.joined(separator: "\t") + "\n")
        }
        try output.finish()
    }
}
