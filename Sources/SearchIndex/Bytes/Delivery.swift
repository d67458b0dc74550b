internal import Dispatch
internal import Synchronization

/// What one thread makes and another waits for.
final class Delivery<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, SearchIndexError>?>(nil)
    private let made = DispatchGroup()

    init() { made.enter() }

    /// Tells what a function gives, or throws; called once.
    func make(_ body: () throws(SearchIndexError) -> Value) {
        let own = Result { () throws(SearchIndexError) in try body() }
        result.withLock { $0 = own }
        made.leave()
    }

    /// Waits for it.
    func wait() throws(SearchIndexError) -> Value {
        while true {
            made.wait()
            if let result = result.withLock(\.self) { return try result.get() }
        }
    }
}
