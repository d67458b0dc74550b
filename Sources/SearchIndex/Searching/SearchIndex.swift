/// An index file opened for searching.
///
///     let index = try SearchIndex(contentsOf: "reports.idx")
///     let results = try index.search(Query("数字经济"), limit: 10)
///     for hit in results.hits { print(try index.paragraph(hit.paragraph).text) }
///
/// An index is a value that any number of threads may use at once. The file may be replaced
/// meanwhile; the index goes on with what it opened. It mustn't be cut short in place: to read what is
/// gone ends the process with SIGBUS, which the command line catches, but a library can't.
public struct SearchIndex: Sendable {
    /// The versions of the file format that this library reads.
    public static let supportedVersions = FileHeader.version...FileHeader.version

    /// The path the index was opened under.
    public let path: String

    let file: MappedFile
    let layout: IndexFile
    let reports: ReportTable
    let paragraphs: ParagraphTable
    let headings: HeadingTable
    let vocabulary: Vocabulary
    let text: TextStore
    let words: TermDictionary
    let borders: TermDictionary
    let holders: TermDictionary
    let contexts: TermDictionary
    let symbols: TermDictionary
    let sources: SourceTable
    let addedWords: AddedWordTable

    /// Opens an index.
    ///
    /// Reads the header and the section table and looks at no content. Damage of the content is found
    /// by what reads it, which then throws `corrupt`, and by ``verify()``, which reads all of it.
    ///
    /// - Throws: `system` if the file can't be opened, `notAnIndex`, `unsupportedVersion`, `corrupt`.
    /// - Complexity: O(1).
    public init(contentsOf path: String) throws(SearchIndexError) {
        self.init(try IndexTables(contentsOf: path))
    }

    init(_ tables: IndexTables) {
        path = tables.path
        file = tables.file
        layout = tables.layout
        reports = tables.reports
        paragraphs = tables.paragraphs
        headings = tables.headings
        vocabulary = tables.vocabulary
        text = tables.text
        words = tables.words
        borders = tables.borders
        holders = tables.holders
        contexts = tables.contexts
        symbols = tables.symbols
        sources = tables.sources
        addedWords = tables.addedWords
    }
}
