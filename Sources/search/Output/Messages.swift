/// What the tool tells the user besides results, on standard error.
enum Messages {
    /// The most bytes of a line that reports an error.
    static let limit = 500

    /// Reports an error or a warning in one line, as `search: PATH: what is wrong; what to do`.
    static func complain(_ message: String) {
        _ = System.write(line(message), to: 2)
    }

    /// The bytes of such a line.
    static func line(_ message: String) -> [UInt8] {
        let line = shortened("search: " + VisibleText.of(message), to: limit - 1)
        return Array((line + "\n").utf8)
    }

    /// Tells in one line how the work went.
    static func note(_ message: String) {
        _ = System.write(Array((VisibleText.of(message) + "\n").utf8), to: 2)
    }

    /// Leaves out the middle of a line that is too long; its end holds the reason and the remedy.
    static func shortened(_ line: String, to limit: Int) -> String {
        guard line.utf8.count > limit else { return line }
        let mark = "…"
        let head = (limit - mark.utf8.count) / 2
        let tail = limit - mark.utf8.count - head
        var start = ""
        for scalar in line.unicodeScalars {
            guard start.utf8.count + UTF8.width(scalar) <= head else { break }
            start.unicodeScalars.append(scalar)
        }
        var end = line.unicodeScalars.endIndex
        var count = 0
        while end > line.unicodeScalars.startIndex {
            let before = line.unicodeScalars.index(before: end)
            count += UTF8.width(line.unicodeScalars[before])
            guard count <= tail else { break }
            end = before
        }
        return start + mark + String(line.unicodeScalars[end...])
    }
}
