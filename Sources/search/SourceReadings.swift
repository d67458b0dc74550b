internal import SearchIndex

/// Files that are read one after another, some of them ahead on all threads.
struct SourceReadings {
    private let files: [SourceFile]
    private let sources: SourceOptions
    private let options: BuildOptions
    private var place = 0
    private var ready: ArraySlice<Result<SourceBatch.Reading, SkippedFile>> = []

    init(_ files: [SourceFile], _ sources: SourceOptions, _ options: BuildOptions) {
        self.files = files
        self.sources = sources
        self.options = options
    }

    /// What is read of the next file.
    mutating func next(_ progress: inout Progress) -> Result<SourceBatch.Reading, SkippedFile> {
        readAhead(&progress)
        return ready.removeFirst()
    }

    /// Reads the next files, unless some are read already.
    mutating func readAhead(_ progress: inout Progress) {
        guard ready.isEmpty, place < files.count else { return }
        let batch = SourceBatch(of: files, from: place, memory: options.memory)
        place = batch.files.endIndex
        ready =
            batch.readings(options: sources, threads: options.threads, progress: &progress)[...]
    }

    /// What is read of a file that doesn't stand among the others.
    func read(
        _ file: SourceFile,
        _ progress: inout Progress
    ) -> Result<SourceBatch.Reading, SkippedFile> {
        SourceBatch(of: [file], from: 0, memory: 0)
            .readings(options: sources, threads: 1, progress: &progress)[0]
    }
}
