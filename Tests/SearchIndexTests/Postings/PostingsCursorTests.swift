import Testing

@testable import SearchIndex

@Suite struct `Postings cursor` {
    private static let shapes = [PostingsShape.weighted, .bounded, .plain]

    @Test(arguments: PostingsSample.Look.allCases, PostingsSample.counts)
    func `one step after the other it passes all postings`(
        look: PostingsSample.Look,
        count: Int
    ) {
        var random = SplitMix(seed: UInt64(count))
        for shape in Self.shapes {
            for wealth in PostingsSample.Wealth.allCases {
                guard shape.hasFrequencies || wealth == .once else { continue }
                let sample = PostingsSample(
                    look,
                    wealth,
                    count: count,
                    shape: shape,
                    using: &random
                )
                let (numbers, frequencies) = walk(sample)
                #expect(numbers == sample.numbers, "\(shape), \(wealth)")
                #expect(frequencies == sample.frequencies, "\(shape), \(wealth)")
            }
        }
    }

    @Test(arguments: PostingsSample.Look.allCases, SplitMix.seeds)
    func `strides of any length land where a search in the numbers does`(
        look: PostingsSample.Look,
        seed: UInt64
    ) {
        var random = SplitMix(seed: seed)
        for count in PostingsSample.counts {
            let shape = Self.shapes[Int.random(in: 0..<3, using: &random)]
            let sample = PostingsSample(look, .any, count: count, shape: shape, using: &random)
            // Short strides stay in a block, long ones pass several.
            let longest = Int.random(in: 1...count, using: &random)
            var moves: [Move] = []
            var index = 0
            while index < count, moves.count < 60 {
                let move = sample.move(from: index, longest: longest, using: &random)
                moves.append(move)
                index = sample.index(after: move, from: index)
            }
            check(moves, of: sample)
        }
    }

    @Test(arguments: [1, 2, 127, 128, 129, 256, 300])
    func `behind the last posting it stays at the end`(count: Int) {
        for shape in Self.shapes {
            var random = SplitMix(seed: 0)
            let sample = PostingsSample(.sparse, count: count, shape: shape, using: &random)
            let last = sample.numbers[count - 1]
            check([.to(last), .to(last), .step, .step, .to(0), .step], of: sample)
            check([.to(last + 1), .step, .to(5)], of: sample)
            check([.to(.max), .to(.max), .step], of: sample)
            check([.to(.max - 1), .step], of: sample)
        }
    }

    @Test func `the largest number there is can be reached`() {
        for count in [2, 128, 129, 300] {
            for shape in Self.shapes {
                let numbers = (0..<UInt32(count)).map { $0 == 0 ? 0 : .max - UInt32(count) + $0 }
                #expect(numbers[count - 1] == UInt32.max - 1)
                let frequencies = [UInt32](repeating: .max, count: count)
                let bytes = PostingsSample.list(numbers, frequencies, shape: shape)
                let entry = TermEntry(
                    number: 0,
                    count: count,
                    single: 0,
                    frequency: 0,
                    list: 0..<bytes.count
                )
                let reached = bytes.withRawSpan { span in
                    var cursor = PostingsCursor(entry, shape: shape, in: span)
                    cursor.advance(to: .max - 1, in: span)
                    let number = cursor.number
                    let frequency = cursor.frequency(in: span)
                    cursor.advance(in: span)
                    return [number, frequency, cursor.number]
                }
                #expect(reached == [UInt32.max - 1, shape.hasFrequencies ? .max : 1, .max])
            }
        }
    }

    @Test func `copies move on their own`() {
        var random = SplitMix(seed: 5)
        let sample = PostingsSample(.sparse, count: 300, shape: .weighted, using: &random)
        let numbers = sample.bytes.withRawSpan { span in
            let first = PostingsCursor(sample.entry, shape: .weighted, in: span)
            var second = first
            second.advance(to: sample.numbers[200], in: span)
            var third = second
            third.advance(in: span)
            return [first.number, second.number, third.number]
        }
        #expect(numbers == [sample.numbers[0], sample.numbers[200], sample.numbers[201]])
    }

    @Test func `a block that begins before the last one ended ends the list`() {
        var bytes = PostingsSample.list([UInt32](0..<300), [], shape: .plain)
        // The last number of the first block, 127, stands first.
        #expect(bytes[0] == 127)
        bytes[0] = 5
        let entry = TermEntry(number: 0, count: 300, single: 0, frequency: 0, list: 0..<bytes.count)
        let ends = bytes.withRawSpan { span in
            var walking = PostingsCursor(entry, shape: .plain, in: span)
            for _ in 0..<128 { walking.advance(in: span) }
            var leaping = PostingsCursor(entry, shape: .plain, in: span)
            leaping.advance(to: 100, in: span)
            let reached = leaping.number
            leaping.advance(to: 130, in: span)
            return [walking.number, reached, leaping.number]
        }
        #expect(ends == [PostingsCursor.end, 100, PostingsCursor.end])
    }

    @Test(arguments: [127, 128, 300], SplitMix.seeds)
    func `a list that is cut off ends`(count: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        for shape in Self.shapes {
            let sample = PostingsSample(.outliers, .any, count: count, shape: shape, using: &random)
            let list = Array(sample.bytes[sample.entry.list])
            for _ in 0..<12 {
                let bytes = Array(list[..<Int.random(in: 0..<list.count, using: &random)])
                checkEnds(bytes, count: count, shape: shape, using: &random)
            }
        }
    }

