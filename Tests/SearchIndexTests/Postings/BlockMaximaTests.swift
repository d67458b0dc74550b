import Testing

@testable import SearchIndex

@Suite struct `Block maxima` {
    private typealias Posting = (frequency: UInt32, length: UInt32)

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the stored pairs bound the BM25 score of every posting`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let postings = postings(Int.random(in: 1...128, using: &random), using: &random)
        let stored = bytes(maxima(postings), .weighted)
        #expect(stored.count == 8)
        for posting in postings { #expect(Impacts.cover(stored, posting), "\(posting)") }
        for _ in 0..<8 {
            let k1 = Double.random(in: 0...4, using: &random)
            let b = Double.random(in: 0...1, using: &random)
            let bound = Impacts.bound(stored, k1: k1, b: b)
            let best = postings.map {
                Impacts.score(Double($0.frequency), Double($0.length), k1: k1, b: b)
            }.max()
            #expect(best ?? 0 <= bound, "k1 \(k1), b \(b)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the pairs are those that no other beats`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let postings = postings(100, using: &random).map {
            (frequency: min($0.frequency, 255), length: min($0.length, 255))
        }
        let unbeaten = postings.filter { mine in
            !postings.contains {
                $0.frequency >= mine.frequency && $0.length <= mine.length && $0 != mine
            }
        }
        let expected = Set(unbeaten.map { [$0.frequency, $0.length] })
        let pairs = maxima(postings).pairs
        #expect(Set(pairs.map { [UInt32($0.frequency), UInt32($0.length)] }) == expected)
        #expect(pairs.count == expected.count)
        for index in pairs.indices.dropFirst() {
            #expect(pairs[index - 1].frequency < pairs[index].frequency)
            #expect(pairs[index - 1].length < pairs[index].length)
        }
    }

    @Test(arguments: SplitMix.seeds)
    func `blocks taken together are the same as all their postings`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var all = BlockMaxima()
        var everything: [Posting] = []
        for _ in 0..<5 {
            let block = postings(40, using: &random)
            everything += block
            all.add(maxima(block))
        }
        #expect(all == maxima(everything))
    }

    @Test func `up to four pairs are stored as they are, the last repeated`() {
        #expect(bytes(maxima([(3, 7)]), .weighted) == [3, 7, 3, 7, 3, 7, 3, 7])
        let three = maxima([(9, 80), (1, 2), (4, 30)])
        #expect(bytes(three, .weighted) == [1, 2, 4, 30, 9, 80, 9, 80])
        let four = maxima([(1, 2), (4, 30), (9, 80), (10, 200)])
        #expect(bytes(four, .weighted) == [1, 2, 4, 30, 9, 80, 10, 200])
    }

    @Test func `of five pairs the closest in length are merged into the better of both`() {
        let five = maxima([(1, 2), (4, 30), (6, 40), (9, 80), (10, 200)])
        #expect(bytes(five, .weighted) == [1, 2, 6, 30, 9, 80, 10, 200])
        let even = maxima([(1, 10), (2, 20), (3, 30), (4, 40), (5, 50)])
        #expect(bytes(even, .weighted) == [2, 10, 3, 30, 4, 40, 5, 50])
    }

    @Test func `numbers from 255 on are stored as 255`() {
        #expect(bytes(maxima([(.max, .max)]), .weighted) == [UInt8](repeating: 255, count: 8))
        let three = maxima([(255, 254), (300, 253), (254, 1)])
        #expect(bytes(three, .weighted) == [254, 1, 255, 253, 255, 253, 255, 253])
    }

    @Test func `bounded lists store the shortest length, plain ones nothing`() {
        let maxima = maxima([(1, 30), (1, 20), (1, 400)])
        #expect(bytes(maxima, .bounded) == [20])
        #expect(bytes(maxima, .plain) == [])
        for shape in [PostingsShape.weighted, .bounded, .plain] {
            #expect(bytes(maxima, shape).count == shape.impactSize)
        }
    }

    private func postings(_ count: Int, using random: inout SplitMix) -> [Posting] {
        let bits = (Int.random(in: 1...32, using: &random), Int.random(in: 1...12, using: &random))
        // Longer paragraphs hold a term more often, so that many pairs are unbeaten.
        let isAlong = random.oneIn(2)
        return (0..<count).map { _ in
            let length = UInt32(random.number(bits: bits.1))
            let frequency = max(1, isAlong ? length / 2 : UInt32(random.number(bits: bits.0)))
            return (frequency, length)
        }
    }

    private func maxima(_ postings: [Posting]) -> BlockMaxima {
        var maxima = BlockMaxima()
        for (frequency, length) in postings { maxima.add(frequency: frequency, length: length) }
        return maxima
    }

    private func bytes(_ maxima: BlockMaxima, _ shape: PostingsShape) -> [UInt8] {
        var writer = ByteWriter()
        maxima.append(to: &writer, shape: shape)
        return writer.bytes
    }
}
