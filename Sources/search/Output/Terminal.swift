/// What is known of the terminal in front of the user.
enum Terminal {
    /// The width of the lines in columns: `$COLUMNS`, or what the terminal tells, or 80.
    static var columns: Int {
        if let text = System.environment("COLUMNS"), let columns = Int(text), columns > 0 {
            return columns
        }
        return System.columns(of: 1) ?? System.columns(of: 2) ?? 80
    }

    /// Whether the terminal can't move its cursor or show colours.
    static var isDumb: Bool {
        System.environment("TERM").map { $0 == "dumb" } ?? true
    }
}
