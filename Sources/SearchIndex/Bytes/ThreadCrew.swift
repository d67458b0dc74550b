internal import Dispatch
internal import Synchronization

/// Pieces of work that are numbered, and done by whoever is free.
final class SharedJob: Sendable {
    let threads: Int

    /// Whoever looks for work takes the job of the highest.
    let priority: Int

    private let count: Int
    private let body: @Sendable (_ index: Int, _ thread: Int) -> Void
    private let next = Atomic<Int>(0)
    private let joined = Atomic<Int>(0)
    private let finished = Atomic<Int>(0)

    /// Prepares pieces `0 ..< count` for no more than some threads.
    ///
    /// More threads than pieces may be of use to jobs within.
    init(
        _ count: Int,
        threads: Int,
        priority: Int = 0,
        _ body: @escaping @Sendable (Int, Int) -> Void
    ) {
        self.count = count
        self.priority = priority
        self.threads = count > 1 ? max(1, threads) : 1
        self.body = body
    }

    /// Whether all pieces are done.
    var isDone: Bool { finished.load(ordering: .acquiring) >= count }

    /// Does pieces as long as there are any; false if there was none for this thread.
    ///
    /// A thread comes back only when nothing is left, so it never needs a second number.
    func work() -> Bool {
        guard next.load(ordering: .relaxed) < count else { return false }
        let thread = joined.wrappingAdd(1, ordering: .relaxed).oldValue
        guard thread < threads else { return false }
        var didAny = false
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < count else { return didAny }
            body(index, thread)
            finished.wrappingAdd(1, ordering: .acquiringAndReleasing)
            didAny = true
        }
    }
}

/// The threads that do a job together, and the jobs that come up within it.
final class ThreadCrew: Sendable {
    /// The crew that the current thread belongs to.
    @TaskLocal private static var current: ThreadCrew?

    /// By their priority, the highest first.
    private let jobs = Mutex<[SharedJob]>([])

    /// What each thread waits at that has nothing to do.
    private let waiting = Mutex<[DispatchSemaphore]>([])

    private init() {}

    /// Does a job, with the threads of the job that it is a part of, or with new ones.
    ///
    /// - Parameter job: The job, which is done when the call returns.
    static func run(_ job: SharedJob) {
        if let current {
            current.share(job)
        } else if job.threads == 1 {
            _ = job.work()
        } else {
            let crew = ThreadCrew()
            DispatchQueue.concurrentPerform(iterations: job.threads) { _ in
                $current.withValue(crew) { crew.finish(job) }
            }
        }
    }

    /// Works on jobs of a higher priority that came up within the job that the current thread works on.
    static func help(above priority: Int) {
        guard let current else { return }
        while current.help(above: priority) {}
    }

    private func share(_ job: SharedJob) {
        jobs.withLock { jobs in
            let place = jobs.firstIndex { $0.priority < job.priority }
            jobs.insert(job, at: place ?? jobs.endIndex)
        }
        tell()
        finish(job)
        jobs.withLock { $0.removeAll { $0 === job } }
    }

    /// Works on a job and, while others are busy with the rest of it, on other jobs.
    private func finish(_ job: SharedJob) {
        if job.work(), job.isDone { tell() }
        while !job.isDone {
            guard !help() else { continue }
            // Whatever happens from here on is told.
            let news = DispatchSemaphore(value: 0)
            waiting.withLock { $0.append(news) }
            if job.isDone || help() { continue }
            news.wait()
        }
    }

    /// Works on a job of a priority above one, the highest first; false if there was nothing to do.
    private func help(above priority: Int = .min) -> Bool {
        for job in jobs.withLock(\.self) where job.priority > priority && job.work() {
            if job.isDone { tell() }
            return true
        }
        return false
    }

    /// Wakes all who wait: there is another job, or one is done.
    private func tell() {
        let woken = waiting.withLock { exchange(&$0, with: []) }
        for news in woken { news.signal() }
    }
}
