@testable import SearchIndex

/// A random list of postings, and what is written of it.
struct PostingsSample {
    /// How the numbers of a list lie.
    enum Look: CaseIterable, Sendable {
        case dense, sparse, clustered, outliers, spread, extreme

        fileprivate func gaps(_ count: Int, using random: inout SplitMix) -> [UInt32] {
            let most = UInt32.max / UInt32(count)
            var gaps = (0..<count).map { index -> UInt32 in
                switch self {
                case .dense: 1
                case .sparse: 1 + UInt32(random.number(bits: 12))
                case .clustered: index % 37 == 0 ? 5000 : 1 + UInt32(random.number(bits: 1))
                case .outliers: random.oneIn(12) ? most : 1 + UInt32(random.number(bits: 3))
                case .spread: UInt32.random(in: 1...most, using: &random)
                case .extreme: 1
                }
            }
            // One gap over all numbers there are, at any place.
            if self == .extreme {
                let place = Int.random(in: 0..<count, using: &random)
                gaps[place] = UInt32.max - UInt32(count) + (place == 0 ? 0 : 1)
            }
            return gaps
        }
    }

    /// How often a term stands in the paragraphs of a list.
    enum Wealth: CaseIterable, Sendable {
        case once, few, outliers, any

        fileprivate func frequency(using random: inout SplitMix) -> UInt32 {
            switch self {
            case .once: 1
            case .few: UInt32.random(in: 1...5, using: &random)
            case .outliers: random.oneIn(15) ? .max : 1 + UInt32(random.number(bits: 2))
            case .any: max(1, UInt32(random.number(bits: 32)))
            }
        }
    }

    static let counts = [
        1, 2, 3, 126, 127, 128, 129, 255, 256, 257, 383, 384, 385, 1000, 2048, 2049,
    ]

    var numbers: [UInt32] = []
    var frequencies: [UInt32] = []
    var bytes: [UInt8] = []
    var entry: TermEntry
    var shape: PostingsShape

    init(
        _ look: Look,
        _ wealth: Wealth = .few,
        count: Int,
        shape: PostingsShape,
        using random: inout SplitMix
    ) {
        self.shape = shape
        var number = UInt32.max
        for gap in look.gaps(count, using: &random) {
            // The first gap leads to a number from 0 on.
            number &+= gap
            numbers.append(number)
        }
        frequencies = numbers.map { _ in
            shape.hasFrequencies ? wealth.frequency(using: &random) : 1
        }
        let before = random.bytes(Int.random(in: 0...9, using: &random))
        let after = random.bytes(Int.random(in: 0...9, using: &random))
        if count == 1 {
            bytes = before + after
            entry = TermEntry(
                number: 0,
                count: 1,
                single: numbers[0],
                frequency: frequencies[0],
                list: 0..<0
            )
            return
        }
        let list = Self.list(numbers, frequencies, shape: shape)
        bytes = before + list + after
        entry = TermEntry(
            number: 0,
            count: count,
            single: 0,
            frequency: 0,
            list: before.count..<(before.count + list.count)
        )
    }

    /// The bytes of a list.
    static func list(
        _ numbers: [UInt32],
        _ frequencies: [UInt32],
        shape: PostingsShape,
        lengths: (UInt32) -> UInt32 = { $0 % 300 }
    ) -> [UInt8] {
        let kept = shape.hasFrequencies ? frequencies : []
        var writer = PostingsWriter(shape: shape)
        _ = writer.append(
            numbers: numbers.span,
            frequencies: kept.span,
            lengths: lengths
        )
        return writer.bytes.bytes
    }

    /// The index of the first number from a place on that reaches a target.
    func index(from start: Int, reaching target: UInt32) -> Int {
        var low = start
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
