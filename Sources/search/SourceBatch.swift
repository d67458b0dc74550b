internal import Dispatch
internal import SearchIndex
internal import Synchronization

/// Some files that are read at the same time, few enough to be held in memory.
struct SourceBatch {
    /// What was read of a file.
    struct Reading: Sendable {
        var drafts: [ReportDraft]
        var hash: ContentHash
    }

    /// The most bytes of files that make a batch.
    private static let byteLimit = 32 << 20

    /// The files, in order.
    let files: ArraySlice<SourceFile>

    /// The files from a place on, as many as are read together: one at least.
    init(of files: [SourceFile], from start: Int, memory: Int) {
        var end = start
        var bytes = 0
        while end == start || end < files.count && bytes < min(Self.byteLimit, memory / 8) {
            bytes += files[end].status.size
            end += 1
        }
        self.files = files[start..<end]
    }

    /// The reports of each file, or why it is left out, in the order of the files.
    ///
    /// - Parameters:
    ///   - options: How files are read.
    ///   - threads: How many are read at the same time.
    ///   - progress: Advances after each file.
    /// - Returns: A result for each file.
    func readings(
        options: SourceOptions,
        threads: Int,
        progress: inout Progress
    ) -> [Result<Reading, SkippedFile>] {
        struct State {
            var results: [Result<Reading, SkippedFile>?]
            var progress: Progress
        }
        let state = Mutex(
            State(results: Array(repeating: nil, count: files.count), progress: progress)
        )
        // The largest first, so that no thread is left with one when the others have nothing to do.
        let order = files.indices.sorted { files[$0].status.size > files[$1].status.size }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, files.count)) { _ in
            while true {
                let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard turn < files.count else { return }
                let place = order[turn]
                let file = files[place]
                let result = Result { () throws(SkippedFile) in
                    let reading = try ReportSource.reading(of: file, options: options)
                    return Reading(drafts: reading.drafts, hash: reading.hash)
                }
                state.withLock {
                    $0.results[place - files.startIndex] = result
                    $0.progress.advance(files: 1, bytes: file.status.size)
                }
            }
        }
        let end = state.withLock { $0 }
        progress = end.progress
        return end.results.compactMap(\.self)
    }
}
