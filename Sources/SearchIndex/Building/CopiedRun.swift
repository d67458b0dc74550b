/// Lists that are copied from a file, all those at once that follow one another, but for some bits.
struct CopiedRun {
    /// Some bits that are others.
    private struct Change {
        /// The first bit, counted from the beginning of the file.
        var bit: Int

        /// The bits that are turned, at most 32.
        var turned: UInt32
    }

    private var range = 0..<0
    private var changes: [Change] = []

    /// The bytes that are copied at a time.
    private static let limit = 1 << 16

    /// Adds a list, which is copied at some time until ``finish(into:in:)`` is called.
    @inline(__always)
    mutating func append(_ list: Range<Int>, to writer: inout PostingsWriter, in bytes: RawSpan) {
        if list.lowerBound == range.upperBound, range.count < Self.limit {
            range = range.lowerBound..<list.upperBound
        } else {
            finish(into: &writer, in: bytes)
            range = list
        }
    }

    /// Turns some bits of the list that was added last.
    mutating func turn(_ bits: UInt32, at bit: Int) {
        changes.append(Change(bit: bit, turned: bits))
    }

    /// Puts another number in the place of one of the list that was added last.
    @inline(__always)
    mutating func replace<Value: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ value: Value,
        at offset: Int,
        in bytes: RawSpan
    ) {
        let turned = value ^ bytes.load(Value.self, at: offset)
        if turned != 0 { turn(UInt32(truncatingIfNeeded: turned), at: 8 &* offset) }
    }

    /// Copies what waits.
    mutating func finish(into writer: inout PostingsWriter, in bytes: RawSpan) {
        guard !range.isEmpty else { return }
        let start = 8 &* (range.lowerBound &- writer.bytes.count)
        writer.append(copying: range, in: bytes)
        for change in changes { writer.turn(change.turned, at: change.bit &- start) }
        changes.removeAll(keepingCapacity: true)
        range = 0..<0
    }
}
