internal import FoundationEssentials

/// How much the tests try and write, told by the environment.
enum Depth {
    /// With EXHAUSTIVE=1, tests of damage try all cases instead of a sample.
    static let isExhaustive = ProcessInfo.processInfo.environment["EXHAUSTIVE"] == "1"

    /// The number of steps of a random sequence of updates; UPDATES=1000 makes it a thousand.
    static let updates = ProcessInfo.processInfo.environment["UPDATES"].flatMap { Int($0) } ?? 16

    /// With REGENERATE=1, tests write the golden file and the bytes in the documents anew.
    static let regenerates = ProcessInfo.processInfo.environment["REGENERATE"] == "1"

    /// Tells what an exhaustive run has tried, in a line that begins with `tried`.
    static func report(_ what: String, _ figures: String) {
        if isExhaustive { print("tried: \(what): \(figures)") }
    }
}
