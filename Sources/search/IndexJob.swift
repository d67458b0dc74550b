internal import SearchIndex

/// The work of building an index: reads sources one after another and lists what is left out.
struct IndexJob {
    /// The sources that were left out, each already reported.
    private(set) var skipped: [SkippedFile] = []

    private let target: String
    private let targetIdentity: System.FileIdentity?
    private let options: BuildOptions
    private let sources: SourceOptions
    private var progress: Progress
    private var interruption: Interruption?

    /// Prepares the building of an index.
    init(target: String, options: BuildOptions, sources: SourceOptions, showsProgress: Bool) {
        self.target = target
        targetIdentity = System.file(at: target)?.identity
        self.options = options
        self.sources = sources
        progress = Progress(isShown: showsProgress)
    }

    /// Indexes files, and all files below folders.
    ///
    /// - Throws: If there is nothing to index, or the index can't be written; an old one is then as it
    ///   was.
    mutating func index(filesBelow paths: [String]) throws(Failure) -> BuildSummary {
        let list = try Self.reading { () throws(SearchIndexError) in try SourceWalker.list(paths) }
        for file in list.skipped where !isTarget(file.path) { skip(file) }
        let files = list.files.filter { !isTarget($0.path.description) }
        guard !files.isEmpty else { throw nothingToIndex(paths) }

        var builder = try openBuilder()
        progress.begin(files: files.count, bytes: files.reduce(0) { $0 + $1.status.size })
        var isEmpty = true
        var place = 0
        while place < files.count {
            let batch = SourceBatch(of: files, from: place)
            let results = batch.drafts(
                options: sources,
                threads: options.threads,
                progress: &progress
            )
            for result in results {
                for draft in drafts(result) {
                    try Self.add(draft, to: &builder)
                    isEmpty = false
                }
            }
            place = batch.files.endIndex
        }
        guard !isEmpty else { throw nothingToIndex(paths) }
        return try finish(builder)
    }

    /// Indexes files with a paragraph a line.
    ///
    /// - Throws: As for files and folders.
    mutating func index(collections paths: [String]) throws(Failure) -> BuildSummary {
        var sizes: [Int] = []
        for path in paths {
            guard let file = System.file(at: path) else {
                throw .usage("\(path): can't find it; check the path")
            }
            sizes.append(file.size ?? 0)
        }
        var builder = try openBuilder()
        progress.begin(files: paths.count, bytes: sizes.reduce(0, +))
        var isEmpty = true
        for (path, size) in zip(paths, sizes) {
            if try add(collection: path, size: size, to: &builder) > 0 { isEmpty = false }
        }
        guard !isEmpty else { throw nothingToIndex(paths) }
        return try finish(builder)
    }

    /// The reports of a file, none if it is left out.
    private mutating func drafts(_ result: Result<[ReportDraft], SkippedFile>) -> [ReportDraft] {
        switch result {
        case .success(let drafts): return drafts
        case .failure(let file):
            skip(file)
            return []
        }
    }

    /// Adds a collection, part after part, and returns the number of its paragraphs.
    private mutating func add(
        collection path: String,
        size: Int,
        to builder: inout IndexBuilder
    ) throws(Failure) -> Int {
        var count = 0
        var left = size
        defer { progress.advance(files: 1, bytes: left) }
        var reader: CollectionReader
        do throws(SkippedFile) {
            reader = try CollectionReader(path)
        } catch {
            skip(error)
            return 0
        }
        while let draft = try Self.part(of: &reader) {
            count += draft.paragraphs.count
            let bytes = min(left, draft.text.count)
            try Self.add(draft, to: &builder)
            left -= bytes
            progress.advance(files: 0, bytes: bytes)
        }
        if count == 0 { skip(SkippedFile(path: path, reason: "holds no text")) }
        return count
    }

    private mutating func skip(_ file: SkippedFile) {
        progress.clear()
        Messages.complain("\(file.path): skipped: \(file.reason)")
        skipped.append(file)
    }

    private mutating func nothingToIndex(_ paths: [String]) -> Failure {
        progress.clear()
        return .usage(
            "\(paths.joined(separator: ", ")): nothing to index; name files or folders with text"
        )
    }

    /// Whether a file that was found is the index itself, or what is being written of it.
    private func isTarget(_ path: String) -> Bool {
        guard path != target, path != target + ".tmp" else { return true }
        return targetIdentity != nil && System.file(at: path)?.identity == targetIdentity
    }
}

extension IndexJob {
    private mutating func openBuilder() throws(Failure) -> IndexBuilder {
        do throws(SearchIndexError) {
            let builder = try IndexBuilder(path: target, options: options)
            interruption = Interruption(writing: target)
            return builder
        } catch {
            throw .writing(error)
        }
    }

    private static func add(
        _ draft: ReportDraft,
        to builder: inout IndexBuilder
    ) throws(Failure) {
        do throws(SearchIndexError) {
            try builder.add(draft)
        } catch {
            throw .writing(error)
        }
    }

    private mutating func finish(_ builder: consuming IndexBuilder) throws(Failure) -> BuildSummary
    {
        do throws(SearchIndexError) {
            let summary = try builder.finish()
            interruption?.end()
            progress.clear()
            return summary
        } catch {
            progress.clear()
            throw .writing(error)
        }
    }

    private static func part(of reader: inout CollectionReader) throws(Failure) -> ReportDraft? {
        do throws(SearchIndexError) {
            return try reader.next()
        } catch {
            throw .source(error)
        }
    }

    private static func reading<Result>(
        _ body: () throws(SearchIndexError) -> Result
    ) throws(Failure) -> Result {
        do throws(SearchIndexError) {
            return try body()
        } catch {
            throw .source(error)
        }
    }
}
