@testable import SearchIndex

/// A sorted set of random terms with their postings, and the dictionary written from them.
struct TermSample {
    /// What the terms of a sample have in common.
    enum Look: CaseIterable, Sendable {
        case words, shared, sharedLong, sharedLongest, long, binary, sameStart

        func term(using random: inout SplitMix) -> [UInt8] {
            switch self {
            case .words: letters(1...9, 0x61...0x7A, using: &random)
            case .shared: prefix(0...20, using: &random) + letters(0...4, using: &random)
            case .sharedLong: prefix(10...40, using: &random) + letters(1...40, using: &random)
            case .sharedLongest:
                prefix(265...310, using: &random) + letters(1...8, 0...255, using: &random)
            case .long: letters(200...700, 0x61...0x62, using: &random)
            case .binary: letters(0...12, 0...1, using: &random)
            case .sameStart:
                prefix(8...8, using: &random) + letters(0...9, 0...255, using: &random)
            }
        }

        private func prefix(_ counts: ClosedRange<Int>, using random: inout SplitMix) -> [UInt8] {
            [UInt8](repeating: 0x6D, count: Int.random(in: counts, using: &random))
        }

        private func letters(
            _ counts: ClosedRange<Int>,
            _ alphabet: ClosedRange<UInt8> = 0x61...0x66,
            using random: inout SplitMix
        ) -> [UInt8] {
            (0..<Int.random(in: counts, using: &random)).map { _ in
                UInt8.random(in: alphabet, using: &random)
            }
        }
    }

    /// The number of bytes that stand before the section.
    static let before = 5

    var terms: [[UInt8]] = []
    var entries: [TermEntry] = []
    var section: [UInt8] = []
    var shape: PostingsShape

    /// The place of the lists, which nothing here reads.
    var postings: Range<Int>

    init(
        _ look: Look,
        count: Int,
        shape: PostingsShape,
        using random: inout SplitMix
    ) throws {
        var set: Set<[UInt8]> = []
        var tries = 0
        while set.count < count, tries < 20 * count {
            set.insert(look.term(using: &random))
            tries += 1
        }
        terms = set.sorted { $0.lexicographicallyPrecedes($1) }
        self.shape = shape

        let listsStart = 1000
        var listsEnd = listsStart
        var writer = TermDictionaryWriter(shape: shape)
        for (number, term) in terms.enumerated() {
            if random.oneIn(2) {
                let single = UInt32(random.number(bits: 32))
                let frequency = shape.hasFrequencies ? UInt32(random.number(bits: 32)) : 1
                writer.append(term, single: single, frequency: frequency)
                entries.append(
                    TermEntry(
                        number: number,
                        count: 1,
                        single: single,
                        frequency: frequency,
                        list: 0..<0
                    )
                )
            } else {
                let count = 2 + Int(random.number(bits: 31))
                let length = Int(random.number(bits: 24))
                writer.append(term, count: count, listLength: length)
                entries.append(
                    TermEntry(
                        number: number,
                        count: count,
                        single: 0,
                        frequency: 0,
                        list: listsEnd..<(listsEnd + length)
                    )
                )
                listsEnd += length
            }
        }
        postings = listsStart..<listsEnd
        section = try writer.finish()
    }

    /// The section between other bytes.
    var bytes: [UInt8] {
        [UInt8](repeating: 0xFF, count: Self.before) + section + [0xFF, 0xFF, 0xFF]
    }

    /// Opens the dictionary in ``bytes``.
    func open(_ bytes: RawSpan) -> TermDictionary? {
        TermDictionary(
            bytes,
            section: Self.before..<(Self.before + section.count),
            postings: postings,
            shape: shape
        )
    }

    /// The number of the first term that doesn't stand before another.
    func firstNumber(from term: [UInt8]) -> Int {
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].lexicographicallyPrecedes(term) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Terms to look for: some of the sample, and ones that differ from them a little.
    func probes(_ count: Int, look: Look, using random: inout SplitMix) -> [[UInt8]] {
        var probes: [[UInt8]] = [[], [0], [0xFF], [UInt8](repeating: 0xFF, count: 20)]
        for _ in 0..<count {
            var probe = terms.randomElement(using: &random) ?? []
            switch Int.random(in: 0..<6, using: &random) {
            case 0: break
            case 1: _ = probe.popLast()
            case 2: probe.append(0)
            case 3: probe.append(UInt8(truncatingIfNeeded: random.next()))
            case 4: probe = look.term(using: &random)
            default:
                if let place = probe.indices.randomElement(using: &random) {
                    probe[place] &+= random.oneIn(2) ? 1 : .max
                }
            }
            probes.append(probe)
        }
        return probes
    }
}
