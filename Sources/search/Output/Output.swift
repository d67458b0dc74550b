/// Standard output: results are collected and written in large pieces, and no failure goes unnoticed.
final class Output {
    /// Whether results go to a terminal, be it through a pager.
    let isTerminal = System.isTerminal(1)

    /// Whether what is written may reach a terminal, so that characters must be made harmless.
    private(set) var isGuarded: Bool

    /// Whether a pager may still be started.
    private var mayPage: Bool
    private var pager: Pager?
    private var buffer: [UInt8] = []
    private static let capacity = 1 << 16

    /// Prepares standard output.
    ///
    /// Results that are longer than the terminal go through a pager if the user wants one.
    init(isPaged: Bool = false) {
        isGuarded = isTerminal
        mayPage = isPaged && isTerminal && !Terminal.isDumb
    }

    deinit {
        // Work that failed half-way leaves the pager with what there is.
        _ = pager?.close()
    }

    /// Makes characters harmless although results don't go to a terminal: who asks for colours in a
    /// pipe has a pager at its end.
    func guardAlways() {
        isGuarded = true
    }

    /// Writes some text as it is.
    func write(_ text: String) throws(Failure) {
        buffer += text.utf8
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Writes a record: one line of text that may come from a source file.
    func writeLine(_ line: String) throws(Failure) {
        try write(safe(line))
        try write("\n")
    }

    /// A text from a source file as it may be written here, in one line.
    func safe(_ text: String) -> String {
        isGuarded ? VisibleText.of(text) : VisibleText.oneLine(text)
    }

    /// Writes what is left; without this, the last results would be lost.
    func finish() throws(Failure) {
        if mayPage, Terminal.fits(buffer) { mayPage = false }
        try flush()
        if let pager {
            self.pager = nil
            try pager.finish()
        } else {
            let failure = System.finishWriting(to: 1)
            if failure != 0 { throw .results(errno: failure) }
        }
    }

    private func flush() throws(Failure) {
        guard !buffer.isEmpty else { return }
        if mayPage {
            pager = Pager.start()
            mayPage = false
        }
        let failure = System.write(buffer, to: pager?.descriptor ?? 1)
        buffer.removeAll(keepingCapacity: true)
        guard failure != 0 else { return }
        if let pager {
            // A program that isn't there reads nothing either.
            self.pager = nil
            try pager.finish()
        }
        throw .results(errno: failure)
    }
}
