extension SplitMix {
    /// The seeds under which randomised tests run.
    static let seeds: Range<UInt64> = 0..<6

    /// A number of at most as many bits as given, every bit length equally likely.
    mutating func number(bits: Int) -> UInt64 {
        let width = Int.random(in: 0...bits, using: &self)
        return width == 0 ? 0 : next() >> UInt64(64 - width)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// Whether something happens that happens once in a number of times.
    mutating func oneIn(_ times: Int) -> Bool {
        Int.random(in: 0..<times, using: &self) == 0
    }

    /// A copy of some bytes or numbers with a few changed or with the end cut off.
    mutating func damaged<Number: FixedWidthInteger>(_ bytes: [Number]) -> [Number] {
        var damaged = bytes
        guard !bytes.isEmpty else { return damaged }
        if oneIn(4) {
            damaged.removeLast(Int.random(in: 1...bytes.count, using: &self))
        }
        guard !damaged.isEmpty else { return damaged }
        for _ in 0..<Int.random(in: 1...6, using: &self) {
            // Counts and tables stand at the beginning, so half of the damage goes there.
            let reach = oneIn(2) ? min(64, damaged.count) : damaged.count
            let place = Int.random(in: 0..<reach, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: damaged[place] = 0
            case 1: damaged[place] = .max
            case 2: damaged[place] ^= 1 << Number(Int.random(in: 0..<Number.bitWidth, using: &self))
            default: damaged[place] = Number(truncatingIfNeeded: next())
            }
        }
        return damaged
    }
}
