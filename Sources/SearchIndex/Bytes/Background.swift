package import Dispatch
internal import Synchronization

/// Work that goes on beside other work.
package final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, SearchIndexError>?>(nil)
    private let finished = DispatchGroup()

    /// Starts the work.
    ///
    /// - Parameters:
    ///   - queue: What waits for its turn there has a thread of its own; else it may wait for threads that
    ///     are busy with other work.
    ///   - body: The work.
    package init(
        on queue: DispatchQueue = .global(),
        _ body: @escaping @Sendable () throws(SearchIndexError) -> Value
    ) {
        finished.enter()
        queue.async { [self] in
            let own: Result<Value, SearchIndexError>
            do throws(SearchIndexError) {
                own = .success(try body())
            } catch {
                own = .failure(error)
            }
            result.withLock { $0 = own }
            finished.leave()
        }
    }

    /// Waits for the end of the work, and returns what it gave.
    package func wait() throws(SearchIndexError) -> Value {
        while true {
            finished.wait()
            if let result = result.withLock(\.self) { return try result.get() }
        }
    }
}
