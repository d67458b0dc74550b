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

    /// The most bytes of such a file.
    private static let limit = 16 << 20

    /// The words, `nil` if none are given.
    func read() throws(Failure) -> AddedWords? {
        guard let path else { return nil }
        let (bytes, code) = System.contents(of: path, limit: Self.limit)
        if code != 0 { throw .reading(file: path, errno: code) }
        guard bytes.count <= Self.limit else {
            throw .usage("\(path): too long for a list of words, more than 16 MiB; give fewer")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .usage("\(path): not in UTF-8; convert it, for instance with iconv")
        }
        do throws(SearchIndexError) {
            return try AddedWords(text)
        } catch {
            throw .usage("\(path): \(error)")
        }
    }
}
