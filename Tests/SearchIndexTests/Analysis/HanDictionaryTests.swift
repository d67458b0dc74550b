import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Dictionary of ideographs` {
    @Test func `all words of ICU are found`() throws {
        let data = try #require(DictionaryData.load())
        let dictionary = try #require(HanDictionary(data))
        #expect(HanProbe.passes(dictionary))
        var missing = 0
        for word in HanWords.all where Self.cost(of: word, in: dictionary) == nil { missing += 1 }
        #expect(missing == 0)
        #expect(Self.cost(of: "济经", in: dictionary) == nil)
    }

    @Test(arguments: seeds)
    func `words have their costs and no others are found`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let words = Self.words(using: &random)
        let dictionary = try #require(HanDictionary(TrieWriter.dictionary(of: words)))
        let costs = Dictionary(uniqueKeysWithValues: words.map { ($0.units, $0.value) })
        for _ in 0..<2000 {
            let word = Self.word(using: &random)
            // ICU looks for no words longer than 20 characters.
            let cost = word.count > 20 ? nil : costs[word]
            let expected = word.count > 1 ? cost : cost ?? 255
            #expect(
                Self.cost(of: String(decoding: word, as: UTF16.self), in: dictionary) == expected
            )
        }
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5])
    func `an unknown layout is refused`(index: Int) {
        var data = TrieWriter.dictionary(of: [(Array("经济".utf16), 100)])
        #expect(HanDictionary(data) != nil)
        data.indexes[index] += 2
        #expect(HanDictionary(data) == nil)
        data.indexes.removeLast()
        #expect(HanDictionary(data) == nil)
    }

    @Test func `costs out of reason are refused`() {
        let word = Array("经济".utf16)
        #expect(HanDictionary(TrieWriter.dictionary(of: [(word, 0x7FF)])) != nil)
        #expect(HanDictionary(TrieWriter.dictionary(of: [(word, 0x800)])) == nil)
        #expect(HanDictionary(TrieWriter.dictionary(of: [(word, .max)])) == nil)
    }

    @Test func `a dictionary without plain ideographs is refused`() {
        #expect(HanDictionary(TrieWriter.dictionary(of: [(Array("カナ".utf16), 100)])) == nil)
    }

    @Test(arguments: seeds)
    func `damage never stops the process`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let data = TrieWriter.dictionary(of: Self.words(using: &random))
        let text = (0..<100).flatMap { _ in Self.word(using: &random) }
        let paragraphs = [String(decoding: text, as: UTF16.self)]
        var usable = 0
        for _ in 0..<200 {
            var damaged = data
            damaged.units = random.damaged(data.units)
            guard let dictionary = HanDictionary(damaged) else { continue }
            usable += 1
            var breaker = try WordBreaker(trusting: dictionary)
            // The first paragraph is cut both ways, so the pieces are right even so.
            #expect(try cut(paragraphs, with: &breaker) == cut(paragraphs))
        }
        #expect(usable > 0)
    }

    @Test(arguments: SplitMix.seeds)
    func `damage to ICU's dictionary never stops the process`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var data = try #require(DictionaryData.load())
        data.units = random.damaged(data.units)
        guard let dictionary = HanDictionary(data) else { return }
        _ = HanProbe.passes(dictionary)
    }

    /// Words of few characters and few costs.
    static func words(using random: inout SplitMix) -> [TrieWriter.Word] {
        var words: [[UInt16]: UInt32] = [:]
        for _ in 0..<Int.random(in: 1...150, using: &random) {
            let word = word(using: &random)
            let unit = 20 * UInt32.random(in: 1...15, using: &random)
            words[word] = min(unit * UInt32(word.count), 2000)
        }
        return words.map { ($0.key, $0.value) }
    }

    static func word(using random: inout SplitMix) -> [UInt16] {
        let count = Int.random(in: 1...(random.oneIn(8) ? 25 : 4), using: &random)
        return (0..<count).map { _ in
            [0x4E00, 0x5B57, 0x9FA5, 0x6587, 0x7ECF].randomElement(using: &random)!
        }
    }

    /// The cost of a word; of a single character also if it is none.
    private static func cost(of word: String, in dictionary: HanDictionary) -> UInt32? {
        let codes = word.utf16.map { dictionary.codes[Int($0 - 0x4E00)] }
        var entry = dictionary.heads[Int(codes[0])]
        for code in codes.dropFirst() {
            guard UInt32(truncatingIfNeeded: entry) > 0 else { return nil }
            entry = dictionary.slots[Int(UInt32(truncatingIfNeeded: entry)) + Int(code)]
            guard entry >> 48 == code else { return nil }
        }
        let cost = UInt16(truncatingIfNeeded: entry >> 32)
        return cost == HanWordTree.noWord ? nil : UInt32(cost)
    }
}
