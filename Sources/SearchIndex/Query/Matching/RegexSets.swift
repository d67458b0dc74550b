/// The different character sets of a pattern, numbered as they come.
struct RegexSets {
    /// How many ranges all of them may have together.
    ///
    /// It holds the work that goes into telling characters apart in bounds.
    static let rangeLimit = 20_000
    static let countLimit = 1_000

    private(set) var sets: [ScalarSet] = []
    private var numbers: [[Unicode.Scalar]: Int] = [:]
    private var rangeCount = 0

    /// The number of the set that is written in some way, made when it is first met.
    mutating func number(
        of source: [Unicode.Scalar],
        at position: Int,
        make: () -> ScalarSet
    ) throws(RegexError) -> Int {
        if let number = numbers[source] { return number }
        let set = make()
        rangeCount += set.ranges.count
        guard rangeCount <= Self.rangeLimit else {
            throw RegexError(reason: .tooManyClasses(limit: Self.rangeLimit), position: position)
        }
        guard sets.count < Self.countLimit else {
            throw RegexError(reason: .tooManyClasses(limit: Self.countLimit), position: position)
        }
        sets.append(set)
        numbers[source] = sets.count - 1
        return sets.count - 1
    }
}
