import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Trie of ICU` {
    @Test(arguments: seeds)
    func `words are read with their values`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let words = Self.words(using: &random)
        let trie = UCharsTrie(units: TrieWriter.units(of: words.map { ($0.key, $0.value) }))
        #expect(try #require(Self.read(trie)) == words)
    }

    @Test func `ICU's own dictionary is read to its end`() throws {
        let data = try #require(DictionaryData.load())
        let tree = try #require(HanWordTree(UCharsTrie(units: data.units)))
        #expect(tree.count > 100_000)
        #expect(HanWords.all.contains("经济"))
        #expect(HanWords.all.contains("增长"))
    }

    @Test(arguments: seeds)
    func `what is looked up is what is read`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let words = Self.words(using: &random)
        let units = TrieWriter.units(of: words.map { ($0.key, $0.value) })
        for word in words.keys {
            #expect(Self.lookUp(word, in: units) == words[word])
            var other = word
            other[Int.random(in: 0..<word.count, using: &random)] ^= random.oneIn(2) ? 1 : 0x800
            #expect(Self.lookUp(other, in: units) == words[other])
            for other in [Array(word.dropLast()), word + [0x4E00]] {
                #expect(Self.lookUp(other, in: units) == words[other])
            }
        }
    }

    @Test func `every word of ICU's own dictionary is looked up as it is read`() throws {
        let data = try #require(DictionaryData.load())
        let tree = try #require(HanWordTree(UCharsTrie(units: data.units)))
        var words: [[UInt16]] = Array(repeating: [], count: tree.count)
        for node in 0..<tree.count {
            for child in tree.children(of: node) {
                words[child] = words[node] + [tree.labels[child]]
            }
        }
        for node in 1..<tree.count {
            let value = Self.lookUp(words[node], in: data.units)
            #expect(
                value == (tree.costs[node] == HanWordTree.noWord ? nil : UInt32(tree.costs[node]))
            )
        }
    }

    @Test(arguments: seeds)
    func `damaged units never stop the process`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let units = TrieWriter.units(of: Self.words(using: &random).map { ($0.key, $0.value) })
        for _ in 0..<200 {
            let damaged = random.damaged(units)
            _ = Self.read(UCharsTrie(units: damaged))
            for word in Self.words(using: &random).keys.prefix(5) {
                _ = Self.lookUp(word, in: damaged)
            }
        }
        #expect(Self.read(UCharsTrie(units: [])) == nil)
    }

    /// Some words of few characters, so that all kinds of nodes come up.
    private static func words(using random: inout SplitMix) -> [[UInt16]: UInt32] {
        let range = UInt16.random(in: 1...200, using: &random)
        var words: [[UInt16]: UInt32] = [:]
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            let count = Int.random(in: 1...(random.oneIn(5) ? 40 : 4), using: &random)
            let word = (0..<count).map { _ in 0x4E00 + UInt16.random(in: 0...range, using: &random)
            }
            words[word] = UInt32(random.number(bits: 24))
        }
        return words
    }

    /// The value of a word, step by step.
    private static func lookUp(_ word: some Sequence<UInt16>, in units: [UInt16]) -> UInt32? {
        var node = UCharsTrie.Node.root
        for unit in word {
            guard let next = UCharsTrie.step(node, unit, in: units.span) else { return nil }
            node = next
        }
        return UCharsTrie.value(of: node, in: units.span)
    }

    /// All words with their values; `nil` if the trie makes no sense or has too many.
    private static func read(_ trie: UCharsTrie) -> [[UInt16]: UInt32]? {
        var words: [[UInt16]: UInt32] = [:]
        var edges: [UCharsTrie.Edge] = []
        var pending = [(word: [UInt16](), node: UCharsTrie.Node.root)]
        var work = 0
        while let (word, node) = pending.popLast() {
            guard word.count < 100, work < 20_000, let content = trie.read(node, edges: &edges)
            else { return nil }
            work += 1 + edges.count
            if let value = content.value { words[word] = value }
            pending += edges.map { (word + [$0.label], $0.target) }
        }
        return words
    }
}
