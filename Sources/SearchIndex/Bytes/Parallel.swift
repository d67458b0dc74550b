internal import Synchronization

/// Runs independent work on several threads; the results come in the order of the work.
enum Parallel {
    /// Calls a function once for each number below a count and returns what it gave, in order.
    ///
    /// The function is given the number of the work and that of the thread, `0 ..< threads`; no two
    /// calls with the same thread overlap. Whoever is free takes the next number. The function may do
    /// the same in turn: then threads that have nothing left to do help it, and those as well that ask
    /// for work of a higher priority; see ``ThreadCrew/help(above:)``.
    static func map<Result: Sendable>(
        _ count: Int,
        threads: Int,
        priority: Int = 0,
        _ body: @escaping @Sendable (Int, Int) throws(SearchIndexError) -> Result
    ) throws(SearchIndexError) -> [Result] {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        let failure = Mutex<SearchIndexError?>(nil)
        ThreadCrew.run(
            SharedJob(count, threads: threads, priority: priority) { index, thread in
                do throws(SearchIndexError) {
                    let result = try body(index, thread)
                    results.withLock { $0[index] = result }
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                }
            }
        )
        if let error = failure.withLock(\.self) { throw error }
        return results.withLock { $0.compactMap(\.self) }
    }
}
