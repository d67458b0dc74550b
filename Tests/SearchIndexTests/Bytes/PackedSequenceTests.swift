import Testing

@testable import SearchIndex

@Suite struct `Packed sequence` {
    /// How the values of a sequence run.
    enum Course: CaseIterable, Sendable {
        case zero, constant, even, uneven, steep, steepest, falling, random, large, negative

        func values(_ count: Int, using random: inout SplitMix) -> [Int] {
            var sum = 0
            return (0..<count).map { index in
                switch self {
                case .zero: return 0
                case .constant: return 1 << 54
                case .even: return index * 100
                case .uneven: sum += Int(random.number(bits: 8))
                // Blocks whose slope just fits, and ones that are too steep for a line.
                case .steep: sum += Int.random(in: 0...131_072, using: &random)
                case .steepest: sum += Int(random.number(bits: 44))
                case .falling: return 1_000_000 - index * 7
                case .random: return Int(random.number(bits: 40))
                case .large: return Int(random.next() >> 9) - (1 << 54)
                case .negative: return -Int(random.number(bits: 54))
                }
                return sum
            }
        }
    }

    @Test(arguments: Course.allCases, [0, 1, 2, 127, 128, 129, 256, 1000])
    func `values round-trip at any place of the bytes`(course: Course, count: Int) throws {
        var random = SplitMix(seed: UInt64(count))
        let values = course.values(count, using: &random)
        let offset = count % 9
        var writer = ByteWriter()
        writer.append([UInt8](repeating: 0xFF, count: offset))
        PackedSequenceWriter.write(values, into: &writer)
        let end = writer.count
        for tail in [0, 40] {
            let bytes = writer.bytes + [UInt8](repeating: 0xFF, count: tail)
            let sequence = try #require(bytes.withRawSpan { PackedSequence($0, at: offset) })
            #expect(sequence.count == count)
            #expect(sequence.range == offset..<end)
            let read = bytes.withRawSpan { span in
                values.indices.map { sequence.value(at: $0, in: span) }
            }
            #expect(read == values)
            let outside = bytes.withRawSpan { span in
                [-1, Int.min, count, count + 1, Int.max].map { sequence.value(at: $0, in: span) }
            }
            #expect(outside == [0, 0, 0, 0, 0])
        }
    }

    @Test(arguments: Course.allCases)
    func `values taken over from another sequence are packed as if they were given`(
        course: Course
    ) throws {
        var random = SplitMix(seed: 11)
        let values = course.values(700, using: &random)
        var source = ByteWriter()
        PackedSequenceWriter.write(values, into: &source)
        // Blocks that stay blocks, parts of blocks, blocks that are cut elsewhere.
        for first in [0, 1, 127, 128, 300, 512] {
            for count in [0, 1, 127, 128, 129, 256, 384, 700 - first] where first + count <= 700 {
                let before = [0, 1, 128, 200].randomElement(using: &random) ?? 0
                let shift = [0, 5, -3, 1 << 40].randomElement(using: &random) ?? 0
                let taken = values[first..<(first + count)].map {
                    max(-(1 << 54), min(1 << 54, $0 + shift))
                }
                var expected = ByteWriter()
                let others = Array(repeating: 7, count: before)
                PackedSequenceWriter.write(others + taken + [9], into: &expected)
                var sequence = PackedSequenceWriter()
                for value in others { sequence.append(value) }
                let read = source.bytes.withRawSpan { PackedSequence($0, at: 0) }
                let old = try #require(read)
                source.bytes.withRawSpan { bytes in
                    sequence.append(first..<(first + count), of: old, adding: shift, in: bytes)
                }
                sequence.append(9)
                var written = ByteWriter()
                sequence.finish(into: &written)
                #expect(written.bytes == expected.bytes, "\(first), \(count), \(before), \(shift)")
            }
        }
    }

    @Test func `a sequence of noise is taken over without a trap`() throws {
        var random = SplitMix(seed: 12)
        for _ in 0..<300 {
            var noise = ByteWriter()
            noise.append(integer: UInt64(300))
            for _ in 0..<(3 * 16) { noise.append(UInt8(random.number(bits: 8))) }
            noise.append(integer: UInt64(40))
            for _ in 0..<48 { noise.append(UInt8(random.number(bits: 8))) }
            var sequence = PackedSequenceWriter()
            let read = noise.bytes.withRawSpan { PackedSequence($0, at: 0) }
            let old = try #require(read)
            noise.bytes.withRawSpan { bytes in
                sequence.append(0..<128, of: old, adding: 1 << 50, in: bytes)
                sequence.append(5..<300, of: old, in: bytes)
            }
            #expect(sequence.count == 423)
        }
    }

