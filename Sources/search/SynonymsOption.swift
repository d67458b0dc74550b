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

    /// The most bytes of such a file.
    private static let limit = 1 << 20

    /// The synonyms, `nil` if none are given.
    func read() throws(Failure) -> Synonyms? {
        guard let path else { return nil }
        let (bytes, code) = System.contents(of: path, limit: Self.limit)
        if code != 0 { throw .reading(file: path, errno: code) }
        guard bytes.count <= Self.limit else {
            throw .usage("\(path): too long for synonyms, more than 1 MiB; give fewer")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .usage("\(path): not in UTF-8; convert it, for instance with iconv")
        }
        return try reading { () throws(SearchIndexError) in try Synonyms(text) }
    }
}
