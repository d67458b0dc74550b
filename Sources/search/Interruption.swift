internal import Dispatch
internal import Glibc
internal import ReportFormats

/// Cleans up when the user interrupts the building of an index.
///
/// The file that is being written goes; the old index, if there is one, stays as it was. The signals
/// are taken on a thread of their own, so that nothing but ordinary code runs.
final class Interruption {
    /// The status of a process that an interrupt from the keyboard ended, as shells tell it.
    private static let status: Int32 = 128 + SIGINT

    private let numbers: [CInt]
    private let sources: [any DispatchSourceSignal]

    /// Watches from now on; the caller holds the lock of the target.
    init(writing target: String) {
        let temporary = System.resolved(target) + ".tmp"
        numbers = [SIGINT, SIGTERM, SIGHUP].filter { !System.ignores($0) }
        sources = numbers.map { number in
            // What is ignored is left to the source.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                System.remove(temporary)
                ReportFormats.endConversions()
                // The progress line ends where the message begins.
                if System.isTerminal(2) { _ = System.write([0x0A], to: 2) }
                Messages.complain("\(target): interrupted; what was there is as it was")
                System.exitAtOnce(Self.status)
            }
            source.activate()
            return source
        }
    }

    /// Stops watching, before the lock is let go.
    func end() {
        for source in sources { source.cancel() }
        for number in numbers { _ = signal(number, SIG_DFL) }
    }
}
