/// 128 values packed in the width that suits most of them, the few larger ones patched afterwards.
///
///     exception: index in the block u8 | the bits above the width varint
///
/// Source: Zukowski, Heman, Nes, Boncz: Super-scalar RAM-CPU cache compression (PFOR), ICDE 2006.
struct PatchedBlock {
    private let values: [UInt32]

    /// The bits in which every value is packed.
    let width: Int

    /// The values that need more, by index.
    let exceptions: [Int]

    /// Chooses the width under which the block takes the fewest bytes.
    init(_ values: [UInt32]) {
        precondition(values.count == BlockPacking.count)
        // How many values have so many bits.
        var counts = [33 of Int](repeating: 0)
        for value in values { counts[32 &- value.leadingZeroBitCount] &+= 1 }
        var largest = 32
        while largest > 0, counts[largest] == 0 { largest -= 1 }
        var best = (size: BlockPacking.byteCount(width: largest), width: largest)
        var exceptionCount = 0
        var width = largest - 1
        while width >= 0 {
            exceptionCount += counts[width + 1]
            guard exceptionCount <= 31 else { break }
            // A value of `largest` bits patched over `width` bits takes its index and a varint.
            var size = BlockPacking.byteCount(width: width)
            for bits in (width + 1)...largest {
                size &+= counts[bits] &* (1 &+ (bits &- width &+ 6) / 7)
            }
            if size < best.size { best = (size, width) }
            width -= 1
        }
        self.values = values
        self.width = best.width
        let limit = UInt64(1) << UInt64(best.width)
        exceptions =
            best.width == largest
            ? [] : values.indices.filter { UInt64(values[$0]) >= limit }
    }

    func appendValues(to writer: inout ByteWriter) {
        guard !exceptions.isEmpty else {
            BlockPacking.pack(values.span, width: width, into: &writer)
            return
        }
        let mask = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) - 1)
        let packed = values.map { $0 & mask }
        BlockPacking.pack(packed.span, width: width, into: &writer)
    }

    func appendExceptions(to writer: inout ByteWriter) {
        for index in exceptions {
            writer.append(UInt8(index))
            writer.append(varint: UInt64(values[index] >> UInt32(width)))
        }
    }

    /// Adds the upper bits of the exceptions, which stand at an offset that moves behind them.
    @inline(__always)
    static func patch(
        _ block: inout BlockPacking.Block,
        exceptions: Int,
        width: Int,
        in bytes: RawSpan,
        at offset: inout Int
    ) {
        for _ in 0..<exceptions {
            let index = Int(bytes.load(UInt8.self, at: offset) & 127)
            offset &+= 1
            let bits = UInt32(truncatingIfNeeded: bytes.loadVarint(at: &offset))
            block[index] |= bits &<< UInt32(truncatingIfNeeded: width & 31)
        }
    }

    /// Moves an offset behind some exceptions.
    @inline(__always)
    static func skip(exceptions: Int, in bytes: RawSpan, at offset: inout Int) {
        for _ in 0..<exceptions {
            offset &+= 1
            _ = bytes.loadVarint(at: &offset)
        }
    }
}
