import Testing

@testable import SearchIndex

@Suite struct `Block packing` {
    @Test(arguments: 0...32)
    func `values of a width round-trip, the last byte of the bytes included`(width: Int) {
        var random = SplitMix(seed: UInt64(width))
        let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
        var cases = [[UInt32](repeating: mask, count: 128), [UInt32](repeating: 0, count: 128)]
        for _ in 0..<4 {
            cases.append((0..<128).map { _ in UInt32(truncatingIfNeeded: random.next()) & mask })
        }
        for place in [0, 3, 4, 7, 64, 124, 127] {
            var lone = cases[1]
            lone[place] = mask
            cases.append(lone)
        }
        for (index, values) in cases.enumerated() {
            var writer = ByteWriter()
            let offset = index % 5
            writer.append([UInt8](repeating: 0xFF, count: offset))
            BlockPacking.pack(values.span, width: width, into: &writer)
            #expect(writer.count == offset + BlockPacking.byteCount(width: width))
            #expect(unpack(writer.bytes, at: offset, width: width) == values)
            #expect(byBits(writer.bytes, at: offset, width: width) == values)
        }
    }

    @Test(arguments: [1, 7, 32])
    func `a block outside of the bytes unpacks to zeros`(width: Int) {
        let size = BlockPacking.byteCount(width: width)
        let bytes = [UInt8](repeating: 0xFF, count: size + 8)
        let zeros = [UInt32](repeating: 0, count: 128)
        #expect(unpack(bytes, at: 8, width: width) != zeros)
        for offset in [-1, -size, Int.min, 9, bytes.count, Int.max - 15, Int.max] {
            #expect(unpack(bytes, at: offset, width: width) == zeros, "offset \(offset)")
        }
        #expect(unpack([], at: 0, width: width) == zeros)
    }

    @Test(arguments: [-1, 0, 33, 64, 255, Int.max, Int.min])
    func `an impossible width unpacks to zeros`(width: Int) {
        let bytes = [UInt8](repeating: 0xFF, count: 16 * 256)
        #expect(unpack(bytes, at: 0, width: width) == [UInt32](repeating: 0, count: 128))
    }

    @Test(arguments: SplitMix.seeds, [UInt32.max, 0, 1, UInt32.max - 1, 123_456])
    func `gaps add up as plain sums do`(seed: UInt64, previous: UInt32) {
        var random = SplitMix(seed: seed)
        let bits = [0, 1, 8, 24, 32, 32][Int(seed)]
        let gaps = (0..<128).map { _ in UInt32(random.number(bits: bits)) }
        var block = BlockPacking.Block(repeating: 0)
        for index in 0..<128 { block[index] = gaps[index] }
        BlockPacking.accumulate(&block, after: previous)
        var sum = previous
        let sums = gaps.map { gap in
            sum = sum &+ gap &+ 1
            return sum
        }
        #expect((0..<128).map { block[$0] } == sums)
    }

    @Test func `the number behind the start is the first gap`() {
        var block = BlockPacking.Block(repeating: 0)
        block[0] = 5
        BlockPacking.accumulate(&block, after: .max)
        #expect(block[0] == 5)
        #expect(block[127] == 132)
    }

    @Test(arguments: SplitMix.seeds)
    func `values below a target are counted as one by one`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bits = [4, 7, 12, 31, 32, 32][Int(seed)]
        var values = (0..<128).map { _ in UInt32(random.number(bits: bits)) }
        values.sort()
        // What stands behind the end of a tail.
        for place in (128 - Int(random.next() % 128))..<128 { values[place] = .max }
        var block = BlockPacking.Block(repeating: 0)
        for index in 0..<128 { block[index] = values[index] }
        var targets: Set<UInt32> = [0, 1, .max, .max - 1, 1 << 31, (1 << 31) - 1]
        for value in values { targets.formUnion([value &- 1, value, value &+ 1]) }
        for target in targets {
            let expected = values.count { $0 < target }
            #expect(block.count(below: target) == expected, "seed \(seed), target \(target)")
        }
    }

    @Test func `another number of values than 128 is refused`() async {
        await #expect(processExitsWith: .failure) {
            var writer = ByteWriter()
            BlockPacking.pack([1, 2, 3].span, width: 2, into: &writer)
        }
    }

    @Test(arguments: 0...33)
    func `gaps become numbers as they are unpacked`(width: Int) {
        var random = SplitMix(seed: UInt64(width) + 1)
        // One byte too few for the widest offset, at which gaps are zeros.
        let bytes = (0..<(16 * width + 3)).map { _ in UInt8.random(in: 0...255, using: &random) }
        for offset in 0...4 {
            for previous in [UInt32.max, 0, 41, .random(in: 0...(.max), using: &random)] {
                var number = previous
                let expected = unpack(bytes, at: offset, width: width).map { gap in
                    number = number &+ 1 &+ gap
                    return number
                }
                var block = BlockPacking.Block(repeating: 0xDEAD_BEEF)
                bytes.withRawSpan {
                    BlockPacking.unpackNumbers(
                        $0,
                        at: offset,
                        width: width,
                        after: previous,
                        into: &block
                    )
                }
                #expect(block.values == expected, "offset \(offset), previous \(previous)")
            }
        }
    }

    private func unpack(_ bytes: [UInt8], at offset: Int, width: Int) -> [UInt32] {
        var block = BlockPacking.Block(repeating: 0xDEAD_BEEF)
        bytes.withRawSpan {
            BlockPacking.unpack($0, at: offset, width: width, into: &block)
        }
        return (0..<128).map { block[$0] }
    }

    /// Reads every bit from where the layout puts it.
    private func byBits(_ bytes: [UInt8], at offset: Int, width: Int) -> [UInt32] {
        (0..<128).map { index in
            var value: UInt32 = 0
            for bit in 0..<width {
                let place = index / 4 * width + bit
                let word = place / 32 * 4 + index % 4
                let byte = bytes[offset + 4 * word + place % 32 / 8]
                value |= UInt32(byte >> UInt8(place % 8) & 1) << UInt32(bit)
            }
            return value
        }
    }
}
