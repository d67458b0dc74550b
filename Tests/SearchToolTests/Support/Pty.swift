import Foundation
import Glibc
import Synchronization

/// A terminal of a given width, on which the tool can be run.
///
/// What is written to it is read at once: its buffer holds a few kilobytes, and whoever writes more
/// waits for a reader.
final class Pty: Sendable {
    private final class Written: Sendable {
        let data = Mutex(Data())
    }

    let terminal: FileHandle
    private let written = Written()
    private let reading = DispatchQueue(label: "pty")

    init(columns: UInt16) throws {
        var ends: (own: Int32, terminal: Int32) = (0, 0)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        // Safe: the call fills values of this frame; no name and no settings are given.
        guard unsafe openpty(&ends.own, &ends.terminal, nil, nil, &size) == 0 else {
            throw POSIXError(.EIO)
        }
        // A program that another test starts meanwhile would keep the terminal open.
        for end in [ends.own, ends.terminal] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        terminal = FileHandle(fileDescriptor: ends.terminal, closeOnDealloc: true)
        let own = ends.own
        // Whoever reads doesn't hold the terminal: it ends when that is closed, whatever the test does.
        reading.async { [written] in
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                // Safe: the array lives for the call, which writes no more than it holds.
                let count = unsafe read(own, &bytes, bytes.count)
                // An error is the end: nobody has the terminal open any more.
                guard count > 0 || count < 0 && errno == EINTR else { break }
                written.data.withLock { $0.append(contentsOf: bytes.prefix(max(0, count))) }
            }
            close(own)
        }
    }

    /// What was written to the terminal until all programs had closed it; called once.
    func text() throws -> String {
        try terminal.close()
        reading.sync {}
        let text = String(decoding: written.data.withLock(\.self), as: UTF8.self)
        return text.replacing("\r\n", with: "\n")
    }
}
