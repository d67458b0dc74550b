/// How long queries took, in milliseconds.
public struct Latencies {
    private let sorted: [Double]

    /// Takes the time of each query, in any order.
    public init(_ times: [Double]) {
        sorted = times.sorted()
    }

    /// The number of queries.
    public var count: Int { sorted.count }

    /// The mean; 0 if there are none.
    public var mean: Double { sorted.reduce(0, +) / Double(max(1, count)) }

    /// The longest; 0 if there are none.
    public var longest: Double { sorted.last ?? 0 }

    /// The time within which a share of the queries were answered: the nearest rank.
    public func percentile(_ share: Double) -> Double {
        guard count > 0 else { return 0 }
        return sorted[min(count - 1, max(0, Int((share * Double(count)).rounded(.up)) - 1))]
    }
}
