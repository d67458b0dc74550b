/// The entry to this folder: from a listed file to its reports.
package enum ReportSource {
    /// Reads the reports of one file.
    ///
    /// A file gives one report at least or is left out, so that files in are files indexed and
    /// files listed as skipped. Calls are independent of each other and may run at the same time.
    /// Complexity: O(*n*).
    package static func drafts(
        of file: SourceFile,
        options: SourceOptions = SourceOptions()
    ) throws(SkippedFile) -> [ReportDraft] {
        try reading(of: file, options: options).drafts
    }

    /// Reads the reports of one file, and tells the hash of the bytes that they were read from.
    ///
    /// Whatever becomes of the file meanwhile, the next update sees that it isn't what was read.
    package static func reading(
        of file: SourceFile,
        options: SourceOptions
    ) throws(SkippedFile) -> (drafts: [ReportDraft], hash: ContentHash) {
        let bytes = try file.read()
        let hash = bytes.withRawSpan { ContentHash(of: $0) }
        let reader = options.readers[SourceFormat(contents: bytes, ending: file.path.ending)]
        var drafts: [ReportDraft]
        if let found = try reader?.drafts(of: file, bytes, options: options) {
            drafts = found
        } else {
            let text = try text(of: file, bytes, reader, options)
            drafts = ReportReader.read(text, path: file.path, keepsNoise: options.keepsNoise)
        }
        guard !drafts.isEmpty else {
            throw SkippedFile(path: file.path.description, reason: "holds no text")
        }
        for place in drafts.indices { options.fill(&drafts[place]) }
        return (drafts, hash)
    }

    /// The text of a file; a given file is tried whatever its ending.
    private static func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        _ reader: (any FormatReader)?,
        _ options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        if let reader { return try reader.text(of: file, bytes, options: options) }
        let text = try TextDecoder.decode(bytes, path: file.path, encoding: options.encoding)
        return SourceText(plain: text.bytes, encoding: text.encoding)
    }
}