    @Test(
        arguments: [
            [-(1 << 55) + 1, (1 << 55) - 1, 0, -1, 1],
            [0, (1 << 23) - 1], [0, 1 << 23], [0, 1 << 24], [0, 1 << 25], [0, 1 << 40],
            [5, (1 << 23) + 4, 6, 7], [(1 << 55) - 1], [-(1 << 55) + 1],
        ]
    )
    func `the widest and the steepest values round-trip`(values: [Int]) throws {
        // The same values in a short block and in a full one with a short one behind.
        for repeats in [1, 128] {
            let values = values.flatMap { [Int](repeating: $0, count: repeats) }
            var writer = ByteWriter()
            PackedSequenceWriter.write(values, into: &writer)
            let bytes = writer.bytes
            let sequence = try #require(bytes.withRawSpan { PackedSequence($0, at: 0) })
            let read = bytes.withRawSpan { span in
                values.indices.map { sequence.value(at: $0, in: span) }
            }
            #expect(read == values)
        }
    }

    @Test(arguments: 0...56)
    func `residuals of every width round-trip`(width: Int) throws {
        var random = SplitMix(seed: UInt64(width))
        let mask = (1 << width) - 1
        var values = (0..<200).map { _ in Int(truncatingIfNeeded: random.next()) & mask }
        values[0] = mask
        values[1] = 0
        values[127] = 0
        values = values.map { $0 - mask / 2 }
        var writer = ByteWriter()
        PackedSequenceWriter.write(values, into: &writer)
        let bytes = writer.bytes
        let sequence = try #require(bytes.withRawSpan { PackedSequence($0, at: 0) })
        let read = bytes.withRawSpan { span in
            values.indices.map { sequence.value(at: $0, in: span) }
        }
        #expect(read == values)
        #expect(bytes[8] == UInt8(width))
    }

    @Test func `a range lies between two values and is never backwards`() throws {
        var writer = ByteWriter()
        PackedSequenceWriter.write([0, 3, 3, 10, 4], into: &writer)
        let bytes = writer.bytes
        let sequence = try #require(bytes.withRawSpan { PackedSequence($0, at: 0) })
        let ranges = bytes.withRawSpan { span in
            (0..<4).map { sequence.range(at: $0, in: span) }
        }
        #expect(ranges == [0..<3, 3..<3, 3..<10, 10..<10])
    }

    @Test func `numbers that grow evenly take two bits or less`() {
        for step in [1, 3, 100, 1001, 65_535] {
            var writer = ByteWriter()
            PackedSequenceWriter.write((0..<1280).map { $0 * step }, into: &writer)
            let tables = 8 + 10 * 16 + 8 + 8
            #expect(writer.count <= tables + 1280 / 4, "step \(step)")
        }
    }

    @Test func `any beginning of a sequence is refused`() {
        var random = SplitMix(seed: 3)
        var writer = ByteWriter()
        PackedSequenceWriter.write(Course.uneven.values(300, using: &random), into: &writer)
        for count in 0..<writer.count {
            let bytes = Array(writer.bytes[..<count])
            let isRefused = bytes.withRawSpan { PackedSequence($0, at: 0) == nil }
            #expect(isRefused, "\(count) bytes")
        }
    }

    @Test(arguments: [-1, -8, Int.min, 1000, Int.max - 8, Int.max])
    func `an offset outside of the bytes is refused`(offset: Int) {
        let bytes = [UInt8](repeating: 0, count: 100)
        let isRefused = bytes.withRawSpan { PackedSequence($0, at: offset) == nil }
        #expect(isRefused)
    }

    @Test(arguments: SplitMix.seeds)
    func `any bytes are refused or read`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var accepted = 0
        for _ in 0..<300 {
            var writer = ByteWriter()
            PackedSequenceWriter.write(
                Course.uneven.values(Int.random(in: 0...300, using: &random), using: &random),
                into: &writer
            )
            var bytes = random.damaged(writer.bytes)
            if random.oneIn(3) {
                // A count that may fit, then anything.
                bytes = [UInt8.random(in: 0...20, using: &random)] + [0, 0, 0, 0, 0, 0, 0]
                bytes += random.bytes(Int.random(in: 0...200, using: &random))
            }
            guard let sequence = bytes.withRawSpan({ PackedSequence($0, at: 0) }) else { continue }
            accepted += 1
            #expect(sequence.range.upperBound <= bytes.count)
            bytes.withRawSpan { span in
                for index in stride(from: 0, to: min(sequence.count, 400), by: 7) {
                    let range = sequence.range(at: index, in: span)
                    #expect(range.lowerBound.magnitude < 1 << 58)
                }
            }
        }
        #expect(accepted > 0)
    }

    @Test(arguments: [[1 << 55], [0, 1 << 57], [-(1 << 55)]])
    func `a value that needs more than 55 bits is refused`(values: [Int]) async {
        await #expect(processExitsWith: .failure) { [values] in
            var writer = ByteWriter()
            PackedSequenceWriter.write(values, into: &writer)
        }
    }
}
