/// Appends numbers and bytes in the order and width in which the file holds them.
struct ByteWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    /// The number of bytes written so far, which is the offset of the next one.
    var count: Int { bytes.count }

    mutating func reserve(_ capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func append(_ other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    mutating func append(_ other: ArraySlice<UInt8>) {
        bytes.append(contentsOf: other)
    }

    mutating func append(copying other: RawSpan) {
        bytes.append(copying: other)
    }

    /// Appends an integer, lowest byte first.
    @inline(__always)
    mutating func append<Value: FixedWidthInteger>(integer value: Value) {
        var rest = value
        for _ in 0..<(Value.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Appends integers, lowest byte first.
    ///
    /// - Complexity: O(n).
    mutating func append(integers: Span<UInt32>) { bytes.append(integers: integers) }

    /// Forgets what was written, but not the room that it took.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends a number in LEB128: seven bits a byte, lowest first, the top bit set on all but the last.
    @inline(__always)
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a length as a varint, and the bytes themselves.
    mutating func append(counted other: [UInt8]) {
        append(varint: UInt64(other.count))
        append(other)
    }

    /// Appends zeros until the count is a multiple of an alignment.
    mutating func align(to alignment: Int) {
        while !bytes.count.isMultiple(of: alignment) { bytes.append(0) }
    }

    /// Puts an integer over bytes that were written before.
    mutating func replace<Value: FixedWidthInteger>(at offset: Int, with value: Value) {
        var rest = value
        for index in offset..<(offset + Value.bitWidth / 8) {
            bytes[index] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
    }
}
