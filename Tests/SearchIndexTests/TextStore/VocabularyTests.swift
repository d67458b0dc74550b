import Testing

@testable import SearchIndex

@Suite struct `Vocabulary of stored tokens` {
    @Test(arguments: [0, 1, 126, 127, 300], SplitMix.seeds.prefix(2))
    func `tokens round-trip with kind, word, surface and folded bytes`(
        count: Int,
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        let sample = TokenSample(count: count, using: &random)
        let section = try sample.vocabulary()
        // The section stands between others.
        let bytes = [0xFF, 0xFF, 0xFF] + section + [0xFF, 0xFF]
        let range = 3..<(3 + section.count)
        let vocabulary = try #require(bytes.withRawSpan { Vocabulary($0, section: range) })
        #expect(vocabulary.count == sample.tokens.count)
        let read = bytes.withRawSpan { span in
            sample.tokens.indices.map { token(of: $0, vocabulary, span) }
        }
        #expect(read == sample.tokens)
        let outside = bytes.withRawSpan { span in
            [-1, Int.min, vocabulary.count, Int.max].map { token(of: $0, vocabulary, span) }
        }
        #expect(outside == [TokenSample.Token](repeating: TokenSample.joiner, count: 4))
    }

    @Test func `an empty vocabulary has no token`() throws {
        let bytes = try VocabularyWriter().finish()
        let vocabulary = try #require(
            bytes.withRawSpan { Vocabulary($0, section: 0..<bytes.count) }
        )
        #expect(vocabulary.count == 0)
        let first = bytes.withRawSpan { token(of: 0, vocabulary, $0) }
        #expect(first == TokenSample.joiner)
    }

    @Test func `a damaged place in the heap gives what is there`() throws {
        var writer = VocabularyWriter()
        writer.append(surface: [1, 2], folded: [3], kind: .spacedWord, word: 0, count: 1)
        writer.append(surface: [4, 5], folded: [4, 5], kind: .spacedWord, word: 1, count: 1)
        var bytes = try writer.finish()
        // The first record is 2 (length), the kind, the offset, 1 (folded length); the heap 1, 2, 3.
        bytes[8] = 200
        let found = bytes.withRawSpan { Vocabulary($0, section: 0..<bytes.count) }
        let vocabulary = try #require(found)
        let token = bytes.withRawSpan { self.token(of: 0, vocabulary, $0) }
        #expect(token.surface == [1, 2, 3])
        #expect(token.folded == [])
    }

    @Test func `a token of more than 255 bytes is refused`() async {
        await #expect(processExitsWith: .failure) {
            var writer = VocabularyWriter()
            let long = [UInt8](repeating: 0x61, count: 256)
            writer.append(
                surface: long[...],
                folded: long[...],
                kind: .spacedWord,
                word: 0,
                count: 1
            )
        }
    }

    @Test(arguments: SplitMix.seeds)
    func `a damaged vocabulary is refused or read`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let sample = TokenSample(count: 40, using: &random)
        let section = try sample.vocabulary()
        var accepted = 0
        for _ in 0..<60 {
            let bytes = random.damaged(section)
            bytes.withRawSpan { span in
                guard let vocabulary = Vocabulary(span, section: 0..<bytes.count) else { return }
                accepted += 1
                for rank in -1...min(vocabulary.count, 50) {
                    let surface = vocabulary.surface(of: rank, in: span)
                    #expect(surface.lowerBound >= 0 && surface.upperBound <= bytes.count)
                    #expect(surface.count <= 255)
                    let folded = vocabulary.folded(of: rank, in: span)
                    #expect(folded.lowerBound >= 0 && folded.upperBound <= bytes.count)
                    let word = vocabulary.word(of: rank, in: span)
                    #expect(word ?? 0 >= 0)
                    _ = vocabulary.kind(of: rank, in: span)
                }
            }
        }
        #expect(accepted > 0)
    }

    private func token(
        of rank: Int,
        _ vocabulary: Vocabulary,
        _ bytes: RawSpan
    ) -> TokenSample.Token {
        TokenSample.Token(
            surface: bytes.extracting(vocabulary.surface(of: rank, in: bytes)).copied(),
            folded: bytes.extracting(vocabulary.folded(of: rank, in: bytes)).copied(),
            kind: vocabulary.kind(of: rank, in: bytes),
            word: vocabulary.word(of: rank, in: bytes)
        )
    }
}
