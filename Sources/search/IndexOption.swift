internal import ArgumentParser
internal import SearchIndex

/// The option that names the index, or several that are searched as one.
struct IndexOption: ParsableArguments {
    @Option(
        name: [.customShort("d"), .customLong("index")],
        help: ArgumentHelp(
            "The index (default: $SEARCH_INDEX, or the nearest *.idx here or above); several are "
                + "searched as one, with their reports numbered through.",
            valueName: "file"
        ),
        completion: .file(extensions: ["idx"])
    )
    var paths: [String] = []

    /// What the option tells.
    var location: IndexLocation { IndexLocation(paths: paths) }

    /// Opens the only index.
    func openOne() throws(Failure) -> SearchIndex {
        try location.openOne()
    }

    /// Opens all indexes.
    func open() throws(Failure) -> SearchArchive {
        try location.open()
    }
}
