import Testing

@testable import SearchIndex

@Suite struct `Bit stream` {
    private enum Field: Equatable {
        case fixed(UInt64, width: Int)
        case unary(Int)
        case gamma(UInt64)
    }

    @Test(arguments: SplitMix.seeds, [0, 1, 5])
    func `fields of all kinds round-trip in any order`(seed: UInt64, offset: Int) {
        var random = SplitMix(seed: seed)
        var fields: [Field] = []
        for _ in 0..<400 {
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let width = Int.random(in: 0...56, using: &random)
                let value = width == 0 ? 0 : random.next() >> UInt64(64 - width)
                fields.append(.fixed(value, width: width))
            case 1: fields.append(.unary(Int(random.number(bits: 9))))
            default: fields.append(.gamma(max(1, random.number(bits: 56))))
            }
        }
        var writer = BitWriter()
        for field in fields { append(field, to: &writer) }
        var written = ByteWriter()
        writer.finish(into: &written)
        let bytes = [UInt8](repeating: 0xFF, count: offset) + written.bytes

        var reader = BitReader(at: offset)
        let read = bytes.withRawSpan { span in
            fields.map { self.read(like: $0, from: &reader, span) }
        }
        #expect(read == fields)
        #expect(reader.byteOffset == bytes.count)
    }

    @Test(arguments: 0...130)
    func `a run of zeros of any length ends at its one`(zeros: Int) {
        for lead in 0..<8 {
            var writer = BitWriter()
            writer.append(0, width: lead)
            writer.append(unary: zeros)
            writer.append(unary: 0)
            writer.append(5, width: 3)
            var written = ByteWriter()
            writer.finish(into: &written)
            var reader = BitReader(at: 0)
            let read = written.bytes.withRawSpan { span in
                [
                    Int(reader.read(span, width: lead)), reader.readUnary(span),
                    reader.readUnary(span), Int(reader.read(span, width: 3)),
                ]
            }
            #expect(read == [0, zeros, 0, 5], "behind \(lead) bits")
        }
    }

    @Test(arguments: 0...56)
    func `gamma codes of every bit length round-trip in twice their bits`(extra: Int) {
        for value in [1 << UInt64(extra), (2 << UInt64(extra)) - 1] as [UInt64] {
            var writer = BitWriter()
            writer.append(gamma: value)
            var written = ByteWriter()
            writer.finish(into: &written)
            #expect(written.bytes.count == (2 * extra + 8) / 8)
            var reader = BitReader(at: 0)
            let read = written.bytes.withRawSpan { reader.readGamma($0) }
            #expect(read == value)
        }
    }

    @Test func `bits above the width are left out`() {
        var writer = BitWriter()
        writer.append(.max, width: 3)
        writer.append(0, width: 3)
        writer.append(.max, width: 1)
        var written = ByteWriter()
        writer.finish(into: &written)
        #expect(written.bytes == [0b0100_0111])
    }

    @Test func `behind the end of the bytes all bits are zero and all numbers end`() {
        for bytes in [[], [0], [0x80], [UInt8](repeating: 0, count: 20)] as [[UInt8]] {
            for start in [0, 1, bytes.count, 1000, -1, -9, Int.max / 8, Int.max, Int.min] {
                bytes.withRawSpan { span in
                    var reader = BitReader(at: start)
                    for _ in 0..<20 {
                        let zeros = reader.readUnary(span)
                        #expect(zeros >= 0 && zeros < 1 << 17)
                        guard start >= 0, start < 1 << 20 else { continue }
                        #expect(zeros <= 8 * bytes.count + 128)
                        let gamma = reader.readGamma(span)
                        #expect(gamma > 0)
                    }
                    guard start >= 0, start < 1 << 20 else { return }
                    var behind = BitReader(at: max(start, bytes.count))
                    let rest = behind.read(span, width: 56)
                    #expect(rest == 0)
                }
            }
        }
    }

    @Test func `zeros without an end are given up`() {
        let bytes = [UInt8](repeating: 0, count: 100_000)
        var reader = BitReader(at: 0)
        let zeros = bytes.withRawSpan { reader.readUnary($0) }
        #expect(zeros >= 1 << 16 && zeros < 1 << 17)
    }

    private func append(_ field: Field, to writer: inout BitWriter) {
        switch field {
        case .fixed(let value, let width): writer.append(value, width: width)
        case .unary(let zeros): writer.append(unary: zeros)
        case .gamma(let value): writer.append(gamma: value)
        }
    }

    private func read(like field: Field, from reader: inout BitReader, _ bytes: RawSpan) -> Field {
        switch field {
        case .fixed(_, let width): .fixed(reader.read(bytes, width: width), width: width)
        case .unary: .unary(reader.readUnary(bytes))
        case .gamma: .gamma(reader.readGamma(bytes))
        }
    }
}
