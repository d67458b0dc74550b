internal import SearchIndex

/// The work of building an index: reads sources one after another and lists what is left out.
struct IndexJob {
    /// The sources that were left out, each already reported.
    private(set) var skipped: [SkippedFile] = []

    /// What became of the files since the index was built; `nil` if it was built anew.
    private(set) var changes: SourceChanges?

    private let target: String
    private let targetIdentity: System.FileIdentity?
    private let options: BuildOptions
    private var sources: SourceOptions
    private let metadata: Metadata
    private let mode: IndexMode
    private let addedWords: AddedWords?
    private var progress: Progress
    private var interruption: Interruption?

    /// Prepares the building of an index.
    init(
        target: String,
        options: BuildOptions,
        sources: SourceOptions,
        metadata: Metadata,
        mode: IndexMode,
        addedWords: AddedWords? = nil,
        showsProgress: Bool
    ) {
        self.target = target
        targetIdentity = System.file(at: target)?.identity
        self.options = options
        self.sources = sources
        self.metadata = metadata
        self.mode = mode
        self.addedWords = addedWords
        progress = Progress(isShown: showsProgress)
    }

    /// The files below paths, or the collections at paths; what is left out is reported.
    mutating func files(at paths: [String]) throws(Failure) -> [SourceFile] {
        var files: [SourceFile] = []
        if mode.areCollections {
            for path in paths {
                guard System.file(at: path) != nil else {
                    throw .usage("\(path): can't find it; check the path")
                }
                files.append(
                    try Self.reading { () throws(SearchIndexError) in try SourceFile(given: path) }
                )
            }
        } else {
            let list = try Self.reading { () throws(SearchIndexError) in
                try SourceWalker.list(paths)
            }
            for file in list.skipped where !isTarget(file.path) { skip(file) }
            files = list.files.filter { !isTarget($0) }
        }
        guard !files.isEmpty else { throw nothingToIndex(paths) }
        var known: [String: KnownFacts] = [:]
        for file in files where !metadata.source.isEmpty {
            let path = file.path.description
            let facts = metadata.facts(for: path)
            if !facts.values.isEmpty { known[path] = facts }
        }
        sources.know(known, from: metadata.source)
        return files
    }

    /// What an index of some files would have to read, without touching anything.
    mutating func compare(_ files: [SourceFile]) throws(Failure) -> SourceChanges {
        let old = try openOld { () throws(SearchIndexError) in
            try IndexUpdate.open(target, sourceOptions: sources.signature)
        }
        return SourceChanges(files, try compare(files, with: old))
    }

    /// Builds or updates the index.
    ///
    /// - Throws: If there is nothing to index, or the index can't be written; an old one is then as it
    ///   was.
    mutating func index(_ paths: [String]) throws(Failure) -> BuildSummary {
        // The old index is opened and its checksums are compared while the files are listed.
        let target = target
        let early: Background<IndexUpdate.Opened>? =
            mode.updates
            ? Background { () throws(SearchIndexError) in try IndexUpdate.begin(target) } : nil
        let files = try files(at: paths)
        var builder = try openBuilder()
        builder.sourceOptions = sources.signature
        builder.addedWords = addedWords ?? wordsOfOld()
        // Another writer may have replaced it before the lock was taken.
        let isCurrent = System.file(at: target)?.identity == targetIdentity
        var old = try openOld { () throws(SearchIndexError) in
            guard isCurrent, let early else {
                return try IndexUpdate.begin(target).reading(with: sources.signature)
            }
            return try early.wait().reading(with: sources.signature)
        }
        var comparison = try compare(files, with: old)
        var readings = beginReading(files, comparison, for: builder)
        if let update = old {
            // What has changed is read while the checksums of the index are compared.
            if !mode.areCollections { readings.readAhead(&progress) }
            if !update.isSound {
                complain(of: IndexUpdate.damage)
                old = nil
                comparison = try compare(files, with: nil)
                readings = beginReading(files, comparison, for: builder)
            }
        }
        if let old {
            builder.update(old)
            changes = SourceChanges(files, comparison)
        }
        var isEmpty = true
        for (file, state) in zip(files, comparison.states) {
            if case .unchanged(let number, let record) = state {
                if try Self.writing({ () throws(SearchIndexError) in
                    try builder.keep(number, as: record)
                }) {
                    isEmpty = false
                    continue
                }
            }
            let count: Int
            if mode.areCollections {
                count = try add(collection: file, to: &builder)
            } else {
                let reading =
                    state.isUnchanged
                    ? readings.read(file, &progress) : readings.next(&progress)
                count = try add(reading, of: file, to: &builder)
            }
            if count > 0 { isEmpty = false }
        }
        guard !isEmpty else { throw nothingToIndex(paths) }
        return try finish(builder)
    }

