import Testing

@testable import SearchIndex

@Suite struct `Stored text` {
    /// A vocabulary and a text store in one run of bytes.
    private struct Stored {
        var bytes: [UInt8]
        var vocabulary: Range<Int>
        var text: Range<Int>

        func open() throws -> TextStore {
            let found = bytes.withRawSpan { Vocabulary($0, section: vocabulary) }
            let opened = try #require(found)
            let store = bytes.withRawSpan { TextStore($0, section: text, vocabulary: opened) }
            return try #require(store)
        }
    }

    @Test(arguments: SplitMix.seeds, [1, 30, 254, 255])
    func `paragraphs come back byte for byte`(seed: UInt64, stoppers: Int) throws {
        var random = SplitMix(seed: seed)
        let sample = TokenSample(count: 200, using: &random)
        let paragraphs = (0..<150).map { _ in sample.paragraph(using: &random) }
        let ranks = paragraphs.map(sample.stored)
        let code = try #require(DenseCode(stoppers: stoppers))
        let stored = try store(sample, ranks, code: code, using: &random)
        let store = try stored.open()
        stored.bytes.withRawSpan { span in
            #expect(store.count == paragraphs.count)
            for (number, paragraph) in paragraphs.enumerated() {
                let text = store.text(of: number, in: span)
                #expect(text == paragraph.flatMap(\.surface), "paragraph \(number)")
                var read: [Int] = []
                store.forEachRank(of: number, in: span) { read.append($0) }
                #expect(read == ranks[number])
            }
            for number in [-1, Int.min, paragraphs.count, Int.max] {
                #expect(store.codes(of: number, in: span).isEmpty)
                #expect(store.text(of: number, in: span).isEmpty)
            }
        }
    }

    @Test(
        arguments: [
            (["one", " ", "two"], [0, 1], "one two"),
            (["one", "two"], [0, 2, 1], "onetwo"),
            (["one", " ", " ", "two"], [0, 3, 3, 1], "one  two"),
            (["one", " ", "二"], [0, 3, 4], "one 二"),
            (["one", "二"], [0, 4], "one二"),
            (["二", "二"], [4, 4], "二二"),
            ([" ", "one", " "], [3, 0, 3], " one "),
            (["한", " ", "one"], [5, 0], "한 one"),
            (["one", ".", " ", "two"], [0, 6, 3, 1], "one. two"),
            ([], [], ""),
        ] as [([String], [Int], String)]
    )
    func `one space between spaced words is implied`(
        pieces: [String],
        ranks: [Int],
        text: String
    ) throws {
        var random = SplitMix(seed: 0)
        var sample = TokenSample(count: 0, using: &random)
        sample.tokens = [
            Self.token("one", .spacedWord), Self.token("two", .spacedWord), TokenSample.joiner,
            TokenSample.space, Self.token("二", .unspacedWord), Self.token("한", .hangulWord),
            Self.token(".", .other),
        ]
        let paragraph = pieces.compactMap { piece in
            sample.tokens.first { $0.surface == Array(piece.utf8) }
        }
        #expect(sample.stored(paragraph) == ranks)
        let code = try #require(DenseCode(stoppers: 4))
        let stored = try store(sample, [ranks], code: code, using: &random)
        let store = try stored.open()
        let read = stored.bytes.withRawSpan { store.text(of: 0, in: $0) }
        #expect(read == Array(text.utf8))
    }

    @Test func `a store without paragraphs is empty`() throws {
        var random = SplitMix(seed: 0)
        let sample = TokenSample(count: 3, using: &random)
        let stored = try store(sample, [], code: DenseCode(shortestFor: []), using: &random)
        let store = try stored.open()
        stored.bytes.withRawSpan { span in
            #expect(store.count == 0)
            #expect(store.text(of: 0, in: span).isEmpty)
        }
    }

    @Test(arguments: [0, 256, 1 << 40, UInt64.max])
    func `an impossible number of stoppers is refused`(stoppers: UInt64) throws {
        var random = SplitMix(seed: 0)
        let sample = TokenSample(count: 3, using: &random)
        var stored = try store(sample, [[1]], code: DenseCode(shortestFor: [1]), using: &random)
        var number = ByteWriter()
        number.append(integer: stoppers)
        stored.bytes.replaceSubrange(stored.text.prefix(8), with: number.bytes)
        let vocabulary = stored.bytes.withRawSpan { Vocabulary($0, section: stored.vocabulary) }
        let opened = try #require(vocabulary)
        let isRefused = stored.bytes.withRawSpan {
            TextStore($0, section: stored.text, vocabulary: opened) == nil
        }
        #expect(isRefused)
    }

    @Test(arguments: SplitMix.seeds)
    func `damaged text is refused or read, and stays small`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let sample = TokenSample(count: 30, using: &random)
        let ranks = (0..<20).map { _ in sample.stored(sample.paragraph(using: &random)) }
        let vocabulary = try sample.vocabulary()
        let section = text(ranks, code: DenseCode(shortestFor: [Int](repeating: 1, count: 32)))
        var accepted = 0
        for _ in 0..<60 {
            let first = random.oneIn(2) ? random.damaged(vocabulary) : vocabulary
            let second = random.damaged(section)
            let bytes = first + second
            bytes.withRawSpan { span in
                guard let vocabulary = Vocabulary(span, section: 0..<first.count),
                    let store = TextStore(
                        span,
                        section: first.count..<bytes.count,
                        vocabulary: vocabulary
                    )
                else { return }
                accepted += 1
                for number in -1...min(store.count, 40) {
                    let codes = store.codes(of: number, in: span)
                    #expect(codes.isEmpty || codes.lowerBound >= first.count)
                    #expect(codes.upperBound <= bytes.count)
                    let text = store.text(of: number, in: span)
                    #expect(text.count <= codes.count * 256)
                }
            }
        }
        #expect(accepted > 0)
    }

    private static func token(_ text: String, _ kind: PieceKind) -> TokenSample.Token {
        let bytes = Array(text.utf8)
        return TokenSample.Token(surface: bytes, folded: bytes, kind: kind, word: nil)
    }

    private func text(_ paragraphs: [[Int]], code: DenseCode) -> [UInt8] {
        var writer = TextStoreWriter(code: code, byteCount: 0)
        // As several builders hand over their parts.
        for start in stride(from: 0, to: paragraphs.count, by: 40) {
            var codes: [UInt8] = []
            var ends: [Int] = []
            for paragraph in paragraphs[start...].prefix(40) {
                for rank in paragraph { code.append(rank, to: &codes) }
                ends.append(codes.count)
            }
            writer.append(codes: codes, paragraphEnds: ends)
        }
        return Array(writer.finish().joined())
    }

    private func store(
        _ sample: TokenSample,
        _ paragraphs: [[Int]],
        code: DenseCode,
        using random: inout SplitMix
    ) throws -> Stored {
        let vocabulary = try sample.vocabulary()
        let text = text(paragraphs, code: code)
        let before = random.bytes(Int.random(in: 0...9, using: &random))
        let after = random.bytes(Int.random(in: 0...9, using: &random))
        let start = before.count
        let middle = start + vocabulary.count
        return Stored(
            bytes: before + vocabulary + text + after,
            vocabulary: start..<middle,
            text: middle..<(middle + text.count)
        )
    }
}
