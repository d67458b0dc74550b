/// A gap of a full block that becomes another one of as many bits.
///
/// Nothing else of the block changes then: the width of its gaps is chosen by how many bits each takes.
struct ChangedGap {
    /// The place of the gap in the block.
    var index: Int
    var old: UInt32
    var new: UInt32

    /// The bytes of the block with the new gap.
    ///
    /// - Parameters:
    ///   - place: The bytes of the block.
    ///   - shape: What the list holds.
    ///   - bytes: The file.
    /// - Returns: `nil` if the gap takes another number of bits, or doesn't stand there.
    /// - Complexity: O(bytes of the block).
    func block(_ place: Range<Int>, shape: PostingsShape, in bytes: RawSpan) -> [UInt8]? {
        let bits = 32 &- old.leadingZeroBitCount
        guard bits == 32 &- new.leadingZeroBitCount else { return nil }
        let source = bytes.extracting(bytes.inside(place))
        var block = source.copied()
        let fields = shape.hasFrequencies ? 2 : 1
        let width = Int(source.load(UInt8.self, at: 0))
        let values = 2 &* fields
        var exceptions = values &+ BlockPacking.byteCount(width: width)
        if fields == 2 {
            exceptions &+= BlockPacking.byteCount(width: Int(source.load(UInt8.self, at: 1)))
        }
        guard width <= 32, exceptions <= block.count else { return nil }
        if width > 0 { put(width: width, at: values, into: &block) }
        guard bits > width else { return block }
        for _ in 0..<Int(source.load(UInt8.self, at: fields)) {
            let exception = Int(source.load(UInt8.self, at: exceptions))
            exceptions &+= 1
            let start = exceptions
            let upper = source.loadVarint(at: &exceptions)
            guard exception == index else { continue }
            guard upper == UInt64(old &>> UInt32(width)), exceptions <= block.count else {
                return nil
            }
            var rest = new >> UInt32(width)
            for place in start..<exceptions {
                let more: UInt32 = place < exceptions &- 1 ? 0x80 : 0
                block[place] = UInt8(truncatingIfNeeded: rest & 0x7F | more)
                rest >>= 7
            }
            return block
        }
        return nil
    }

    /// Puts the lower bits of the new gap where those of the old one are packed.
    private func put(width: Int, at values: Int, into block: inout [UInt8]) {
        let bit = (index &>> 2) &* width
        let word = values &+ 16 &* (bit &>> 5) &+ 4 &* (index & 3)
        let difference = UInt64(old ^ new) & ((1 &<< UInt64(width)) &- 1)
        // Whatever doesn't fit into the word stands in the next one of the lane.
        let flipped = difference &<< UInt64(bit & 31)
        for byte in 0..<4 {
            block[word &+ byte] ^= UInt8(truncatingIfNeeded: flipped &>> UInt64(8 &* byte))
        }
        guard flipped >> 32 != 0 else { return }
        for byte in 4..<8 {
            block[word &+ 12 &+ byte] ^= UInt8(truncatingIfNeeded: flipped &>> UInt64(8 &* byte))
        }
    }
}