    /// The words that were added to the index that is there, whatever becomes of the rest of it.
    private func wordsOfOld() -> AddedWords? {
        try? SearchIndex(contentsOf: target).addedWordList()
    }

    /// Prepares to read the files that have changed.
    private mutating func beginReading(
        _ files: [SourceFile],
        _ comparison: SourceComparison,
        for builder: borrowing IndexBuilder
    ) -> SourceReadings {
        let unread = files.indices.filter { !comparison.states[$0].isUnchanged }
        let bytes = unread.reduce(0) { $0 + files[$1].status.size }
        progress.begin(files: unread.count, bytes: bytes)
        builder.prepare(forBytes: bytes)
        return SourceReadings(unread.map { files[$0] }, sources, options)
    }

    /// The index that is to be updated; `nil`, with a note, if it must be built anew.
    private func openOld(
        _ open: () throws(SearchIndexError) -> IndexUpdate.Opened
    ) throws(Failure) -> IndexUpdate? {
        guard mode.updates else { return nil }
        let opened: IndexUpdate.Opened
        do throws(SearchIndexError) {
            opened = try open()
        } catch {
            throw .reading(error)
        }
        switch opened {
        case .nothing: return nil
        case .index(let update): return update
        case .unfit(let reason):
            complain(of: reason)
            return nil
        }
    }

    private func complain(of reason: String) {
        Messages.complain("\(target): \(reason); building it anew")
    }

    private func compare(
        _ files: [SourceFile],
        with old: IndexUpdate?
    ) throws(Failure) -> SourceComparison {
        let (mode, threads) = (mode, options.threads)
        return try Self.reading { () throws(SearchIndexError) in
            try SourceComparison(
                files,
                with: old,
                areCollections: mode.areCollections,
                hashesAll: mode.hashesAll,
                threads: threads
            )
        }
    }

    /// Adds the reports of a file, and returns how many there are; none if it is left out.
    private mutating func add(
        _ reading: Result<SourceBatch.Reading, SkippedFile>,
        of file: SourceFile,
        to builder: inout IndexBuilder
    ) throws(Failure) -> Int {
        switch reading {
        case .success(let reading):
            builder.begin(SourceRecord(file, hash: reading.hash))
            for draft in reading.drafts { try Self.add(draft, to: &builder) }
            return reading.drafts.count
        case .failure(let file):
            skip(file)
            return 0
        }
    }

    /// Adds a collection, part after part, and returns the number of its paragraphs.
    private mutating func add(
        collection file: SourceFile,
        to builder: inout IndexBuilder
    ) throws(Failure) -> Int {
        var count = 0
        var left = file.status.size
        defer { progress.advance(files: 1, bytes: left) }
        var reader: CollectionReader
        do throws(SkippedFile) {
            reader = try CollectionReader(
                file.path.description,
                encoding: sources.encoding,
                threads: options.threads
            )
        } catch {
            skip(error)
            return 0
        }
        while var draft = try Self.part(of: &reader) {
            sources.fill(&draft)
            if count == 0 { builder.begin(SourceRecord(file, hash: nil, isCollection: true)) }
            count += draft.paragraphs.count
            let bytes = min(left, draft.text.count)
            try Self.add(draft, to: &builder)
            left -= bytes
            progress.advance(files: 0, bytes: bytes)
        }
        if count == 0 {
            skip(SkippedFile(path: file.path.description, reason: "holds no text"))
        } else if let hash = reader.contentHash ?? (try? file.contentHash()), file.isAsListed {
            // Without a hash the next update reads it again.
            builder.note(contents: hash)
        }
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

    /// Whether a file that was listed is the index itself, or what is being written of it.
    private func isTarget(_ file: SourceFile) -> Bool {
        let identity = file.status.identity
        return isTarget(
            file.path.bytes,
            System.FileIdentity(device: UInt(identity.device), number: UInt(identity.number))
        )
    }

    /// Whether a file that was found is the index itself, or what is being written of it.
    private func isTarget(_ path: String) -> Bool {
        isTarget(path.utf8, System.file(at: path)?.identity)
    }

    private func isTarget(_ path: some Sequence<UInt8>, _ identity: System.FileIdentity?) -> Bool {
        if let targetIdentity, targetIdentity == identity { return true }
        return path.elementsEqual(target.utf8) || path.elementsEqual((target + ".tmp").utf8)
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

    private static func writing<Result>(
        _ body: () throws(SearchIndexError) -> Result
    ) throws(Failure) -> Result {
        do throws(SearchIndexError) {
            return try body()
        } catch {
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
