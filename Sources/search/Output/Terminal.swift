/// What is known of the terminal in front of the user.
enum Terminal {
    /// The width of the lines in columns: `$COLUMNS`, or what the terminal tells, or 80.
    static var columns: Int {
        if let text = System.environment("COLUMNS"), let columns = Int(text), columns > 0 {
            return columns
        }
        return System.size(of: 1)?.columns ?? System.size(of: 2)?.columns ?? 80
    }

    /// Whether a text can be seen all at once, with a line left for the next prompt.
    static func fits(_ text: [UInt8]) -> Bool {
        guard let rows = System.size(of: 1)?.rows else { return true }
        let columns = columns
        var left = rows - 1
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let width = DisplayWidth.of(String(decoding: line, as: UTF8.self))
            left -= max(1, (width + columns - 1) / columns)
            if left < 0 { return false }
        }
        return true
    }

    /// Whether the terminal can't move its cursor or show colours.
    static var isDumb: Bool {
        System.environment("TERM").map { $0 == "dumb" } ?? true
    }
}
