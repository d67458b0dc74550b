/// A 128-bit hash of content, by which equal reports and unchanged files are known.
///
/// MurmurHash3 x64 128 (Appleby, 2011, public domain). It is no cryptographic hash: whoever stores
/// one thing in the place of another because their hashes are equal compares the bytes as well.
public struct ContentHash: Hashable, Sendable {
    /// The first 64 bits.
    public var high: UInt64

    /// The last 64 bits.
    public var low: UInt64

    /// What stands for a hash that isn't known.
    package static let none = Self(high: 0, low: 0)

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Hashes some bytes.
    ///
    /// Complexity: O(n), several gigabytes a second.
    init(of bytes: RawSpan, seed: UInt64 = 0) {
        var hasher = ContentHasher(seed: seed)
        self = hasher.finish(bytes)
    }
}

/// Hashes bytes that come in pieces; see ``ContentHash``.
struct ContentHasher {
    private var first: UInt64
    private var second: UInt64
    private var count: UInt64 = 0

    init(seed: UInt64 = 0) {
        first = seed
        second = seed
    }

    /// Takes in a piece that is followed by others: a multiple of 16 bytes.
    mutating func update(_ bytes: RawSpan) {
        precondition(bytes.byteCount.isMultiple(of: 16), "only the last piece is of any length")
        mixBlocks(bytes)
    }

    private mutating func mixBlocks(_ bytes: RawSpan) {
        var (first, second) = (first, second)
        var offset = 0
        while offset &+ 16 <= bytes.byteCount {
            first ^= Self.mixFirst(bytes.load(UInt64.self, at: offset))
            first = Self.rotate(first, 27) &+ second
            first = first &* 5 &+ 0x52DC_E729
            second ^= Self.mixSecond(bytes.load(UInt64.self, at: offset &+ 8))
            second = Self.rotate(second, 31) &+ first
            second = second &* 5 &+ 0x3849_5AB5
            offset &+= 16
        }
        (self.first, self.second) = (first, second)
        count &+= UInt64(bytes.byteCount)
    }

    /// Takes in the last piece, of any length.
    mutating func finish(_ bytes: RawSpan) -> ContentHash {
        mixBlocks(bytes)
        let offset = bytes.byteCount / 16 * 16
        var tail: (UInt64, UInt64) = (0, 0)
        for index in 0..<(bytes.byteCount &- offset) {
            let byte = UInt64(bytes.load(UInt8.self, at: offset &+ index))
            if index < 8 {
                tail.0 |= byte << UInt64(8 * index)
            } else {
                tail.1 |= byte << UInt64(8 * (index - 8))
            }
        }
        second ^= Self.mixSecond(tail.1)
        first ^= Self.mixFirst(tail.0)
        first ^= count
        second ^= count
        first &+= second
        second &+= first
        first = Self.finish(first)
        second = Self.finish(second)
        first &+= second
        second &+= first
        return ContentHash(high: first, low: second)
    }

    private static func mixFirst(_ word: UInt64) -> UInt64 {
        rotate(word &* 0x87C3_7B91_1142_53D5, 31) &* 0x4CF5_AD43_2745_937F
    }

    private static func mixSecond(_ word: UInt64) -> UInt64 {
        rotate(word &* 0x4CF5_AD43_2745_937F, 33) &* 0x87C3_7B91_1142_53D5
    }

    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
        word &<< count | word &>> (64 &- count)
    }

    private static func finish(_ word: UInt64) -> UInt64 {
        var word = word
        word ^= word >> 33
        word = word &* 0xFF51_AFD7_ED55_8CCD
        word ^= word >> 33
        word = word &* 0xC4CE_B9FE_1A85_EC53
        word ^= word >> 33
        return word
    }
}
