import Testing

@testable import SearchIndex

@Suite struct `Checked loads` {
    @Test(arguments: SplitMix.seeds)
    func `an integer inside of the bytes is read lowest byte first`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(Int.random(in: 0...40, using: &random))
        check(UInt8.self, in: bytes)
        check(Int8.self, in: bytes)
        check(UInt16.self, in: bytes)
        check(UInt32.self, in: bytes)
        check(UInt64.self, in: bytes)
        check(Int64.self, in: bytes)
    }

    /// Compares the loads at and around every offset with sums of bytes.
    private func check<Value: FixedWidthInteger & BitwiseCopyable>(
        _: Value.Type,
        in bytes: [UInt8]
    ) {
        let size = Value.bitWidth / 8
        let offsets = Array(-10..<(bytes.count + 10)) + [.min, .min + 7, .max - 7, .max]
        let expected = offsets.map { offset -> Value in
            guard offset >= 0, offset <= bytes.count - size else { return 0 }
            return bytes[offset..<(offset + size)].reversed().reduce(0) { sum, byte in
                sum << 8 | Value(truncatingIfNeeded: byte)
            }
        }
        let loaded = bytes.withRawSpan { span in
            offsets.map { span.load(Value.self, at: $0) }
        }
        #expect(loaded == expected)
    }

    @Test func `a varint of every bit length round-trips in its shortest form`() {
        var values: [UInt64] = [0]
        for bits in 0..<64 { values += [1 << UInt64(bits), .max >> UInt64(63 - bits)] }
        for value in values {
            var writer = ByteWriter()
            writer.append(varint: value)
            let length = max(1, (70 - value.leadingZeroBitCount) / 7)
            #expect(writer.bytes.count == length, "\(value)")
            let (read, offset) = readVarint(writer.bytes, at: 0)
            #expect(read == value)
            #expect(offset == length)
        }
    }

    @Test(arguments: SplitMix.seeds)
    func `varints stand one behind the other`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let values = (0..<200).map { _ in random.number(bits: 64) }
        var writer = ByteWriter()
        for value in values { writer.append(varint: value) }
        var offset = 0
        let read = writer.bytes.withRawSpan { span in
            values.map { _ in span.loadVarint(at: &offset) }
        }
        #expect(read == values)
        #expect(offset == writer.count)
    }

    @Test func `a varint that doesn't end is read no further than ten bytes`() {
        let (all, end) = readVarint([UInt8](repeating: 0xFF, count: 16), at: 2)
        #expect(all == .max)
        #expect(end == 12)
        let (none, noneEnd) = readVarint([UInt8](repeating: 0x80, count: 16), at: 0)
        #expect(none == 0)
        #expect(noneEnd == 10)
    }

    @Test func `a varint that is cut off has zeros for the rest`() {
        let (value, offset) = readVarint([0x81, 0x82], at: 0)
        #expect(value == 0x101)
        #expect(offset == 3)
    }

    @Test(arguments: [-1, -100, Int.min, 3, 4, Int.max])
    func `a varint outside of the bytes is zero`(offset: Int) {
        let (value, end) = readVarint([1, 2, 3], at: offset)
        #expect(value == 0)
        #expect(end == offset &+ 1)
    }

    private func readVarint(_ bytes: [UInt8], at offset: Int) -> (value: UInt64, end: Int) {
        var end = offset
        let value = bytes.withRawSpan { $0.loadVarint(at: &end) }
        return (value, end)
    }
}

@Suite struct `Runs of bytes` {
    @Test(arguments: SplitMix.seeds)
    func `they order as their bytes do one by one`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<300 {
            let shared = random.bytes(Int.random(in: 0...20, using: &random))
            let mine = shared + random.bytes(Int.random(in: 0...10, using: &random))
            var theirs = shared + random.bytes(Int.random(in: 0...10, using: &random))
            if random.oneIn(4) { theirs = mine }
            if random.oneIn(4), let last = theirs.indices.last { theirs[last] ^= 0x80 }
            let expected =
                mine == theirs ? 0 : mine.lexicographicallyPrecedes(theirs) ? -1 : 1
            let order = mine.withRawSpan { mine in
                theirs.withRawSpan { mine.order(against: $0) }
            }
            #expect(order.signum() == expected, "\(mine) against \(theirs)")
            let areEqual = mine.withRawSpan { mine in
                theirs.withRawSpan { mine.equals($0) }
            }
            #expect(areEqual == (mine == theirs))
        }
    }

    @Test func `the first byte that differs decides, wherever it stands`() {
        for place in 0..<24 {
            var low = [UInt8](repeating: 0x7F, count: 24)
            var high = low
            // The bytes behind say the opposite.
            for index in (place + 1)..<25 where index < 24 { low[index] = 0xFF }
            high[place] = 0x80
            let order = low.withRawSpan { low in high.withRawSpan { low.order(against: $0) } }
            #expect(order < 0, "byte \(place)")
        }
    }

    @Test func `a part never reaches outside of the bytes`() {
        let bytes = [UInt8](0..<10)
        let numbers = [Int.min, -11, -1, 0, 1, 5, 9, 10, 11, Int.max]
        bytes.withRawSpan { span in
            for start in numbers {
                for count in numbers {
                    let part = span.inside(at: start, count: count)
                    let expected =
                        start < 0 || start > 10 || count < 0
                        ? 0..<0 : start..<(start + min(count, 10 - start))
                    #expect(part == expected)
                    guard count >= start else { continue }
                    let range = span.inside(start..<count)
                    #expect(range.lowerBound >= 0 && range.upperBound <= 10)
                    #expect(Array(range) == (0..<10).filter { (start..<count).contains($0) })
                }
            }
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 100])
    func `a copy holds the same bytes`(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let bytes = random.bytes(count)
        let copy = bytes.withRawSpan { $0.copied() }
        #expect(copy == bytes)
    }
}
