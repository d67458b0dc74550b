internal import ArgumentParser
internal import SearchIndex

/// The option that names a file with synonyms.
struct SynonymsOption: ParsableArguments {
    @Option(
        name: .customLong("synonyms"),
        help: ArgumentHelp(
            "A file with words that mean the same, a group a line with commas between them; bare "
                + "words find all of their group.",
            valueName: "file"
        ),
        completion: .file()
    )
    var path: String?

    /// The synonyms, `nil` if none are given.
    func read() throws(Failure) -> Synonyms? {
        guard let path else { return nil }
        let text = try TextFile.text(of: path, "synonyms", mebibytes: 1)
        return try reading { () throws(SearchIndexError) in try Synonyms(text) }
    }
}
