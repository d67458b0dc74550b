/// Finding some bytes in others.
enum ByteSearch {
    /// The first place at or behind an offset where the needle stands; `nil` if there is none.
    ///
    /// Compares up to four bytes at once at every place: as good as cleverer ways for the few hundred
    /// bytes of a paragraph.
    ///
    /// - Complexity: O(length of the text × length of the needle) at worst, O(length) in practice.
    @inline(__always)
    static func first(
        _ needle: [UInt8],
        in text: [UInt8],
        count: Int? = nil,
        from offset: Int
    ) -> Int? {
        let count = min(count ?? text.count, text.count)
        guard offset >= 0, !needle.isEmpty, needle.count <= count &- offset else { return nil }
        return needle.withRawSpan { needle in
            text.withRawSpan { first(needle, in: $0.extracting(0..<count), from: offset) }
        }
    }

    /// The first place at or behind an offset where a byte stands; the end if there is none.
    ///
    /// - Complexity: O(distance), eight bytes at a time.
    @inline(__always)
    static func first(_ byte: UInt8, in bytes: RawSpan, from offset: Int) -> Int {
        let sought = UInt64(byte) &* 0x0101_0101_0101_0101
        var place = offset
        while place &+ 8 <= bytes.byteCount {
            let rest = bytes.load(UInt64.self, at: place) ^ sought
            // The lowest byte that is zero gets its top bit, and none below it.
            let found = (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
            if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < bytes.byteCount, bytes.load(UInt8.self, at: place) != byte { place &+= 1 }
        return place
    }

    private static func first(_ needle: RawSpan, in text: RawSpan, from offset: Int) -> Int? {
        let last = text.byteCount &- needle.byteCount
        let head = min(4, needle.byteCount)
        let mask = UInt32.max &>> UInt32(32 &- 8 &* head)
        var sought: UInt32 = 0
        for index in 0..<head {
            sought |= UInt32(needle.load(UInt8.self, at: index)) &<< UInt32(8 &* index)
        }
        var place = offset
        // Four bytes can be read wherever the needle fits, but at the very end of the text.
        let safe = min(last, text.byteCount &- 4)
        while place <= safe {
            // Safe: four bytes at `place` lie inside of the text by the bound above.
            let word = unsafe text.unsafeLoadUnaligned(
                fromUncheckedByteOffset: place,
                as: UInt32.self
            )
            if UInt32(littleEndian: word) & mask == sought,
                matches(needle, in: text, at: place, from: head)
            {
                return place
            }
            place &+= 1
        }
        while place <= last {
            if matches(needle, in: text, at: place, from: 0) { return place }
            place &+= 1
        }
        return nil
    }

    @inline(__always)
    private static func matches(
        _ needle: RawSpan,
        in text: RawSpan,
        at place: Int,
        from head: Int
    ) -> Bool {
        var index = head
        while index < needle.byteCount {
            let byte = text.load(UInt8.self, at: place &+ index)
            guard byte == needle.load(UInt8.self, at: index) else { return false }
            index &+= 1
        }
        return true
    }
}
