import Testing

@testable import SearchIndex

@Suite struct `Term dictionary` {
    private static let counts = [0, 1, 2, 31, 32, 33, 64, 65, 1000]

    @Test(arguments: TermSample.Look.allCases, counts)
    func `all terms come back in order, from any number on`(
        look: TermSample.Look,
        count: Int
    ) throws {
        var random = SplitMix(seed: UInt64(count))
        let shape = [PostingsShape.weighted, .bounded, .plain][count % 3]
        let sample = try TermSample(look, count: count, shape: shape, using: &random)
        let bytes = sample.bytes
        let dictionary = try #require(bytes.withRawSpan { sample.open($0) })
        let total = sample.terms.count
        #expect(dictionary.count == total)

        let starts = [0, 1, 30, 31, 32, 33, 63, 64, total - 1].filter { (0..<total).contains($0) }
        for start in starts + [-1, total, Int.max] {
            let (terms, entries) = bytes.withRawSpan { span in
                Self.walk(dictionary, from: start, in: span, limit: start == 0 ? total + 1 : 70)
            }
            let first = min(max(0, start), total)
            let last = start == 0 ? total : min(first + 70, total)
            #expect(terms == Array(sample.terms[first..<last]), "from \(start)")
            #expect(entries == Array(sample.entries[first..<last]), "from \(start)")
        }
    }

    @Test(arguments: TermSample.Look.allCases, [PostingsShape.weighted, .bounded, .plain])
    func `each term is found with its postings`(
        look: TermSample.Look,
        shape: PostingsShape
    ) throws {
        // What a shape changes doesn't depend on many blocks.
        for count in Self.counts where count < 100 || shape == .weighted {
            var random = SplitMix(seed: UInt64(count))
            let sample = try TermSample(look, count: count, shape: shape, using: &random)
            let bytes = sample.bytes
            let dictionary = try #require(bytes.withRawSpan { sample.open($0) })
            // Of many terms every third: all places of a block, in one block or another.
            let step = count > 100 ? 3 : 1
            let numbers = Array(stride(from: 0, to: sample.terms.count, by: step))
            let found = bytes.withRawSpan { span in
                numbers.map { number in
                    sample.terms[number].withRawSpan { dictionary.find($0, in: span) }
                }
            }
            #expect(found == numbers.map { sample.entries[$0] })
        }
    }

    @Test(arguments: TermSample.Look.allCases, SplitMix.seeds)
    func `what is sought is found where it stands or would stand`(
        look: TermSample.Look,
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        let count = [1, 31, 33, 64, 200, 400][Int(seed)]
        let sample = try TermSample(look, count: count, shape: .weighted, using: &random)
        let oracle = Dictionary(uniqueKeysWithValues: zip(sample.terms, sample.entries))
        let bytes = sample.bytes
        let dictionary = try #require(bytes.withRawSpan { sample.open($0) })
        for probe in sample.probes(200, look: look, using: &random) {
            let found = bytes.withRawSpan { span in
                probe.withRawSpan { dictionary.find($0, in: span) }
            }
            #expect(found == oracle[probe], "\(probe)")
            let number = bytes.withRawSpan { span in
                probe.withRawSpan { dictionary.firstNumber(from: $0, in: span) }
            }
            #expect(number == sample.firstNumber(from: probe), "\(probe)")
        }
    }

    @Test func `a number leads to its term`() throws {
        var random = SplitMix(seed: 0)
        let sample = try TermSample(.words, count: 100, shape: .plain, using: &random)
        let bytes = sample.bytes
        let dictionary = try #require(bytes.withRawSpan { sample.open($0) })
        for number in sample.terms.indices {
            let found = bytes.withRawSpan { dictionary.entry(at: number, in: $0) }
            #expect(found?.term == sample.terms[number])
            #expect(found?.entry == sample.entries[number])
        }
        for number in [-1, -32, Int.min, sample.terms.count, 128, Int.max] {
            let found = bytes.withRawSpan { dictionary.entry(at: number, in: $0) }
            #expect(found == nil, "number \(number)")
        }
    }

    @Test func `a prefix orders as the first eight bytes do`() {
        var random = SplitMix(seed: 1)
        for _ in 0..<300 {
            let left = TermSample.Look.binary.term(using: &random)
            let right = TermSample.Look.shared.term(using: &random)
            let prefixes = [left, right].map { term in
                term.withRawSpan { TermDictionary.prefix(of: $0) }
            }
            let padded = [left, right].map { ($0 + [UInt8](repeating: 0, count: 8)).prefix(8) }
            #expect((prefixes[0] < prefixes[1]) == padded[0].lexicographicallyPrecedes(padded[1]))
        }
        let known = Array("abcdefghi".utf8).withRawSpan { TermDictionary.prefix(of: $0) }
        #expect(known == 0x6162_6364_6566_6768)
    }

