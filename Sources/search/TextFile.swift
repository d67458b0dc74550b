/// A file with text that the user wrote: queries, words, synonyms.
enum TextFile {
    /// The whole text of a file.
    ///
    /// - Parameters:
    ///   - path: The file; `nil` is standard input.
    ///   - content: What is in it, for messages.
    ///   - mebibytes: The most that is read.
    /// - Returns: The text, with the marks and line ends that it has.
    /// - Throws: If it can't be read, is too long, or isn't UTF-8.
    static func text(
        of path: String?,
        _ content: String,
        mebibytes: Int
    ) throws(Failure) -> String {
        let name = path ?? "standard input"
        let limit = mebibytes << 20
        let (bytes, code) = System.contents(of: path, limit: limit)
        if code != 0 { throw .reading(file: name, errno: code) }
        guard bytes.count <= limit else {
            throw .usage("\(name): too long for \(content), more than \(mebibytes) MiB; give fewer")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .usage("\(name): not in UTF-8; convert it, for instance with iconv")
        }
        return text
    }
}
