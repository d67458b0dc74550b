internal import Dispatch
internal import SearchIndex
internal import Synchronization

/// Some files that are read at the same time, few enough to be held in memory.
struct SourceBatch {
    /// The bytes of files from which a batch is full.
    private static let byteLimit = 32 << 20

    /// The files, in order.
    let files: ArraySlice<SourceFile>

    /// The files from a place on, as many as are read together: one at least.
    init(of files: [SourceFile], from start: Int) {
        var end = start
        var bytes = 0
        while end < files.count, bytes < Self.byteLimit {
            bytes += files[end].status.size
            end += 1
        }
        self.files = files[start..<end]
    }

    /// The reports of each file, or why it is left out, in the order of the files.
    func drafts(
        options: SourceOptions,
        threads: Int
    ) -> [Result<[ReportDraft], SkippedFile>] {
        let results = Mutex<[Result<[ReportDraft], SkippedFile>?]>(
            Array(repeating: nil, count: files.count)
        )
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, files.count)) { _ in
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < files.count else { return }
                let file = files[files.startIndex + place]
                let result = Result { () throws(SkippedFile) in
                    try ReportSource.drafts(of: file, options: options)
                }
                results.withLock { $0[place] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
