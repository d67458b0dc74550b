internal import Glibc

/// Threads of their own, more than there are processors.
enum Threads {
    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Calls a function in some threads at once, with the number of each, and waits for all.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        for number in 0..<count {
            var thread = pthread_t()
            // Safe: the thread takes over the only reference.
            let work = unsafe Unmanaged.passRetained(Work { body(number) }).toOpaque()
            let code = unsafe pthread_create(
                &thread,
                nil,
                { work in
                    guard let work = unsafe work else { return nil }
                    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
                    return nil
                },
                work
            )
            precondition(code == 0)
            threads.append(thread)
        }
        for thread in threads { _ = pthread_join(thread, nil) }
    }
}
