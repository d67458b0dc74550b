/// Writes bit fields one after another, lowest bit first.
struct BitWriter {
    /// What was written, once it is finished.
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// Appends the lowest bits of a value; at most 56 at a time.
    @inline(__always)
    mutating func append(_ value: UInt64, width: Int) {
        // At most 7 bits remain, so that there is room for 56 more.
        if pendingCount &+ width > 64 { flush() }
        let mask = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
        pending |= (value & mask) &<< UInt64(truncatingIfNeeded: pendingCount)
        pendingCount &+= width
    }

    /// Moves whole bytes to where they stay.
    private mutating func flush() {
        while pendingCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending &>>= 8
            pendingCount &-= 8
        }
    }

    /// Appends a number of zero bits and a one.
    mutating func append(unary zeros: Int) {
        var rest = zeros
        while rest >= 32 {
            append(0, width: 32)
            rest -= 32
        }
        append(1 << UInt64(rest), width: rest + 1)
    }

    /// Appends a number from 1 in Elias' gamma code: its width less one in unary, then its lower bits.
    mutating func append(gamma value: UInt64) {
        let extra = 63 - value.leadingZeroBitCount
        append(unary: extra)
        append(value & ((1 << UInt64(extra)) - 1), width: extra)
    }

    /// Begins anew with the same buffer; what was written must be finished.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Fills the last byte with zeros.
    mutating func finish() {
        flush()
        if pendingCount > 0 { append(0, width: 8 - pendingCount) }
        flush()
    }
}

/// Reads what ``BitWriter`` wrote; behind the end of the bytes all bits are zero.
struct BitReader {
    private var position: Int

    init(at offset: Int) {
        position = offset &* 8
    }

    /// The offset of the first byte that hasn't been read from.
    var byteOffset: Int { (position &+ 7) &>> 3 }

    /// At least 56 bits from the current position.
    @inline(__always)
    private func window(_ bytes: RawSpan) -> UInt64 {
        let offset = position &>> 3
        let shift = UInt64(truncatingIfNeeded: position & 7)
        guard offset <= bytes.byteCount &- 8 else {
            var value: UInt64 = 0
            for byte in 0..<8 {
                let part = UInt64(bytes.load(UInt8.self, at: offset &+ byte))
                value |= part &<< UInt64(8 &* byte)
            }
            return value &>> shift
        }
        return bytes.load(UInt64.self, at: offset) &>> shift
    }

    @inline(__always)
    mutating func read(_ bytes: RawSpan, width: Int) -> UInt64 {
        let value = window(bytes) & ((1 &<< UInt64(truncatingIfNeeded: width)) &- 1)
        position &+= width
        return value
    }

    /// The number of zero bits before the next one.
    ///
    /// A run of zeros is given up at the end of the bytes, and after 2^16 zeros, which no writer puts.
    @inline(__always)
    mutating func readUnary(_ bytes: RawSpan) -> Int {
        var zeros = 0
        while true {
            let bits = window(bytes) | (1 &<< 56)
            let run = bits.trailingZeroBitCount
            zeros &+= run
            guard run == 56, zeros < 1 << 16, position &>> 3 < bytes.byteCount else {
                position &+= run &+ 1
                return zeros
            }
            position &+= 56
        }
    }

    @inline(__always)
    mutating func readGamma(_ bytes: RawSpan) -> UInt64 {
        let extra = min(readUnary(bytes), 56)
        return (1 &<< UInt64(truncatingIfNeeded: extra)) | read(bytes, width: extra)
    }
}
