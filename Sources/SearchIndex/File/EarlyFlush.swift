internal import Dispatch
internal import Glibc

/// Brings what was written of a large file to the disk while the rest is made.
///
/// It is nothing but a head start: whoever needs the file on disk flushes it in the end all the same,
/// but must ask for failures here as well, since the kernel tells of each only once.
final class EarlyFlush {
    /// The bytes that are worth a flush.
    private static let step = 1 << 24

    private let descriptor: CInt

    /// Flushes wait for the disk alone, not for threads that have other work.
    private let queue = DispatchQueue(label: "early flush")
    private var flushes: [Background<CInt>] = []
    private var next = step

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Tells how many bytes there are.
    func note(_ count: Int) {
        guard count >= next else { return }
        next = count + Self.step
        let descriptor = descriptor
        flushes.append(Background(on: queue) { fdatasync(descriptor) == 0 ? 0 : errno })
    }

    /// Waits for what was begun, and returns the error of the system, 0 if there was none.
    func finish() -> CInt {
        var failure: CInt = 0
        for flush in flushes {
            // Nothing is thrown.
            let code = (try? flush.wait()) ?? EIO
            if failure == 0 { failure = code }
        }
        flushes = []
        return failure
    }
}
