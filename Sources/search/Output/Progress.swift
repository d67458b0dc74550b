/// A line on standard error that tells how far long work has come, if that is a terminal.
struct Progress {
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastDrawn = ContinuousClock.now
    private var isDrawn = false
    private var files = (done: 0, total: 0)
    private var bytes = (done: 0, total: 0)

    /// Work that lasts no longer shows no progress.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)

    /// Prepares a line that is shown only on a terminal that can move its cursor.
    init(isShown: Bool) {
        self.isShown = isShown && System.isTerminal(2) && !Terminal.isDumb
    }

    /// Tells how much there is to do.
    mutating func begin(files: Int, bytes: Int) {
        self.files = (0, files)
        self.bytes = (0, bytes)
    }

    /// Notes what is done, and draws if it is time to.
    mutating func advance(files: Int, bytes: Int) {
        self.files.done += files
        self.bytes.done += bytes
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - start >= Self.patience, !isDrawn || now - lastDrawn >= Self.interval else {
            return
        }
        lastDrawn = now
        isDrawn = true
        _ = System.write(Array("\r\(line(after: now - start))\u{1B}[K".utf8), to: 2)
    }

    /// Removes the line, so that another can be written.
    mutating func clear() {
        guard isDrawn else { return }
        isDrawn = false
        _ = System.write(Array("\r\u{1B}[K".utf8), to: 2)
    }

    private func line(after time: Duration) -> String {
        let seconds = time.inSeconds
        let rate = Double(bytes.done) / 1_000_000 / seconds
        let share = bytes.total > 0 ? min(1, Double(bytes.done) / Double(bytes.total)) : 0
        var line = "\(Quantities.grouped(files.done)) of \(Quantities.count(files.total, "file"))  "
        line += "\(Quantities.bytes(bytes.done))  \(Quantities.tenths(rate)) MB/s"
        guard share > 0 else { return line }
        let left = Int((seconds / share - seconds).rounded(.up))
        let bar = Int(share * 20)
        let done = String(repeating: "#", count: bar) + String(repeating: ".", count: 20 - bar)
        return "[\(done)] \(line)  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
}
