import Testing

@testable import SearchIndex

/// What is copied with few changes is what would be written anew.
@Suite struct `Copying what an update keeps` {
    @Test(arguments: [1, 3, 16, 100, 127, 128, 129, 200, 255])
    func `text is copied where its code words keep their lengths`(stoppers: Int) throws {
        let code = try #require(DenseCode(stoppers: stoppers))
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SplitMix(seed: seed)
        var copied = 0
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
            let patches = old.withRawSpan { changes.patches(0..<old.count, in: $0) }
            let result = patches.map { $0.reduce(into: old) { $1.apply(to: &$0, from: 0) } }
            let what = Comment(rawValue: "stoppers \(stoppers), seed \(seed), round \(round)")
            if keepsLengths {
                try #require(result == new, what)
                copied += 1
            } else {
                try #require(result == nil, what)
            }
        }
        #expect(copied > 5)
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
            var result = PostingsWriter(shape: shape)
            let appended = old.bytes.bytes.withRawSpan { bytes in
                let length = list.append(entry, to: &result, in: bytes)
                list.finish(into: &result, in: bytes)
                return length
            }
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
            try #require(result.bytes.bytes == fresh.bytes.bytes, what)
            written += 1
        }
        #expect(written > 30)
    }
}