    @Test(
        arguments: [
            ["b", "a"], ["a", "a"], ["ab", "a"], ["", ""],
        ]
    )
    func `terms out of order are refused`(terms: [String]) async {
        await #expect(processExitsWith: .failure) { [terms] in
            var writer = TermDictionaryWriter(shape: .plain)
            for term in terms { writer.append(Array(term.utf8), single: 1) }
        }
    }

    @Test func `terms out of order are refused across blocks`() async {
        await #expect(processExitsWith: .failure) {
            var writer = TermDictionaryWriter(shape: .plain)
            for number in 0..<32 { writer.append([UInt8(number)], single: 1) }
            writer.append([31], count: 2, listLength: 5)
        }
    }

    @Test(arguments: [0, 1])
    func `a list of fewer than two postings is refused`(count: Int) async {
        await #expect(processExitsWith: .failure) { [count] in
            var writer = TermDictionaryWriter(shape: .plain)
            writer.append([1], count: count, listLength: 5)
        }
    }

    @Test func `any beginning of a dictionary is refused or read`() throws {
        var random = SplitMix(seed: 4)
        let sample = try TermSample(.shared, count: 70, shape: .weighted, using: &random)
        for count in 0..<sample.section.count {
            let bytes = Array(sample.section[..<count])
            check(bytes, from: sample, probes: Array(sample.terms.prefix(2)))
        }
    }

    @Test(arguments: SplitMix.seeds, TermSample.Look.allCases)
    func `a damaged dictionary is refused or read`(seed: UInt64, look: TermSample.Look) throws {
        var random = SplitMix(seed: seed)
        let shape = [PostingsShape.weighted, .bounded, .plain][Int(seed % 3)]
        let sample = try TermSample(look, count: 70, shape: shape, using: &random)
        let probes = sample.probes(4, look: look, using: &random)
        for _ in 0..<15 {
            check(random.damaged(sample.section), from: sample, probes: probes)
        }
    }

    @Test func `a term never reaches into the bytes behind its block`() throws {
        var writer = TermDictionaryWriter(shape: .plain)
        writer.append(Array("abc".utf8), single: 9)
        var section = try writer.finish()
        // The entry is 3 (lengths), a, b, c, 18 (value): let it claim fifteen bytes and 97 more.
        section[section.count - 5] = 15
        let bytes = section + [UInt8](repeating: 0xEE, count: 200)
        let dictionary = bytes.withRawSpan {
            TermDictionary($0, section: 0..<section.count, postings: 0..<0, shape: .plain)
        }
        let opened = try #require(dictionary)
        let found = bytes.withRawSpan { opened.entry(at: 0, in: $0) }
        #expect(found?.term == Array("bc".utf8) + [18])
    }

    /// Reads a damaged section in all ways: whatever it yields lies inside of the bytes.
    private func check(_ bytes: [UInt8], from sample: TermSample, probes: [[UInt8]]) {
        bytes.withRawSpan { span in
            guard
                let dictionary = TermDictionary(
                    span,
                    section: 0..<bytes.count,
                    postings: sample.postings,
                    shape: sample.shape
                )
            else { return }
            let (terms, entries) = Self.walk(dictionary, from: 0, in: span)
            #expect(terms.count <= dictionary.count)
            #expect(terms.allSatisfy { $0.count <= bytes.count })
            #expect(entries.allSatisfy { isSound($0, in: sample) })
            for probe in probes {
                probe.withRawSpan { probe in
                    if let entry = dictionary.find(probe, in: span) {
                        let isSound = isSound(entry, in: sample)
                        #expect(isSound && entry.number < dictionary.count)
                    }
                    let number = dictionary.firstNumber(from: probe, in: span)
                    #expect((0...dictionary.count).contains(number))
                }
            }
            for number in [-1, 0, 31, 32, 69, dictionary.count - 1, dictionary.count] {
                if let found = dictionary.entry(at: number, in: span) {
                    #expect(found.entry.number == number)
                }
            }
        }
    }

    private func isSound(_ entry: TermEntry, in sample: TermSample) -> Bool {
        let inside = entry.list.clamped(to: sample.postings)
        return entry.count >= 1 && (entry.list.isEmpty || entry.list == inside)
    }

    private static func walk(
        _ dictionary: TermDictionary,
        from start: Int,
        in bytes: RawSpan,
        limit: Int = .max
    ) -> (terms: [[UInt8]], entries: [TermEntry]) {
        var terms: [[UInt8]] = []
        var entries: [TermEntry] = []
        var iterator = dictionary.iterator(from: start)
        while terms.count < limit, let next = iterator.next(in: bytes) {
            terms.append(next.term)
            entries.append(next.entry)
        }
        return (terms, entries)
    }
}
