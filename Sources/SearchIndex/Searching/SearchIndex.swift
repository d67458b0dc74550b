/// An index file opened for searching.
///
///     let index = try SearchIndex(contentsOf: "reports.idx")
///     let results = try index.search(Query("数字经济"), limit: 10)
///     for hit in results.hits { print(try index.paragraph(hit.paragraph).text) }
///
/// An index is a value that any number of threads may use at once. The file may be replaced
/// meanwhile; the index goes on with what it opened.
public struct SearchIndex: Sendable {
    /// The versions of the file format that this library reads.
    public static let supportedVersions = FileHeader.version...FileHeader.version

    /// The path the index was opened under.
    public let path: String

    let file: MappedFile
    let layout: IndexFile
    let checksums: Checksums
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

    /// Opens an index.
    ///
    /// Reads the header and the section table and looks at no content. Damage of the content is found
    /// by what reads it, which then throws `corrupt`, and by ``verify()``, which reads all of it.
    ///
    /// - Throws: `system` if the file can't be opened, `notAnIndex`, `unsupportedVersion`, `corrupt`.
    /// - Complexity: O(1).
    public init(contentsOf path: String) throws(SearchIndexError) {
        let file = try MappedFile(path: path)
        self = try file.withBytes { (bytes) throws(SearchIndexError) in
            try SearchIndex(file: file, bytes: bytes, path: path)
        }
    }

    private init(file: MappedFile, bytes: RawSpan, path: String) throws(SearchIndexError) {
        let layout = try IndexFile(bytes, path: path)
        let checksums = file.checksums { layout.comparedExtents }
        func part<Part>(_ section: FileSection, _ part: Part?) throws(SearchIndexError) -> Part {
            if let offset = checksums.firstDamage { throw layout.damage(at: offset, path: path) }
            guard let part else {
                throw .corrupt(
                    path: path,
                    section: "\(section)",
                    offset: layout.range(of: section).lowerBound,
                    reason: "its parts don't fit"
                )
            }
            return part
        }
        func dictionary(
            _ section: FileSection,
            _ postings: FileSection,
            _ shape: PostingsShape
        ) throws(SearchIndexError) -> TermDictionary {
            let dictionary = TermDictionary(
                bytes,
                section: layout.range(of: section),
                postings: layout.range(of: postings),
                shape: shape,
                checksums: checksums
            )
            return try part(section, dictionary)
        }
        self.path = path
        self.file = file
        self.layout = layout
        self.checksums = checksums
        reports = try part(
            .reports,
            ReportTable(bytes, section: layout.range(of: .reports), checksums: checksums)
        )
        paragraphs = try part(
            .paragraphs,
            ParagraphTable(bytes, section: layout.range(of: .paragraphs), checksums: checksums)
        )
        headings = try part(
            .headings,
            HeadingTable(bytes, section: layout.range(of: .headings), checksums: checksums)
        )
        vocabulary = try part(
            .vocabulary,
            Vocabulary(bytes, section: layout.range(of: .vocabulary), checksums: checksums)
        )
        text = try part(
            .text,
            TextStore(
                bytes,
                section: layout.range(of: .text),
                vocabulary: vocabulary,
                checksums: checksums
            )
        )
        words = try dictionary(.words, .wordPostings, .weighted)
        borders = try dictionary(.borders, .borderPostings, .bounded)
        holders = try dictionary(.holders, .holderPostings, .plain)
        contexts = try dictionary(.contexts, .contextPostings, .plain)
        symbols = try dictionary(.symbols, .symbolPostings, .plain)
        guard text.count == paragraphs.count else {
            throw .corrupt(
                path: path,
                section: "text",
                offset: layout.range(of: .text).lowerBound,
                reason: "it holds \(text.count) paragraphs instead of \(paragraphs.count)"
            )
        }
    }
}
