/// Writes a sequence of integers that is read at any place in constant time; see ``PackedSequence``.
enum PackedSequenceWriter {
    /// Appends a sequence.
    ///
    /// Complexity: O(n).
    static func write(_ values: some Collection<Int>, into writer: inout ByteWriter) {
        writer.append(integer: UInt64(values.count))
        var heads = ByteWriter()
        var data = ByteWriter()
        var block: [Int] = []
        block.reserveCapacity(PackedSequence.blockCount)
        func flush() {
            write(block: block, heads: &heads, data: &data)
            block.removeAll(keepingCapacity: true)
        }
        for value in values {
            block.append(value)
            if block.count == PackedSequence.blockCount { flush() }
        }
        if !block.isEmpty { flush() }
        writer.append(heads.bytes)
        writer.append(integer: UInt64(data.count))
        writer.append(data.bytes)
        // A value is read with eight bytes at once.
        writer.append(integer: UInt64(0))
    }

    private static func write(block: [Int], heads: inout ByteWriter, data: inout ByteWriter) {
        let slope = slope(of: block)
        var residuals: [Int] = []
        residuals.reserveCapacity(block.count)
        for (index, value) in block.enumerated() {
            residuals.append(value - PackedSequence.slant(slope, index))
        }
        let base = residuals.min() ?? 0
        let span = UInt64((residuals.max() ?? 0) - base)
        let width = 64 - span.leadingZeroBitCount
        precondition(width <= 56 && abs(base) < 1 << 55, "a packed value exceeds 55 bits")
        heads.append(integer: Int64(base) << 8 | Int64(width))
        heads.append(integer: UInt32(slope))
        heads.append(integer: UInt32(data.count))
        var bits = BitWriter()
        for residual in residuals { bits.append(UInt64(residual - base), width: width) }
        bits.finish(into: &data)
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
