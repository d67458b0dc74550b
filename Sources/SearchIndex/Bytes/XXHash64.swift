/// XXH64, a quick 64-bit hash of bytes, with seed 0.
///
/// Within 32 bytes that agree elsewhere, no change of eight aligned bytes leaves the hash as it was;
/// other damage does once in 2⁶⁴ times.
///
/// Source: Collet, xxHash fast digest algorithm, specification 0.1.1.
enum XXHash64 {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    /// The hash of some bytes.
    ///
    /// Complexity: O(n), about ten gigabytes a second.
    static func hash(_ bytes: RawSpan) -> UInt64 {
        let count = bytes.byteCount
        var offset = 0
        var hash = prime5
        if count >= 32 {
            var lanes = (prime1 &+ prime2, prime2, 0 as UInt64, 0 &- prime1)
            while offset &+ 32 <= count {
                lanes.0 = round(lanes.0, word(at: offset, in: bytes))
                lanes.1 = round(lanes.1, word(at: offset &+ 8, in: bytes))
                lanes.2 = round(lanes.2, word(at: offset &+ 16, in: bytes))
                lanes.3 = round(lanes.3, word(at: offset &+ 24, in: bytes))
                offset &+= 32
            }
            hash = rotate(lanes.0, 1) &+ rotate(lanes.1, 7)
            hash = hash &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
            hash = merge(hash, lanes.0)
            hash = merge(hash, lanes.1)
            hash = merge(hash, lanes.2)
            hash = merge(hash, lanes.3)
        }
        hash &+= UInt64(count)
        while offset &+ 8 <= count {
            hash ^= round(0, bytes.load(UInt64.self, at: offset))
            hash = rotate(hash, 27) &* prime1 &+ prime4
            offset &+= 8
        }
        if offset &+ 4 <= count {
            hash ^= UInt64(bytes.load(UInt32.self, at: offset)) &* prime1
            hash = rotate(hash, 23) &* prime2 &+ prime3
            offset &+= 4
        }
        while offset < count {
            hash ^= UInt64(bytes.load(UInt8.self, at: offset)) &* prime5
            hash = rotate(hash, 11) &* prime1
            offset &+= 1
        }
        hash = (hash ^ hash &>> 33) &* prime2
        hash = (hash ^ hash &>> 29) &* prime3
        return hash ^ hash &>> 32
    }

    @inline(__always)
    private static func word(at offset: Int, in bytes: RawSpan) -> UInt64 {
        // Safe: the one caller has checked that 32 bytes are left.
        unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset,
                as: UInt64.self
            )
        )
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* prime2, 31) &* prime1
    }

    @inline(__always)
    private static func merge(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
        (hash ^ round(0, lane)) &* prime1 &+ prime4
    }

    @inline(__always)
    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word &<< count | word &>> (64 &- count)
    }
}
