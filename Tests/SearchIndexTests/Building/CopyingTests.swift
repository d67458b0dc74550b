import Testing

@testable import SearchIndex

/// What is copied with few changes is what would be written anew.
@Suite struct `Copying what an update keeps` {
    private static func mapped(_ bytes: [UInt8]) throws -> MappedFile {
        let file = try ScratchFile(bytes)
        return try MappedFile(path: file.path)
    }

    private static func bytes(of edited: EditedBytes) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try edited.visit { (piece) throws(SearchIndexError) in bytes.append(copying: piece) }
        #expect(bytes.count == edited.count)
        return bytes
    }

    @Test func `bytes are put together of ranges with turned bits and of held ones`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix(seed: seed)
        var source: [UInt8] = []
        for _ in 0..<200_000 { source.append(UInt8(random.number(bits: 8))) }
        let file = try Self.mapped(source)
        for round in 0..<60 {
            var edited = EditedBytes(of: file)
            var expected: [UInt8] = []
            var place = 0
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    let count = Int.random(in: 0...50_000, using: &random)
                    let bytes = [UInt8](repeating: 7, count: count)
                    edited.append(held: bytes)
                    expected += bytes
                case 1: place = Int.random(in: 0..<source.count, using: &random)
                default:
                    // Longer than what is handed on at a time, or short; often behind the last one.
                    let limit = [60, 3000, 90_000].randomElement(using: &random) ?? 60
                    let end = min(source.count, place + Int.random(in: 0...limit, using: &random))
                    let start = 8 * (expected.count - place)
                    edited.append(place..<end)
                    expected += source[place..<end]
                    var bit = 8 * place
                    for _ in 0..<Int.random(in: 0...6, using: &random) where bit + 40 < 8 * end {
                        bit = Int.random(in: bit..<8 * end - 39, using: &random)
                        let bits = UInt32(random.number(bits: 32))
                        edited.turn(bits, at: bit)
                        for index in 0..<32 where bits >> UInt32(index) & 1 == 1 {
                            let turned = start + bit + index
                            expected[turned / 8] ^= 1 << UInt8(turned % 8)
                        }
                    }
                    place = end
                }
            }
            try #require(try Self.bytes(of: edited) == expected, "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [1, 3, 16, 100, 127, 128, 129, 200, 255])
    func `text is copied where its code words keep their lengths`(stoppers: Int) throws {
        let code = try #require(DenseCode(stoppers: stoppers))
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix(seed: seed)
        var copies = 0
        // Enough for words of three bytes or four.
        let most = [1: 8, 200: 15_000, 255: 1000][stoppers] ?? 5000
        let short = code.shortWords(below: most)
        for round in 0..<40 {
            var ranks = (0..<UInt32(Int.random(in: 1...most, using: &random))).map(\.self)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let place = Int.random(in: ranks.indices, using: &random)
                let other = min(ranks.count - 1, place + Int.random(in: 0...3, using: &random))
                if Bool.random(using: &random) {
                    ranks.swapAt(place, other)
                } else {
                    ranks.insert(ranks.remove(at: place), at: other)
                }
            }
            var (old, new): ([UInt8], [UInt8]) = ([], [])
            var keepsLengths = true
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                // Half of them are among the commonest.
                let limit = Bool.random(using: &random) ? ranks.count : min(300, ranks.count)
                let rank = Int.random(in: 0..<limit, using: &random)
                code.append(rank, to: &old)
                code.append(Int(ranks[rank]), to: &new)
                if old.count != new.count { keepsLengths = false }
            }
            let changes = try #require(
                ChangedCodeWords(
                    old: code,
                    code: code,
                    ranks: ranks,
                    words: ranks.map { short[Int($0)] }
                )
            )
            // A file has a byte at least.
            let file = try Self.mapped([0xFF] + old)
            let copied = file.withBytes { changes.copy(1..<old.count + 1, of: file, in: $0) }
            let result = try copied.map { try Self.bytes(of: $0) }
            let what = Comment(rawValue: "stoppers \(stoppers), seed \(seed), round \(round)")
            if keepsLengths {
                try #require(result == new, what)
                copies += 1
            } else {
                try #require(result == nil, what)
            }
        }
        #expect(copies > 5)
        let other = try #require(DenseCode(stoppers: stoppers % 255 + 1))
        #expect(ChangedCodeWords(old: other, code: code, ranks: [0], words: [0]) == nil)
    }

    @Test(arguments: [PostingsShape.weighted, .bounded, .plain])
    func `lists are copied but for the gaps that change`(shape: PostingsShape) throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix(seed: seed)
        var written = 0
        for round in 0..<120 {
            let count = [30, 3000, 40_000][round % 3]
            // Stretches with something put in between or left out.
            var stretches: [MergeSource.Stretch] = []
            var (next, start) = (0, 0)
            while next < count {
                let length = Int.random(in: 1...count, using: &random)
                let end = min(count, next + length)
                stretches.append(MergeSource.Stretch(paragraphs: next..<end, start: start))
                start += end - next + Int.random(in: 0...3, using: &random)
                next = end + (round % 4 == 0 ? Int.random(in: 0...2, using: &random) : 0)
            }
            var places = MergeSource.Places(stretches)
            let density = [2, 7, 60, 900].randomElement(using: &random) ?? 2
            var numbers: [UInt32] = []
            for number in 0..<count where Int.random(in: 0..<density, using: &random) == 0 {
                numbers.append(UInt32(number))
            }
            guard numbers.count > 1 else { continue }
            let frequencies =
                shape.hasFrequencies
                ? numbers.map { _ in UInt32.random(in: 1...9, using: &random) } : []
            let moved = numbers.map { places.place(of: Int($0)).map { UInt32($0) } }
            // Of each paragraph, by its old number.
            func length(_ number: UInt32) -> UInt32 { number &* 2_654_435_761 >> 25 }
            var old = PostingsWriter(shape: shape)
            let size = old.append(
                numbers: numbers.span,
                frequencies: frequencies.span,
                lengths: length
            )
            let entry = TermEntry(
                number: 0,
                count: numbers.count,
                single: 0,
                frequency: 0,
                list: 0..<size
            )
            var list = ShiftedList(stretches, of: count, shape: shape)
            let file = try Self.mapped(old.bytes.bytes)
            var result = EditedBytes(of: file)
            let appended = file.withBytes { list.append(entry, to: &result, in: $0) }
            let what = Comment(rawValue: "\(shape), seed \(seed), round \(round)")
            let kept = moved.compactMap(\.self)
            guard kept.count == moved.count else {
                try #require(appended == nil, what)
                continue
            }
            var fresh = PostingsWriter(shape: shape)
            let origins = Dictionary(uniqueKeysWithValues: zip(kept, numbers))
            let expected = fresh.append(
                numbers: kept.span,
                frequencies: frequencies.span,
                lengths: { length(origins[$0] ?? 0) }
            )
            try #require(appended == expected, what)
            try #require(try Self.bytes(of: result) == fresh.bytes.bytes, what)
            written += 1
        }
        #expect(written > 30)
    }
}
