import Testing

@testable import SearchIndex

@Suite struct `Dense code` {
    @Test(arguments: 1...255)
    func `ranks around every level edge round-trip`(stoppers: Int) throws {
        let code = try #require(DenseCode(stoppers: stoppers))
        var first = 0
        var size = stoppers
        for level in 1...8 {
            for rank in [first, first + 1, first + size / 2, first + size - 1]
            where rank >= first && rank < first + size {
                var bytes: [UInt8] = [0xFF, 0]
                code.append(rank, to: &bytes)
                #expect(bytes.count == 2 + level, "rank \(rank)")
                #expect(bytes.dropFirst(2).dropLast().allSatisfy { $0 >= stoppers })
                #expect(bytes[bytes.count - 1] < stoppers)
                var offset = 2
                let decoded = bytes.withRawSpan { code.decode($0, at: &offset) }
                #expect(decoded == rank)
                #expect(offset == bytes.count)
            }
            first += size
            guard size < 1 << 40 else { break }
            size *= 256 - stoppers
        }
    }

    @Test(arguments: [1, 2, 100, 128, 200, 254])
    func `code words one behind the other are told apart`(stoppers: Int) throws {
        let code = try #require(DenseCode(stoppers: stoppers))
        var bytes: [UInt8] = []
        for rank in 0..<2000 { code.append(rank, to: &bytes) }
        var offset = 0
        let decoded = bytes.withRawSpan { span in
            (0..<2000).map { _ in code.decode(span, at: &offset) }
        }
        #expect(decoded == Array(0..<2000))
        #expect(offset == bytes.count)
    }

    @Test(arguments: [1, 2, 100, 199, 253, 254, 255], [0, 1, 253, 254, 30_000])
    func `short code words are those that are appended one by one`(stoppers: Int, count: Int) throws
    {
        let code = try #require(DenseCode(stoppers: stoppers))
        let short = code.shortWords(below: count)
        try #require(short.count == count)
        for rank in 0..<count {
            guard short[rank] != 0 else {
                // Words grow, so that all that follow are longer ones.
                #expect(rank >= stoppers * (1 + (256 - stoppers) * (257 - stoppers)))
                #expect(short[rank...].allSatisfy { $0 == 0 })
                break
            }
            var (expected, found): ([UInt8], [UInt8]) = ([], [])
            code.append(rank, to: &expected)
            code.append(rank, shortWords: short.span, to: &found)
            try #require(found == expected, "rank \(rank)")
        }
    }

    @Test func `all words of a length are used before a longer one`() throws {
        let code = try #require(DenseCode(stoppers: 253))
        let words = (0..<(253 + 253 * 3 + 253 * 9)).map { rank in
            var bytes: [UInt8] = []
            code.append(rank, to: &bytes)
            return bytes
        }
        #expect(Set(words).count == words.count)
        let lengths = words.map(\.count)
        #expect(lengths == lengths.sorted())
        #expect([1, 2, 3].map { length in lengths.count { $0 == length } } == [253, 759, 2277])
    }

    @Test(arguments: [0, -1, 256, Int.max])
    func `another number of stoppers than 1 to 255 is refused`(stoppers: Int) {
        #expect(DenseCode(stoppers: stoppers) == nil)
    }

    @Test(arguments: SplitMix.seeds)
    func `the chosen code is the shortest of all`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<8 {
            let count = Int.random(in: 0...600, using: &random)
            let bits = Int.random(in: 0...30, using: &random)
            let frequencies = (0..<count).map { _ in Int(random.number(bits: bits)) }
                .sorted(by: >)
            check(frequencies)
        }
    }

    @Test(arguments: [0, 1, 254, 255, 256, 257, 1000, 3000])
    func `the chosen code is the shortest for words as texts have them`(count: Int) {
        check((0..<count).map { 1_000_000 / ($0 + 1) })
        check([Int](repeating: 1, count: count))
    }

    /// With 255 stoppers rank 2040 would take nine bytes, which no reader takes.
    @Test(arguments: [2040, 2041, 2295])
    func `no rank gets a code word of more than eight bytes`(count: Int) {
        let frequencies = (0..<count).map { $0 < 255 ? 1_000_000 : 1 }
        check(frequencies)
        let code = DenseCode(shortestFor: frequencies)
        #expect((code.stoppers == 255) == (count <= 2040))
        var bytes: [UInt8] = []
        code.append(frequencies.count - 1, to: &bytes)
        var offset = 0
        let decoded = bytes.withRawSpan { code.decode($0, at: &offset) }
        #expect(decoded == frequencies.count - 1)
    }

    @Test func `a rank that would take nine bytes is refused`() async {
        await #expect(processExitsWith: .failure) {
            var bytes: [UInt8] = []
            DenseCode(stoppers: 255)?.append(2040, to: &bytes)
        }
    }

    @Test(arguments: [1, 2, 100, 254, 255])
    func `any bytes are read, at most eight of them`(stoppers: Int) throws {
        let code = try #require(DenseCode(stoppers: stoppers))
        var random = SplitMix(seed: UInt64(stoppers))
        var inputs = [[], [0xFF], [UInt8](repeating: 0xFF, count: 20)]
        for _ in 0..<50 { inputs.append(random.bytes(12)) }
        for bytes in inputs {
            for start in [-1, 0, 5, 100, Int.min, Int.max] {
                var offset = start
                let rank = bytes.withRawSpan { code.decode($0, at: &offset) }
                #expect((1...8).contains(offset &- start))
                #expect(rank >= 0)
            }
        }
    }

    /// Compares the chosen code's size with that of all codes whose words take eight bytes or less.
    private func check(_ frequencies: [Int]) {
        let chosen = DenseCode(shortestFor: frequencies).stoppers
        let sizes = (1...255).map { stoppers -> Int in
            var size = 0
            for (rank, frequency) in frequencies.enumerated() {
                let length = Self.length(rank, stoppers: stoppers)
                guard length <= 8 else { return .max }
                size += frequency * length
            }
            return size
        }
        #expect(sizes[chosen - 1] == sizes.min())
    }

    private static func length(_ rank: Int, stoppers: Int) -> Int {
        var length = 1
        var rest = rank / stoppers
        while rest > 0 {
            rest = (rest - 1) / (256 - stoppers)
            length += 1
        }
        return length
    }
}
