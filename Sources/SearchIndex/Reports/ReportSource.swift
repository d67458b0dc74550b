/// The entry to this folder: from a listed file to its reports.
package enum ReportSource {
    /// Reads the reports of one file.
    ///
    /// A file gives one report at least or is left out, so that files in are files indexed and
    /// files listed as skipped. Calls are independent of each other and may run at the same time.
    /// Complexity: O(*n*).
    package static func drafts(of file: SourceFile) throws(SkippedFile) -> [ReportDraft] {
        let bytes = try file.read()
        // A given file is tried whatever its ending; other formats are to be told apart here.
        let text = try TextDecoder.decode(bytes, path: file.path)
        let drafts = ReportReader.read(text.bytes, path: file.path, encoding: text.encoding)
        guard !drafts.isEmpty else {
            throw SkippedFile(path: file.path.description, reason: "holds no text")
        }
        return drafts
    }
}
