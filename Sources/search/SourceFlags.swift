internal import ArgumentParser
internal import ReportFormats
internal import SearchIndex

/// The flags that say how source files are read, for the commands that build indexes.
struct SourceFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The encoding of files that don't mark theirs (default: recognised, file by file).",
            discussion: """
                Any name that ICU knows, such as gb18030, big5 or windows-1251. It holds for all \
                files but those with a byte order mark.
                """,
            valueName: "name"
        )
    )
    var encoding: String?

    mutating func validate() throws {
        if let encoding, TextEncoding(named: encoding) == nil {
            throw ValidationError("--encoding: no encoding is called '\(encoding)'")
        }
    }

    /// What the flags say.
    var options: SourceOptions {
        var options = SourceOptions()
        options.readers = ReportFormats.readers
        options.encoding = encoding.flatMap(TextEncoding.init(named:))
        return options
    }
}
