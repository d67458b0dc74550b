/// How likely it is that two rankings as good as each other differ by as much as was measured.
///
/// For each topic a coin decides which ranking gets which of the two values; the share of such
/// exchanges with a mean difference as large as the true one, to either side, is the probability.
/// Source: Smucker, Allan and Carterette, A Comparison of Statistical Significance Tests for
/// Information Retrieval Evaluation, 2007.
struct RandomizationTest {
    /// The number of random exchanges; the least probability is 1 / (rounds + 1).
    var rounds = 10_000

    /// What the random exchanges follow from.
    var seed: UInt64 = 1

    /// The probability for the differences of each topic, two-sided.
    ///
    /// - Complexity: O(rounds × differences other than 0).
    func probability(_ differences: [Double]) -> Double {
        let differences = differences.filter { $0 != 0 }
        let total = differences.reduce(0, +).magnitude
        // Sums of the same numbers in another order may differ in their last digits.
        let bound = total - 1e-9
        var random = SplitMix(state: seed)
        var count = 0
        for _ in 0..<rounds {
            var sum = 0.0
            var coins: UInt64 = 0
            for (place, difference) in differences.enumerated() {
                if place & 63 == 0 { coins = random.next() }
                sum += coins & 1 == 0 ? difference : -difference
                coins >>= 1
            }
            if sum.magnitude >= bound { count += 1 }
        }
        return Double(count + 1) / Double(rounds + 1)
    }
}

/// A generator of random numbers whose sequence follows from its seed.
///
/// Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
