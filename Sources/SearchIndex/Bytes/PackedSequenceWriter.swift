/// Writes a sequence of integers that is read at any place in constant time; see ``PackedSequence``.
struct PackedSequenceWriter: Sendable {
    /// The number of values.
    private(set) var count = 0

    private var heads = ByteWriter()
    private var data = ByteWriter()

    /// The values of the block that isn't full.
    private var block = [128 of Int](repeating: 0)
    private var blockCount: Int { count % PackedSequence.blockCount }

    private var bits = BitWriter()

    /// Appends a sequence.
    ///
    /// Complexity: O(n).
    static func write(_ values: some Collection<Int>, into writer: inout ByteWriter) {
        var sequence = Self()
        for value in values { sequence.append(value) }
        sequence.finish(into: &writer)
    }

    /// Adds the next value.
    mutating func append(_ value: Int) {
        block[blockCount] = value
        count += 1
        if blockCount == 0 { closeBlock(PackedSequence.blockCount) }
    }

    /// Adds some values of another sequence, each of which grows by the same.
    ///
    /// Whole blocks that become whole blocks are copied as they are packed.
    ///
    /// - Complexity: O(n), and O(bytes) where blocks are copied.
    mutating func append(
        _ range: Range<Int>,
        of other: PackedSequence,
        adding shift: Int = 0,
        in bytes: RawSpan
    ) {
        var next = range.lowerBound
        while next < range.upperBound {
            let number = next / PackedSequence.blockCount
            let end = min(range.upperBound, (number + 1) * PackedSequence.blockCount)
            let head = other.head(ofBlock: number, in: bytes)
            if blockCount == 0, end - next == PackedSequence.blockCount,
                abs(head.base &+ shift) < Self.limit
            {
                copy(head, adding: shift, in: bytes)
            } else {
                let first = number * PackedSequence.blockCount
                for index in (next - first)..<(end - first) {
                    let value = head.value(at: index, in: bytes) &+ shift
                    // Only a damaged sequence has larger values.
                    append(max(-Self.limit, min(Self.limit, value)))
                }
            }
            next = end
        }
    }

    /// No offset, line or page is as large as this.
    private static let limit = 1 << 54

    private mutating func copy(_ head: PackedSequence.Head, adding shift: Int, in bytes: RawSpan) {
        append(head: head.base &+ shift, width: head.width, slope: head.slope)
        let length = head.width * PackedSequence.blockCount / 8
        data.append(copying: bytes.extracting(bytes.inside(at: head.data, count: length)))
        count += PackedSequence.blockCount
    }

    private mutating func append(head base: Int, width: Int, slope: Int) {
        heads.append(integer: Int64(base) << 8 | Int64(width))
        heads.append(integer: UInt32(slope))
        heads.append(integer: UInt32(data.count))
    }

    /// Appends the sequence of all values.
    consuming func finish(into writer: inout ByteWriter) {
        if blockCount > 0 { closeBlock(blockCount) }
        writer.append(integer: UInt64(count))
        writer.append(heads.bytes)
        writer.append(integer: UInt64(data.count))
        writer.append(data.bytes)
        // A value is read with eight bytes at once.
        writer.append(integer: UInt64(0))
    }

    private mutating func closeBlock(_ count: Int) {
        let slope = slope(ofFirst: count)
        var (least, most) = (Int.max, Int.min)
        for index in 0..<count {
            let residual = block[index] - PackedSequence.slant(slope, index)
            block[index] = residual
            least = min(least, residual)
            most = max(most, residual)
        }
        let width = 64 - UInt64(most - least).leadingZeroBitCount
        precondition(width <= 56 && abs(least) < 1 << 55, "a packed value exceeds 55 bits")
        append(head: least, width: width, slope: slope)
        guard width > 0 else { return }
        for index in 0..<count { bits.append(UInt64(block[index] &- least), width: width) }
        bits.finish(into: &data)
    }

    /// The slope that brings the first and the last value to one level; flat if the block falls.
    private func slope(ofFirst count: Int) -> Int {
        let (first, last) = (block[0], block[count - 1])
        guard last > first else { return 0 }
        let rise = last - first
        guard rise < 1 << 23 else { return 0 }
        return (rise << PackedSequence.slopeShift) / (count - 1)
    }
}
