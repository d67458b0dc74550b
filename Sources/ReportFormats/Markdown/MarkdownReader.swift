package import SearchIndex

/// Reads Markdown: headings, paragraphs, items of lists and rows of tables, without their marks.
///
/// After CommonMark 0.31 and the tables of GitHub, as far as text needs. The lines of a paragraph are
/// joined. What stands in a block of code is taken line by line, as it is.
package struct MarkdownReader: FormatReader {
    package init() {}

    package func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        let decoded = try TextDecoder.decode(
            bytes,
            path: file.path,
            encoding: options.encoding
        )
        var blocks = MarkdownBlocks()
        var text = blocks.read(SourceText(plain: decoded.bytes))
        text.encoding = decoded.encoding
        return text
    }
}
