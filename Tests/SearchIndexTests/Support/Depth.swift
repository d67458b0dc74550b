internal import FoundationEssentials

/// How much the tests try and write, told by the environment.
enum Depth {
    /// With EXHAUSTIVE=1, tests of damage try all cases instead of a sample.
    static let isExhaustive = ProcessInfo.processInfo.environment["EXHAUSTIVE"] == "1"

    /// With REGENERATE=1, tests write the golden file and the bytes in the documents anew.
    static let regenerates = ProcessInfo.processInfo.environment["REGENERATE"] == "1"
}