    @Test(arguments: [2, 127, 128, 300, 1000], SplitMix.seeds)
    func `a damaged list ends`(count: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        for shape in Self.shapes {
            let look: PostingsSample.Look = random.oneIn(2) ? .outliers : .sparse
            let sample = PostingsSample(look, .any, count: count, shape: shape, using: &random)
            let list = Array(sample.bytes[sample.entry.list])
            for _ in 0..<6 {
                let bytes = random.damaged(list)
                checkEnds(bytes, count: count, shape: shape, using: &random)
            }
        }
    }

    @Test(arguments: [128, 1 << 20, 1 << 32, Int.max])
    func `a count that the list can't hold is not believed`(count: Int) {
        var random = SplitMix(seed: 7)
        for shape in Self.shapes {
            for size in [0, 1, 2, 40, 400] {
                checkEnds(random.bytes(size), count: count, shape: shape, using: &random)
            }
        }
    }

    /// One thing to do with a cursor.
    fileprivate enum Move {
        case step
        case to(UInt32)
        case frequency
    }

    private func walk(_ sample: PostingsSample) -> (numbers: [UInt32], frequencies: [UInt32]) {
        var numbers: [UInt32] = []
        var frequencies: [UInt32] = []
        sample.bytes.withRawSpan { span in
            var cursor = PostingsCursor(sample.entry, shape: sample.shape, in: span)
            while cursor.number != PostingsCursor.end, numbers.count <= sample.numbers.count {
                numbers.append(cursor.number)
                frequencies.append(cursor.frequency(in: span))
                cursor.advance(in: span)
            }
        }
        return (numbers, frequencies)
    }

    /// Compares a cursor with an index into the numbers after every move.
    private func check(_ moves: [Move], of sample: PostingsSample) {
        var expected: [UInt32] = [sample.numbers[0]]
        var index = 0
        for move in moves {
            index = sample.index(after: move, from: index)
            if case .frequency = move {
                expected.append(sample.frequencies[index])
            } else {
                let isEnd = index == sample.numbers.count
                expected.append(isEnd ? PostingsCursor.end : sample.numbers[index])
            }
        }
        let found = sample.bytes.withRawSpan { span in
            var cursor = PostingsCursor(sample.entry, shape: sample.shape, in: span)
            return [cursor.number]
                + moves.map { move in
                    switch move {
                    case .step: cursor.advance(in: span)
                    case .to(let target): cursor.advance(to: target, in: span)
                    case .frequency: return cursor.frequency(in: span)
                    }
                    return cursor.number
                }
        }
        #expect(found == expected, "\(moves) over \(sample.numbers.count), \(sample.shape)")
    }

    /// Walks through damaged bytes by steps and by strides: both come to the end in time.
    private func checkEnds(
        _ bytes: [UInt8],
        count: Int,
        shape: PostingsShape,
        using random: inout SplitMix
    ) {
        let entry = TermEntry(
            number: 0,
            count: count,
            single: 0,
            frequency: 0,
            list: 0..<bytes.count
        )
        let most = min(count, 64 * bytes.count + 127)
        bytes.withRawSpan { span in
            let start = PostingsCursor(entry, shape: shape, in: span)
            #expect(start.count <= most)
            var cursor = start
            var steps = 0
            while cursor.number != PostingsCursor.end, steps <= most {
                cursor.advance(in: span)
                if steps % 50 == 0 { _ = cursor.frequency(in: span) }
                steps += 1
            }
            #expect(steps <= most, "steps")

            cursor = start
            steps = 0
            while cursor.number != PostingsCursor.end, steps <= most {
                let stride = UInt32(random.number(bits: 24))
                let target = cursor.number.addingReportingOverflow(stride + 1)
                let sought = target.overflow ? .max : target.partialValue
                cursor.advance(to: sought, in: span)
                let number = cursor.number
                if number < sought { steps = .max - 1 }
                steps += 1
            }
            #expect(steps <= most, "strides")
            cursor.advance(in: span)
            _ = cursor.frequency(in: span)
            let end = cursor.number
            #expect(end == PostingsCursor.end)
        }
    }
}

extension PostingsSample {
    /// A move that makes sense from an index, and may go nowhere or beyond the end.
    fileprivate func move(
        from index: Int,
        longest: Int,
        using random: inout SplitMix
    ) -> `Postings cursor`.Move {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .step
        case 1, 2: return .frequency
        case 3: return .to(numbers[Int.random(in: 0...index, using: &random)])
        case 4 where random.oneIn(8): return .to(.max)
        default:
            let place = index + Int.random(in: 0...longest, using: &random)
            guard place < numbers.count else { return .to(numbers[numbers.count - 1]) }
            // A number of the list, or the one before or behind it.
            let off = UInt32.random(in: 0...2, using: &random)
            return .to(numbers[place] == 0 ? off : numbers[place] - 1 + off)
        }
    }

    /// The index at which a move ends.
    fileprivate func index(after move: `Postings cursor`.Move, from index: Int) -> Int {
        switch move {
        case .step: min(index + 1, numbers.count)
        case .to(let target): self.index(from: index, reaching: target)
        case .frequency: index
        }
    }
}
