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
    func readings(
        options: SourceOptions,
        threads: Int
    ) -> [Result<Reading, SkippedFile>] {
        let results = Mutex<[Result<Reading, SkippedFile>?]>(
            Array(repeating: nil, count: files.count)
        )
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, files.count)) { _ in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < files.count else { return }
                let file = files[files.startIndex + place]
                let result = Result { () throws(SkippedFile) in
                    let drafts = try ReportSource.drafts(of: file, options: options)
                    return Reading(drafts: drafts, hash: try file.contentHash())
                }
                results.withLock { $0[place] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
