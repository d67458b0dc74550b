import Testing

@testable import SearchIndex

@Suite struct `CRC-32C` {
    /// The check value of the CRC catalogue and the vectors of RFC 3720, appendix B.4.
    @Test(
        arguments: [
            (Array("123456789".utf8), 0xE306_9283),
            ([], 0),
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
            ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            ([UInt8](0..<32), 0x46DD_794E),
            ([UInt8]((0..<32).reversed()), 0x113F_DB5C),
        ] as [([UInt8], UInt32)]
    )
    func `published vectors come out`(bytes: [UInt8], checksum: UInt32) {
        let computed = bytes.withRawSpan { CRC32C.checksum($0) }
        #expect(computed == checksum)
    }

    @Test(arguments: SplitMix.seeds)
    func `eight bytes a step give what one bit a step gives`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(80)
        for count in 0...bytes.count {
            let part = Array(bytes[..<count])
            let computed = part.withRawSpan { CRC32C.checksum($0) }
            #expect(computed == bitwise(part), "\(count) bytes")
        }
    }

    @Test func `the bytes may come in any two parts`() {
        var random = SplitMix(seed: 1)
        let bytes = random.bytes(50)
        let expected = bitwise(bytes)
        for split in 0...bytes.count {
            var crc = CRC32C()
            bytes.withRawSpan {
                crc.update($0.extracting(0..<split))
                crc.update($0.extracting(split..<bytes.count))
            }
            #expect(crc.value == expected, "split at \(split)")
        }
    }

    @Test func `every changed bit changes the checksum`() {
        var random = SplitMix(seed: 2)
        var bytes = random.bytes(33)
        let expected = bitwise(bytes)
        for bit in 0..<(bytes.count * 8) {
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let changed = bytes.withRawSpan { CRC32C.checksum($0) }
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(changed != expected, "bit \(bit)")
        }
    }

    private func bitwise(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = (crc >> 1) ^ (crc & 1 == 1 ? 0x82F6_3B78 : 0) }
        }
        return ~crc
    }
}
