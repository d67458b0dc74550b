/// Times single calls.
public enum Stopwatch {
    /// The milliseconds that a call took, and its result.
    public static func time<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> (milliseconds: Double, result: Result) {
        let start = ContinuousClock.now
        let result = try body()
        let duration = (ContinuousClock.now - start).components
        let milliseconds = Double(duration.seconds) * 1e3 + Double(duration.attoseconds) / 1e15
        return (milliseconds, result)
    }
}
