import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Segmenter of ideographs` {
    @Test(arguments: seeds)
    func `words are those of ICU's algorithm, ties included`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let words = `Dictionary of ideographs`.words(using: &random)
        let dictionary = try #require(HanDictionary(TrieWriter.dictionary(of: words)))
        let costs = Dictionary(uniqueKeysWithValues: words.map { ($0.units, $0.value) })
        var segmenter = HanSegmenter(.arranged(dictionary))
        for _ in 0..<100 {
            var text: [UInt16] = [0x20]
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                text += `Dictionary of ideographs`.word(using: &random)
                if random.oneIn(4) { text.append(0x3002) }
            }
            segmenter.cut(text.span, 1..<text.count)
            var lengths: [Int] = []
            while lengths.reduce(1, +) < text.count {
                lengths.append(Int(segmenter.lengths[lengths.reduce(0, +)]))
            }
            #expect(lengths == Self.lengths(of: text.dropFirst(), costs))
        }
    }

    /// The algorithm of ICU, step by step.
    private static func lengths(of text: ArraySlice<UInt16>, _ costs: [[UInt16]: UInt32]) -> [Int] {
        let text = Array(text)
        var best = [UInt32](repeating: .max, count: text.count + 1)
        var previous = [Int](repeating: -1, count: text.count + 1)
        best[0] = 0
        for start in text.indices {
            var found: [(length: Int, cost: UInt32)] = []
            for length in 1...20 where start + length <= text.count {
                if let cost = costs[Array(text[start..<start + length])] {
                    found.append((length, cost))
                }
            }
            if found.first?.length != 1 { found.append((1, 255)) }
            for (length, cost) in found where best[start] + cost < best[start + length] {
                best[start + length] = best[start] + cost
                previous[start + length] = start
            }
        }
        var lengths: [Int] = []
        var end = text.count
        while end > 0 {
            lengths.append(end - previous[end])
            end = previous[end]
        }
        return lengths.reversed()
    }
}
