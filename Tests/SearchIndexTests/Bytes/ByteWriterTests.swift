import Testing

@testable import SearchIndex

@Suite struct `Byte writer` {
    @Test func `integers stand lowest byte first in their full width`() {
        var writer = ByteWriter()
        writer.append(0xA1 as UInt8)
        writer.append(integer: 0xB1 as UInt8)
        writer.append(integer: 0xC1C2 as UInt16)
        writer.append(integer: 0xD1D2_D3D4 as UInt32)
        writer.append(integer: 0x0102_0304_0506_0708 as UInt64)
        writer.append(integer: -2 as Int64)
        #expect(
            writer.bytes == [
                0xA1, 0xB1, 0xC2, 0xC1, 0xD4, 0xD3, 0xD2, 0xD1,
                8, 7, 6, 5, 4, 3, 2, 1, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            ]
        )
        #expect(writer.count == 24)
    }

    @Test(
        arguments: [
            (0, [0]), (0x7F, [0x7F]), (0x80, [0x80, 1]), (300, [0xAC, 2]),
            (.max, [UInt8](repeating: 0xFF, count: 9) + [1]),
        ] as [(UInt64, [UInt8])]
    )
    func `a varint has seven bits a byte`(value: UInt64, bytes: [UInt8]) {
        var writer = ByteWriter()
        writer.append(varint: value)
        #expect(writer.bytes == bytes)
    }

    @Test func `counted bytes follow their length`() {
        var writer = ByteWriter()
        writer.append(counted: [7, 8])
        writer.append(counted: [])
        writer.append(counted: [UInt8](repeating: 9, count: 200))
        #expect(writer.bytes == [2, 7, 8, 0, 200, 1] + [UInt8](repeating: 9, count: 200))
    }

    @Test func `slices are appended as they are`() {
        var writer = ByteWriter()
        writer.append([1, 2, 3])
        writer.append(([4, 5, 6, 7] as [UInt8])[1...2])
        #expect(writer.bytes == [1, 2, 3, 5, 6])
    }

    @Test(arguments: 0...17)
    func `aligning fills with zeros`(count: Int) {
        var writer = ByteWriter()
        writer.append([UInt8](repeating: 0xFF, count: count))
        writer.align(to: 8)
        let padding = [UInt8](repeating: 0, count: (8 - count % 8) % 8)
        #expect(writer.bytes == [UInt8](repeating: 0xFF, count: count) + padding)
    }

    @Test func `replacing leaves the bytes around alone`() {
        var writer = ByteWriter()
        writer.append([UInt8](repeating: 0xEE, count: 12))
        writer.replace(at: 1, with: 0x0102_0304 as UInt32)
        writer.replace(at: 6, with: -2 as Int16)
        #expect(
            writer.bytes == [0xEE, 4, 3, 2, 1, 0xEE, 0xFE, 0xFF, 0xEE, 0xEE, 0xEE, 0xEE]
        )
    }
}
