import Testing

@Suite struct `Architecture` {
    /// The files that may hold unsafe code, by their path below `Sources`, and why they must.
    static let unsafeFiles = [
        "ReportFormats/Conversion/ConverterProcess.swift": "runs a program with limits",
        "ReportFormats/Conversion/ConverterProgram.swift": "looks for programs",
        "ReportFormats/Conversion/Descriptor.swift": "calls the operating system",
        "ReportFormats/Zip/ZipArchive.swift": "calls zlib",
        "SearchIndex/Analysis/BreakIterator.swift": "calls ICU's break iterator",
        "SearchIndex/Analysis/DictionaryData.swift": "reads ICU's dictionary",
        "SearchIndex/Analysis/Normalizer.swift": "calls ICU's normaliser",
        "SearchIndex/Analysis/Stemmer.swift": "calls Snowball's stemmers",
        "SearchIndex/Building/IndexWorker.swift": "hands a worker's state from thread to thread",
        "SearchIndex/Bytes/BlockPacking.swift": "loads and stores vectors after one check a block",
        "SearchIndex/Bytes/ByteSearch.swift": "compares four bytes at once within a checked bound",
        "SearchIndex/Bytes/Checksums.swift": "points to what a mapped file owns",
        "SearchIndex/Bytes/ComparedExtents.swift": "keeps a mark for each extent",
        "SearchIndex/Bytes/RawSpan+Load.swift": "the one place where numbers are loaded from bytes",
        "SearchIndex/Bytes/XXHash64.swift": "loads 32 bytes after one check",
        "SearchIndex/File/AtomicFile.swift": "calls the operating system",
        "SearchIndex/File/FileWriting.swift": "calls the operating system",
        "SearchIndex/File/SpillFile.swift": "calls the operating system",
        "SearchIndex/File/MappedFile.swift": "owns the mapping of a file",
        "SearchIndex/Searching/MatchText+Loading.swift": "stores eight bytes a token",
        "SearchIndex/Reports/Encodings/CharsetDetector.swift": "calls ICU's charset detector",
        "SearchIndex/Reports/Encodings/EncodingConverter.swift": "calls ICU's converters",
        "SearchIndex/Reports/Encodings/TextEncoding.swift": "asks ICU for a name",
        "SearchIndex/Reports/FolderListing.swift": "lists folders",
        "SearchIndex/Reports/OpenFile.swift": "opens and reads files",
        "SearchIndex/Model/SearchIndexError+Description.swift": "asks for the text of an errno",
        "search/System+CutFile.swift": "prepares what a signal writes",
        "search/System.swift": "calls the operating system",
        "search/System+Pager.swift": "starts another program",
    ]

    /// The files that may be large, by their path below `Sources`, and why they are.
    static let largeFiles = [
        "SearchIndex/Analysis/HanVariants+Pairs.swift": "a table of characters"
    ]

    let sources: [SwiftSource]

    init() throws {
        sources = try SwiftSource.all.get()
    }

    @Test func `the sources are found`() {
        #expect(sources.contains { $0.path == "SearchIndex/Model/Report.swift" })
        #expect(sources.contains { $0.path == "search/Search.swift" })
    }

    @Test func `a folder of the library uses only those before it`() {
        #expect(Layering.findings(in: sources) == [])
    }

    @Test func `unsafe code stays in listed files and says why it is safe`() {
        #expect(UnsafeFence.findings(in: sources, allowed: Self.unsafeFiles) == [])
    }

    @Test func `nothing traps on an error, links Foundation or drops checks`() throws {
        #expect(ForbiddenCode.findings(in: sources + (try SwiftSource.manifests())) == [])
    }

    @Test func `files are small`() {
        #expect(FileSize.findings(in: sources, allowed: Self.largeFiles) == [])
    }
}
