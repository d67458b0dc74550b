/// Writes bit fields one after another, lowest bit first.
struct BitWriter {
    /// Full words of 32 bits, and what is yet to be one.
    private var words: [UInt32] = []
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// Appends the lowest bits of a value; at most 56 at a time.
    @inline(__always)
    mutating func append(_ value: UInt64, width: Int) {
        if width > 32 {
            appendUpTo32(value & 0xFFFF_FFFF, width: 32)
            appendUpTo32(value &>> 32, width: width &- 32)
        } else {
            appendUpTo32(value, width: width)
        }
    }

    @inline(__always)
    private mutating func appendUpTo32(_ value: UInt64, width: Int) {
        let mask = (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
        pending |= (value & mask) &<< UInt64(truncatingIfNeeded: pendingCount)
        pendingCount &+= width
        if pendingCount >= 32 {
            words.append(UInt32(truncatingIfNeeded: pending))
            pending &>>= 32
            pendingCount &-= 32
        }
    }

    /// Appends a number of zero bits and a one.
    @inline(__always)
    mutating func append(unary zeros: Int) {
        var rest = zeros
        while rest >= 32 {
            appendUpTo32(0, width: 32)
            rest &-= 32
        }
        append(1 &<< UInt64(truncatingIfNeeded: rest), width: rest &+ 1)
    }

    /// Appends a number from 1 in Elias' gamma code: its width less one in unary, then its lower bits.
    @inline(__always)
    mutating func append(gamma value: UInt64) {
        let extra = 63 - value.leadingZeroBitCount
        append(unary: extra)
        append(value & ((1 << UInt64(extra)) - 1), width: extra)
    }

    /// Appends a number in a Rice code: its quotient by a power of two in unary, then the rest.
    @inline(__always)
    mutating func append(rice value: UInt32, parameter: Int) {
        let value = UInt64(value)
        let mask = (UInt64(1) &<< UInt64(truncatingIfNeeded: parameter)) &- 1
        let high = value &>> UInt64(truncatingIfNeeded: parameter)
        if high < 24 {
            // Both at once: the unary part, whose one is the highest of its bits, and the rest.
            append(
                ((value & mask) &<< 1 | 1) &<< high,
                width: Int(truncatingIfNeeded: high) &+ 1 &+ parameter
            )
        } else {
            append(unary: Int(high))
            append(value & mask, width: parameter)
        }
    }

    /// Appends bits as they stand in bytes.
    ///
    /// - Complexity: O(n), 32 at a time.
    mutating func append(_ range: Range<Int>, of bytes: RawSpan) {
        var reader = BitReader(atBit: range.lowerBound)
        var rest = range.count
        while rest > 0 {
            let width = min(rest, 32)
            appendUpTo32(reader.read(bytes, width: width), width: width)
            rest &-= width
        }
    }

    /// Appends all bits to bytes, the last of them filled with zeros, and begins anew.
    mutating func finish(into bytes: inout ByteWriter) {
        bytes.append(integers: words.span)
        words.removeAll(keepingCapacity: true)
        while pendingCount > 0 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending &>>= 8
            pendingCount -= 8
        }
        pending = 0
        pendingCount = 0
    }
}

/// Reads what ``BitWriter`` wrote; behind the end of the bytes all bits are zero.
struct BitReader {
    private var position: Int

    init(at offset: Int) {
        position = offset &* 8
    }

    init(atBit position: Int) {
        self.position = position
    }

    /// The place of the next bit.
    var bitOffset: Int { position }

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

    /// Reads a number in a Rice code and, if there is one, steps over a number in Elias' gamma code.
    @inline(__always)
    mutating func readRice(_ bytes: RawSpan, parameter: Int, skippingGamma: Bool) -> UInt32 {
        let bits = window(bytes)
        let zeros = bits.trailingZeroBitCount
        let width = zeros &+ 1 &+ parameter
        let quotient: UInt32
        var rest: UInt64
        if zeros < 24 {
            // At most 24 + 31 bits, all of which the window holds, and one more.
            quotient = UInt32(truncatingIfNeeded: zeros)
            rest = bits &>> UInt64(truncatingIfNeeded: zeros &+ 1)
            rest &= (1 &<< UInt64(truncatingIfNeeded: parameter)) &- 1
            position &+= width
            if skippingGamma {
                // Nearly always a one, which takes a single bit.
                if bits &>> UInt64(truncatingIfNeeded: width) & 1 == 1 {
                    position &+= 1
                } else {
                    _ = readGamma(bytes)
                }
            }
        } else {
            quotient = UInt32(truncatingIfNeeded: readUnary(bytes))
            rest = read(bytes, width: parameter)
            if skippingGamma { _ = readGamma(bytes) }
        }
        return quotient &<< UInt32(truncatingIfNeeded: parameter)
            | UInt32(truncatingIfNeeded: rest)
    }

    @inline(__always)
    mutating func readGamma(_ bytes: RawSpan) -> UInt64 {
        let extra = min(readUnary(bytes), 56)
        return (1 &<< UInt64(truncatingIfNeeded: extra)) | read(bytes, width: extra)
    }
}
