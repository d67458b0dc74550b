/// Loads from bytes that may be damaged: total functions, so that no file can stop the process.
///
/// A load outside of the bytes yields zero. Whoever needs to know of damage checks the checksums or
/// runs the structural verification; whoever searches only needs to be safe.
extension RawSpan {
    /// The little-endian integer at a byte offset; zero if it doesn't lie inside.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func load<Value: FixedWidthInteger & BitwiseCopyable>(
        _: Value.Type = Value.self,
        at offset: Int
    ) -> Value {
        guard offset >= 0, offset <= byteCount &- MemoryLayout<Value>.size else { return 0 }
        // Safe: the value lies inside of the bytes, and every bit pattern is an integer.
        return unsafe Value(
            littleEndian: unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: Value.self
            )
        )
    }

    /// The sixteen bytes at an offset; zeros if they don't lie inside.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func loadVector(at offset: Int) -> SIMD16<UInt8> {
        guard offset >= 0, offset <= byteCount &- 16 else { return SIMD16(repeating: 0) }
        // Safe: the sixteen bytes lie inside, and every bit pattern is a vector of integers.
        return unsafe unsafeLoadUnaligned(
            fromUncheckedByteOffset: offset,
            as: SIMD16<UInt8>.self
        )
    }

    /// The LEB128 number at an offset, which moves behind it; at most ten bytes are read.
    @inline(__always)
    func loadVarint(at offset: inout Int) -> UInt64 {
        let first = load(UInt8.self, at: offset)
        offset &+= 1
        guard first >= 0x80 else { return UInt64(first) }
        return loadLongVarint(first: first, at: &offset)
    }

    private func loadLongVarint(first: UInt8, at offset: inout Int) -> UInt64 {
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while shift < 64 {
            let byte = load(UInt8.self, at: offset)
            offset &+= 1
            value |= UInt64(byte & 0x7F) &<< shift
            guard byte >= 0x80 else { break }
            shift &+= 7
        }
        return value
    }

    /// The part of a range that lies inside of the bytes, fit for `extracting`.
    @inline(__always)
    func inside(_ range: Range<Int>) -> Range<Int> {
        range.clamped(to: 0..<byteCount)
    }

    /// The same, given by an offset and a length, neither of which need make sense.
    @inline(__always)
    func inside(at offset: Int, count: Int) -> Range<Int> {
        guard offset >= 0, count >= 0, offset <= byteCount else { return 0..<0 }
        return offset..<(offset &+ min(count, byteCount &- offset))
    }

    /// The bytes as an array.
    ///
    /// Complexity: O(n).
    func copied() -> [UInt8] {
        // Safe: the buffer is read inside of the closure only.
        unsafe withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// Whether two runs of bytes are the same.
    ///
    /// Complexity: O(n).
    @inline(__always)
    func equals(_ other: RawSpan) -> Bool {
        byteCount == other.byteCount && order(against: other) == 0
    }

    /// Negative, zero or positive as these bytes stand before, at or behind the others in byte order.
    @inline(__always)
    func order(against other: RawSpan) -> Int {
        let common = min(byteCount, other.byteCount)
        var offset = 0
        while offset &+ 8 <= common {
            let mine = load(UInt64.self, at: offset)
            let theirs = other.load(UInt64.self, at: offset)
            if mine != theirs { return mine.byteSwapped < theirs.byteSwapped ? -1 : 1 }
            offset &+= 8
        }
        while offset < common {
            let mine = load(UInt8.self, at: offset)
            let theirs = other.load(UInt8.self, at: offset)
            if mine != theirs { return mine < theirs ? -1 : 1 }
            offset &+= 1
        }
        return byteCount &- other.byteCount
    }
}

extension SIMD16<UInt8> {
    /// The bytes as two numbers, the first byte of each lowest.
    @inline(__always)
    var halves: (low: UInt64, high: UInt64) {
        // Safe: both are sixteen bytes, and every bit pattern is an integer.
        let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
    }
}

extension Array where Element == UInt8 {
    /// Appends a copy of some bytes.
    @inline(__always)
    mutating func append(copying bytes: RawSpan) {
        // Safe: the buffer is read inside of the closure only.
        unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
    }

    /// Appends integers, lowest byte first.
    mutating func append(integers: Span<UInt32>) {
        if UInt32(littleEndian: 1) == 1 {
            // Safe: every byte of an integer is initialised.
            append(copying: unsafe integers.bytes)
        } else {
            for index in integers.indices {
                for byte in 0..<4 {
                    append(UInt8(truncatingIfNeeded: integers[index] >> UInt32(8 * byte)))
                }
            }
        }
    }

    /// Calls a function with the bytes of the array.
    @inline(__always)
    func withRawSpan<Result, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Safe: every byte of an array of bytes is initialised.
        try unsafe body(span.bytes)
    }
}

extension Span where Element == UInt8 {
    /// Calls a function with the bytes of the span.
    @inline(__always)
    func withRawSpan<Result, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Safe: every byte of a span of bytes is initialised.
        try unsafe body(bytes)
    }
}
