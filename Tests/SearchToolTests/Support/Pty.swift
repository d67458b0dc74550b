import Foundation
import Glibc

/// A terminal of a given width, on which the tool can be run.
struct Pty {
    private let own: FileHandle
    let terminal: FileHandle

    init(columns: UInt16) throws {
        var ends: (own: Int32, terminal: Int32) = (0, 0)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        // Safe: the call fills values of this frame; no name and no settings are given.
        guard unsafe openpty(&ends.own, &ends.terminal, nil, nil, &size) == 0 else {
            throw POSIXError(.EIO)
        }
        own = FileHandle(fileDescriptor: ends.own, closeOnDealloc: true)
        terminal = FileHandle(fileDescriptor: ends.terminal, closeOnDealloc: true)
    }

    /// What was written to the terminal, less than its buffer holds.
    func text() throws -> String {
        // Something must be there, or reading would wait.
        try terminal.write(contentsOf: Data("\u{4}".utf8))
        let text = String(decoding: own.availableData, as: UTF8.self)
        return text.replacing("\r\n", with: "\n").replacing("\u{4}", with: "")
    }
}
