internal import ArgumentParser
internal import SearchIndex

/// The option that names the index.
struct IndexOption: ParsableArguments {
    @Option(
        name: [.customShort("d"), .customLong("index")],
        help: ArgumentHelp(
            "The index (default: $SEARCH_INDEX, or the nearest *.idx here or above).",
            valueName: "file"
        ),
        completion: .file(extensions: ["idx"])
    )
    var path: String?

    /// What the option tells.
    var location: IndexLocation { IndexLocation(path: path) }

    /// Opens the index.
    func open() throws(Failure) -> SearchIndex {
        try location.open()
    }
}
