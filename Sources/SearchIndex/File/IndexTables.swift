/// An index file with the tables that are found in its sections.
struct IndexTables: Sendable {
    /// The path that the file was opened under.
    let path: String

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

    /// Opens an index file.
    ///
    /// Reads the header and the section table and looks at no content. Damage of the content is found
    /// by what reads it through ``IndexFile/answer(from:path:_:)``.
    ///
    /// - Throws: `system` if the file can't be opened, `notAnIndex`, `unsupportedVersion`, `corrupt`.
    /// - Complexity: O(1).
    init(contentsOf path: String) throws(SearchIndexError) {
        let file = try MappedFile(path: path)
        file.fetch(0..<FileHeader.extentSize)
        try self.init(file, path: path)
    }

    /// Opens an index file all of whose checksums are compared at once, so that it can be taken over.
    ///
    /// - Throws: What ``init(contentsOf:)`` throws, and `corrupt` if a checksum is wrong.
    /// - Complexity: O(length of the file).
    init(comparing path: String) throws(SearchIndexError) {
        try self.init(comparing: try MappedFile(path: path), path: path)
    }

    /// Finds the tables of a file that is mapped, once all of its checksums are compared.
    ///
    /// - Throws: `corrupt` if a checksum is wrong.
    /// - Complexity: O(length of the file).
    init(comparing file: MappedFile, path: String) throws(SearchIndexError) {
        let layout = try file.withBytes { (bytes) throws(SearchIndexError) in
            try IndexFile(bytes, path: path)
        }
        try layout.verifyChecksums(of: file, path: path)
        try self.init(trusting: file, path: path)
    }

    /// Finds the tables of a file whose checksums needn't be compared any more.
    init(trusting file: MappedFile, path: String) throws(SearchIndexError) {
        self = try file.withBytes { (bytes) throws(SearchIndexError) in
            try IndexTables(
                file: file,
                layout: IndexFile(bytes, path: path),
                checksums: .none,
                bytes: bytes,
                path: path
            )
        }
    }

    /// Compares the checksums of what tells of reports and their files.
    ///
    /// - Throws: `corrupt` if one is wrong.
    func compareSources() throws(SearchIndexError) {
        try layout.answer(from: file, path: path) { bytes in
            let checksums = layout.checksums(of: file)
            checksums.compare(0..<layout.range(of: .reports).upperBound, in: bytes)
            checksums.compare(
                layout.range(of: .sources).lowerBound..<layout.range(of: .addedWords).upperBound,
                in: bytes
            )
        }
    }

    /// Gives back the memory that a section takes of a file that is about to be replaced.
    func forget(_ section: FileSection) { file.forget(layout.range(of: section)) }

    /// Finds the tables of a file that is mapped.
    init(_ file: MappedFile, path: String) throws(SearchIndexError) {
        let layout = try file.withBytes { (bytes) throws(SearchIndexError) in
            try IndexFile(bytes, path: path) { file.fetch($0) }
        }
        layout.fetchHeads(layout.checksums(of: file))
        // What was damaged may not fit, but the damage is what is to be told of.
        let tables = try layout.answer(from: file, path: path) { (bytes) throws(SearchIndexError) in
            Result { () throws(SearchIndexError) in
                try IndexTables(
                    file: file,
                    layout: layout,
                    checksums: layout.checksums(of: file),
                    bytes: bytes,
                    path: path
                )
            }
        }
        self = try tables.get()
        for dictionary in [words, borders, holders] { dictionary.fetchTop() }
    }

    private init(
        file: MappedFile,
        layout: IndexFile,
        checksums: Checksums,
        bytes: RawSpan,
        path: String
    ) throws(SearchIndexError) {
        func part<Part>(_ section: FileSection, _ part: Part?) throws(SearchIndexError) -> Part {
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
        sources = try part(
            .sources,
            SourceTable(bytes, section: layout.range(of: .sources), checksums: checksums)
        )
        addedWords = try part(
            .addedWords,
            AddedWordTable(bytes, section: layout.range(of: .addedWords), checksums: checksums)
        )
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
