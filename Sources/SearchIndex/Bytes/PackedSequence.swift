/// A sequence of integers in few bits each, any of which is read in constant time.
///
/// Every block of 128 values stands close to a line; only the distance from that line is stored, in
/// as many bits as the largest distance of the block needs. Offsets, line numbers and other numbers
/// that grow evenly take a few bits each.
///
///     count u64 | heads: 16 bytes a block | data length u64 | data | 8 zero bytes
///     head: width u8, base i56 (one i64: base << 8 | width) | slope u32 | data offset u32
///     value i of a block: base + (slope * i >> 8) + width bits at bit width * i of its data
struct PackedSequence: Sendable {
    static let blockCount = 128
    static let slopeShift = 8

    /// The number of values.
    let count: Int

    private let heads: Int
    private let data: Range<Int>
    private let checksums: Checksums

    /// The range of the whole sequence in the bytes.
    let range: Range<Int>

    /// Finds the parts of a sequence that starts at an offset; `nil` if it doesn't fit the bytes.
    ///
    /// Complexity: O(1).
    init?(_ bytes: RawSpan, at offset: Int, checksums: Checksums = .none) {
        guard offset >= 0, offset <= bytes.byteCount else { return nil }
        self.checksums = checksums
        checksums.compare(offset..<(offset + 8), in: bytes)
        let count = bytes.load(UInt64.self, at: offset)
        // A block takes at least its head.
        guard count <= UInt64(bytes.byteCount) / 16 * 128 else { return nil }
        self.count = Int(count)
        heads = offset + 8
        let blocks = (self.count + Self.blockCount - 1) / Self.blockCount
        let lengthOffset = heads + 16 * blocks
        checksums.compare(lengthOffset..<(lengthOffset + 8), in: bytes)
        let length = bytes.load(UInt64.self, at: lengthOffset)
        let dataOffset = lengthOffset + 8
        guard dataOffset + 8 <= bytes.byteCount,
            length <= UInt64(bytes.byteCount - dataOffset - 8)
        else { return nil }
        data = dataOffset..<(dataOffset + Int(length))
        range = offset..<(data.upperBound + 8)
    }

    /// What the line of a block adds at an index.
    @inline(__always)
    static func slant(_ slope: Int, _ index: Int) -> Int {
        (slope &* index) &>> slopeShift
    }

    /// The value at an index; zero outside.
    ///
    /// Complexity: O(1).
    @inline(__always)
    func value(at index: Int, in bytes: RawSpan) -> Int {
        guard index >= 0, index < count else { return 0 }
        let head = heads &+ 16 &* (index &>> 7)
        checksums.compare(head..<(head &+ 16), in: bytes)
        let place = index & 127
        let packed = bytes.load(Int64.self, at: head)
        let slope = Int(bytes.load(UInt32.self, at: head &+ 8))
        let width = Int(packed & 0xFF)
        let line = Int(packed &>> 8) &+ Self.slant(slope, place)
        guard width > 0, width <= 56 else { return line }
        let bit = width &* place
        let offset = data.lowerBound &+ Int(bytes.load(UInt32.self, at: head &+ 12))
        let start = offset &+ (bit &>> 3)
        checksums.compare(start..<(start &+ 8), in: bytes)
        let word = bytes.load(UInt64.self, at: start)
        let mask = (UInt64(1) &<< UInt64(truncatingIfNeeded: width)) &- 1
        let residual = (word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask
        return line &+ Int(truncatingIfNeeded: residual)
    }

    /// What a block begins with.
    struct Head {
        var base: Int
        var width: Int
        var slope: Int

        /// The offset of its data in the file.
        var data: Int

        /// The value at an index of the block.
        @inline(__always)
        func value(at index: Int, in bytes: RawSpan) -> Int {
            let line = base &+ PackedSequence.slant(slope, index)
            guard width > 0 else { return line }
            let bit = width &* index
            let word = bytes.load(UInt64.self, at: data &+ bit &>> 3)
            let mask = (UInt64(1) &<< UInt64(truncatingIfNeeded: width)) &- 1
            let residual = (word &>> UInt64(truncatingIfNeeded: bit & 7)) & mask
            return line &+ Int(truncatingIfNeeded: residual)
        }
    }

    /// The head of a block, whose data is compared; one of zeros if it makes no sense.
    func head(ofBlock block: Int, in bytes: RawSpan) -> Head {
        let place = heads &+ 16 &* block
        let end = data.upperBound &+ 8
        checksums.compare(place..<(place &+ 16), in: bytes)
        let packed = bytes.load(Int64.self, at: place)
        let (base, width) = (Int(packed &>> 8), Int(packed & 0xFF))
        let slope = Int(bytes.load(UInt32.self, at: place &+ 8))
        let start = data.lowerBound &+ Int(bytes.load(UInt32.self, at: place &+ 12))
        let length = width * Self.blockCount / 8
        guard block >= 0, block < (count + Self.blockCount - 1) / Self.blockCount,
            width <= 56, start <= end
        else { return Head(base: 0, width: 0, slope: 0, data: data.lowerBound) }
        checksums.compare(start..<min(end, start + length + 8), in: bytes)
        return Head(base: base, width: width, slope: slope, data: start)
    }

    /// Begins to read from disk what leads to a value.
    func fetchHead(of index: Int) {
        guard index >= 0, index < count else { return }
        let head = heads &+ 16 &* (index &>> 7)
        checksums.fetch(head..<(head &+ 16))
    }

    /// Begins to read a value from disk, once what leads there is read.
    func fetchValue(at index: Int, in bytes: RawSpan) {
        guard index >= 0, index < count else { return }
        let head = heads &+ 16 &* (index &>> 7)
        checksums.compare(head..<(head &+ 16), in: bytes)
        let width = Int(bytes.load(UInt8.self, at: head))
        guard width > 0 else { return }
        let offset = data.lowerBound &+ Int(bytes.load(UInt32.self, at: head &+ 12))
        let start = offset &+ width &* (index & 127) &>> 3
        checksums.fetch(start..<(start &+ 16))
    }

    /// The values at an index and the next one: where something starts and ends.
    @inline(__always)
    func range(at index: Int, in bytes: RawSpan) -> Range<Int> {
        let start = value(at: index, in: bytes)
        return start..<max(start, value(at: index &+ 1, in: bytes))
    }
}
