internal import ArgumentParser
internal import SearchIndex

/// The option that names a file with words to add to those that ICU knows.
struct AddedWordsOption: ParsableArguments {
    @Option(
        name: .customLong("words"),
        help: ArgumentHelp(
            "A file with words that ICU cuts in parts, such as names, one a line. They are kept in the "
                + "index, also when it is updated, until another file is given.",
            valueName: "file"
        ),
        completion: .file()
    )
    var path: String?

    /// The words, `nil` if none are given.
    func read() throws(Failure) -> AddedWords? {
        guard let path else { return nil }
        let text = try TextFile.text(of: path, "a list of words", mebibytes: 16)
        do throws(SearchIndexError) {
            return try AddedWords(text)
        } catch {
            throw .usage("\(path): \(error)")
        }
    }
}
