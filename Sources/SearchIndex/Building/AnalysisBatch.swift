internal import Dispatch
internal import Synchronization

/// Chunks that all threads analyse while the next ones are being read.
final class AnalysisBatch: Sendable {
    private let result = Mutex<Result<[Chunk], SearchIndexError>>(.success([]))
    private let finished = DispatchGroup()
    private let isDone = Atomic<Bool>(false)

    /// Whether all chunks are analysed, so that ``wait()`` returns at once.
    var isFinished: Bool { isDone.load(ordering: .acquiring) }

    /// Starts the analysis.
    init(_ chunks: [Chunk], workers: [IndexWorker], threads: Int) {
        let finished = finished
        finished.enter()
        DispatchQueue.global().async { [self] in
            let analyzed: Result<[Chunk], SearchIndexError>
            do throws(SearchIndexError) {
                let chunks = try Parallel.map(
                    chunks.count,
                    threads: threads
                ) { (index, thread) throws(SearchIndexError) in
                    try workers[thread].analyze(chunks[index], worker: thread)
                }
                analyzed = .success(chunks)
            } catch {
                analyzed = .failure(error)
            }
            result.withLock { $0 = analyzed }
            isDone.store(true, ordering: .releasing)
            finished.leave()
        }
    }

    /// Waits for the end and returns the analysed chunks in their order.
    func wait() throws(SearchIndexError) -> [Chunk] {
        finished.wait()
        return try result.withLock(\.self).get()
    }
}
