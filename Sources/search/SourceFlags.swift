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

    @Option(
        help: ArgumentHelp(
            "A table (CSV) of what is known of files, which counts more than what they say.",
            discussion: """
                The first line names the columns: path, and any of title, year, place, company, \
                code, date, kind and language. A path may leave out the folders in front.
                """,
            valueName: "file"
        ),
        completion: .file(extensions: ["csv"])
    )
    var meta: String?

    @Option(
        help: ArgumentHelp(
            "Facts from the paths of files: an expression with a group for each field.",
            discussion: """
                For instance '(\\d{4})_(\\d{6})_(.*)\\.txt=year,code,company', or with named groups \
                '/(?<place>[^/]+)/(?<year>\\d{4})\\.txt'. May be given several times.
                """,
            valueName: "regex=fields"
        )
    )
    var rule: [String] = []

    @Option(
        help: ArgumentHelp(
            "Which columns of .csv and keys of .jsonl files hold what.",
            discussion: """
                For example text=正文,title=标题,year=年份. The fields are text (which is needed), id, \
                title, year, place, company, code, date, kind and language. A record is a report, or goes \
                on with the one before if all fields but text and id agree; with these two only, it \
                is a paragraph.
                """,
            valueName: "map"
        )
    )
    var columns: String?

    @Flag(
        help: ArgumentHelp(
            "Keep what web pages leave in a text: font sizes, buttons, editors, &nbsp; and the like."
        )
    )
    var keepNoise = false

    mutating func validate() throws {
        if let columns {
            do throws(SourceColumnsFault) {
                _ = try SourceColumns(columns)
            } catch {
                throw ValidationError("--columns: \(error.reason)")
            }
        }
        if let encoding, TextEncoding(named: encoding) == nil {
            throw ValidationError("--encoding: no encoding is called '\(encoding)'")
        }
    }

    /// What the flags say about reports.
    func metadata() throws(Failure) -> Metadata {
        try Metadata(table: meta, rules: rule)
    }

    /// What the flags say.
    var options: SourceOptions {
        var options = SourceOptions()
        options.readers = ReportFormats.readers
        options.encoding = encoding.flatMap(TextEncoding.init(named:))
        options.keepsNoise = keepNoise
        options.columns = columns.flatMap { try? SourceColumns($0) }
        return options
    }
}
