/// Writes a sequence of integers that is read at any place in constant time; see ``PackedSequence``.
struct PackedSequenceWriter: Sendable {
    /// The number of values.
    private(set) var count = 0

    private var heads = ByteWriter()
    private var data = ByteWriter()

    /// The values of the block that isn't full.
    private var block: [Int] = []

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
        if block.isEmpty { block.reserveCapacity(PackedSequence.blockCount) }
        block.append(value)
        count += 1
        if block.count == PackedSequence.blockCount { closeBlock() }
    }

    /// Appends the sequence of all values.
    consuming func finish(into writer: inout ByteWriter) {
        if !block.isEmpty { closeBlock() }
        writer.append(integer: UInt64(count))
        writer.append(heads.bytes)
        writer.append(integer: UInt64(data.count))
        writer.append(data.bytes)
        // A value is read with eight bytes at once.
        writer.append(integer: UInt64(0))
    }

    private mutating func closeBlock() {
        var values = exchange(&block, with: [])
        let slope = Self.slope(of: values)
        var (least, most) = (Int.max, Int.min)
        for index in values.indices {
            let residual = values[index] - PackedSequence.slant(slope, index)
            least = min(least, residual)
            most = max(most, residual)
        }
        let width = 64 - UInt64(most - least).leadingZeroBitCount
        precondition(width <= 56 && abs(least) < 1 << 55, "a packed value exceeds 55 bits")
        heads.append(integer: Int64(least) << 8 | Int64(width))
        heads.append(integer: UInt32(slope))
        heads.append(integer: UInt32(data.count))
        if width > 0 {
            for index in values.indices {
                let residual = values[index] - PackedSequence.slant(slope, index)
                bits.append(UInt64(residual - least), width: width)
            }
            bits.finish(into: &data)
        }
        values.removeAll(keepingCapacity: true)
        block = values
    }

    /// The slope that brings the first and the last value to one level; flat if the block falls.
    private static func slope(of block: [Int]) -> Int {
        guard block.count > 1, let first = block.first, let last = block.last, last > first else {
            return 0
        }
        let rise = last - first
        guard rise < 1 << 23 else { return 0 }
        return (rise << PackedSequence.slopeShift) / (block.count - 1)
    }
}
