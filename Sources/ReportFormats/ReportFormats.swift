package import SearchIndex

/// The formats beyond plain text that reports come in.
///
/// A target of its own, used for building only: nothing of it is touched by a search.
package enum ReportFormats {
    /// A reader for each format.
    package static let readers: [SourceFormat: any FormatReader] = [
        .csv: TableReader(format: .csv), .docx: DOCXReader(), .html: HTMLReader(),
        .jsonLines: TableReader(format: .jsonLines), .markdown: MarkdownReader(),
        .pdf: PDFReader(),
    ]

    /// Ends the programs that convert files now, when the process is about to end.
    package static func endConversions() {
        ConverterProcess.endAll()
    }
}
