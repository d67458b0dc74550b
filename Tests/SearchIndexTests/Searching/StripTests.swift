internal import Testing

@testable import SearchIndex

struct `Strip of paragraphs` {
    /// Adds scores to random places, and keeps a plain account of them.
    private static func add(
        _ count: Int,
        below end: UInt32,
        to strip: inout Strip,
        using random: inout SplitMix
    ) -> [UInt32: Float] {
        var sums: [UInt32: Float] = [:]
        for _ in 0..<count {
            let paragraph = strip.first + .random(in: 0..<end, using: &random)
            let score = Float(Int.random(in: 1...8, using: &random)) / 4
            strip.add(score, to: paragraph)
            sums[paragraph, default: 0] += score
        }
        return sums
    }

    /// From none to so many that all places pass the floor several times.
    @Test(arguments: [0, 1, 100, 160, 161, 1000, 3 * Strip.size, 9 * Strip.size])
    func `gives once and in order what exceeds the floor`(count: Int) {
        var random = SplitMix(seed: UInt64(count) + 7)
        var strip = Strip()
        for (place, floor) in [Float(-1), 0, 1, 2.5, 40].enumerated() {
            strip.move(to: place, of: 10 * Strip.size)
            for end in [3, 200, UInt32(Strip.size)] {
                strip.begin(above: floor)
                let sums = Self.add(count, below: end, to: &strip, using: &random)
                let expected = sums.filter { $0.value > floor }.sorted { $0.key < $1.key }
                var candidates = StripCandidates()
                strip.take(into: &candidates)
                let taken = 0..<candidates.count
                #expect(taken.map { candidates.paragraph(at: $0) } == expected.map(\.key))
                #expect(taken.map { candidates.score(at: $0) } == expected.map(\.value))
                #expect(sums.keys.allSatisfy { strip.score(of: $0) == 0 })
            }
        }
    }

    @Test(arguments: [10, 1000])
    func `tells every score though none is to be taken`(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        var strip = Strip()
        strip.move(to: 2, of: 3 * Strip.size)
        strip.begin(above: .infinity)
        let sums = Self.add(count, below: UInt32(Strip.size), to: &strip, using: &random)
        #expect(sums.allSatisfy { strip.score(of: $0.key) == $0.value })
        strip.removeAll()
        #expect(sums.allSatisfy { strip.score(of: $0.key) == 0 })
    }

    @Test func `bits are visited in order, and taken out`() {
        var random = SplitMix(seed: 3)
        var bits = StripBits()
        for count in [0, 1, 70, 3000] {
            let places = (0..<count).map { _ in
                UInt32.random(in: 0..<UInt32(Strip.size), using: &random)
            }
            for place in places { bits.insert(place) }
            bits.insert(UInt32(Strip.size))
            let expected = Set(places).sorted()
            var visited: [UInt32] = []
            bits.visit { visited.append($0) }
            #expect(visited == expected)
            #expect(places.allSatisfy { bits.contains($0) } && !bits.contains(UInt32(Strip.size)))
            bits.removeAll()
            #expect(!places.contains { bits.contains($0) })
            bits.visit { _ in Issue.record("a bit is left") }
        }
    }
}
