/// Standard output: results are collected and written in large pieces, and no failure goes unnoticed.
final class Output {
    /// Whether results go to a terminal.
    let isTerminal = System.isTerminal(1)

    /// Whether what is written may reach a terminal, so that characters must be made harmless.
    private(set) var isGuarded: Bool

    private var buffer: [UInt8] = []
    private static let capacity = 1 << 16

    init() {
        isGuarded = isTerminal
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
        try flush()
    }

    private func flush() throws(Failure) {
        guard !buffer.isEmpty else { return }
        let failure = System.write(buffer, to: 1)
        buffer.removeAll(keepingCapacity: true)
        if failure != 0 { throw .results(errno: failure) }
    }
}
