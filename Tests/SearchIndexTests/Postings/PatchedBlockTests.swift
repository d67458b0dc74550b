import Testing

@testable import SearchIndex

@Suite struct `Patched block` {
    @Test(arguments: 0...32, SplitMix.seeds.prefix(3))
    func `values come back, outliers of any width included`(width: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        for outliers in [0, 1, 5, 31, 32, 100] {
            var values = (0..<128).map { _ in UInt32(random.number(bits: width)) }
            for _ in 0..<outliers {
                values[Int.random(in: 0..<128, using: &random)] = UInt32(random.number(bits: 32))
            }
            let block = PatchedBlock(values)
            let size = check(block, values)
            #expect(size == Self.smallestSize(of: values), "\(outliers) outliers")
        }
    }

    @Test func `equal values have no exceptions`() {
        for value in [0, 1, 255, UInt32.max] {
            let values = [UInt32](repeating: value, count: 128)
            let block = PatchedBlock(values)
            #expect(block.width == 32 - value.leadingZeroBitCount)
            #expect(block.exceptions.isEmpty)
            #expect(check(block, values) == 16 * block.width)
        }
    }

    @Test(arguments: [0, 1, 64, 127])
    func `a lone outlier is an exception wherever it stands`(place: Int) {
        var values = [UInt32](repeating: 1, count: 128)
        values[place] = .max
        let block = PatchedBlock(values)
        #expect(block.width == 1)
        #expect(block.exceptions == [place])
        #expect(check(block, values) == 16 + 1 + 5)
    }

    @Test func `another number of values than 128 is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = PatchedBlock([1, 2, 3])
        }
    }

    @Test func `exceptions from anywhere change values of the block only`() {
        var random = SplitMix(seed: 9)
        for width in [0, 5, 31, 32, 255] {
            let bytes = random.bytes(60)
            for start in [-1, 0, 50, 60, Int.max, Int.min] {
                var values = BlockPacking.Block(repeating: 0)
                var offset = start
                bytes.withRawSpan {
                    PatchedBlock.patch(&values, exceptions: 255, width: width, in: $0, at: &offset)
                }
                let moved = offset &- start
                #expect(moved >= 2 * 255 && moved <= 11 * 255)
            }
        }
    }

    /// Writes and reads a block; the bytes it takes.
    private func check(_ block: PatchedBlock, _ values: [UInt32]) -> Int {
        var writer = ByteWriter()
        block.appendValues(to: &writer)
        #expect(writer.count == BlockPacking.byteCount(width: block.width))
        var offset = writer.count
        block.appendExceptions(to: &writer)
        var read = BlockPacking.Block(repeating: 0)
        writer.bytes.withRawSpan { span in
            BlockPacking.unpack(span, at: 0, width: block.width, into: &read)
            PatchedBlock.patch(
                &read,
                exceptions: block.exceptions.count,
                width: block.width,
                in: span,
                at: &offset
            )
        }
        #expect((0..<128).map { read[$0] } == values)
        #expect(offset == writer.count)
        #expect(block.exceptions.count <= 31)
        return writer.count
    }

    /// The fewest bytes under any width that leaves 31 exceptions or fewer.
    private static func smallestSize(of values: [UInt32]) -> Int {
        (0...32).map { width -> Int in
            let limit = UInt64(1) << UInt64(width)
            let exceptions = values.filter { UInt64($0) >= limit }
            guard exceptions.count <= 31 else { return .max }
            return exceptions.reduce(16 * width) { size, value in
                var writer = ByteWriter()
                writer.append(varint: UInt64(value) >> UInt64(width))
                return size + 1 + writer.count
            }
        }.min() ?? 0
    }
}
