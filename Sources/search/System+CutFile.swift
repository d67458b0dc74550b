internal import Glibc

/// What is told when a page of an index can't be read, prepared for the signal.
// Safe: set before the signal is expected, by the only thread that opens indexes.
private nonisolated(unsafe) var cutFileLine: UnsafeMutableBufferPointer<UInt8>?

extension System {
    /// Prepares for an index that is cut short, or can't be read, while it is in use.
    ///
    /// Reading where the file was cut off ends the process with SIGBUS. This turns it into one line
    /// that names the files and exit status 74. Whoever is called by a signal may do no more than
    /// write bytes that are ready, so the line is made now.
    ///
    /// - Parameter paths: The indexes that are about to be opened.
    static func expectCutFiles(among paths: [String]) {
        let names = paths.joined(separator: ", ")
        let line = Messages.line(
            "\(names): cut short or unreadable while it was in use; try again, and let whoever "
                + "writes it write another file and rename that"
        )
        // Safe: allocated once for each call, initialised, and never freed, so that a signal finds it
        // at any time.
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: line.count)
        _ = unsafe bytes.initialize(from: line)
        unsafe cutFileLine = unsafe bytes
        _ = signal(SIGBUS) { _ in
            // Safe: the bytes are those of above; only calls are made that signals may make.
            if let line = unsafe cutFileLine, let start = line.baseAddress {
                _ = unsafe Glibc.write(2, start, line.count)
            }
            _exit(ExitStatus.cutFile.rawValue)
        }
    }
}
