/// Reading and writing scalars of UTF-8 that is taken on trust but never trusted with memory.
///
/// The length of a sequence follows from its first byte and the end of the text, so that two passes
/// over the same bytes always agree, whatever the bytes are.
enum UTF8Scalars {
    static let replacement: UInt32 = 0xFFFD

    /// The scalar at an offset and the number of its bytes.
    ///
    /// Ill-formed bytes give some scalar, often U+FFFD, and at least one byte is taken; a sequence
    /// that would pass `end` is one byte long.
    @inline(__always)
    static func decode(
        _ bytes: Span<UInt8>,
        at offset: Int,
        before end: Int
    ) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[offset])
        if lead < 0x80 { return (lead, 1) }
        if lead >= 0xE0, lead < 0xF0, offset &+ 3 <= end {
            let second = UInt32(bytes[offset &+ 1]) & 0x3F
            let third = UInt32(bytes[offset &+ 2]) & 0x3F
            let scalar = (lead & 0xF) << 12 | second << 6 | third
            return (scalar & 0xF800 == 0xD800 ? replacement : scalar, 3)
        }
        if lead >= 0xC0, lead < 0xE0, offset &+ 2 <= end {
            return ((lead & 0x1F) << 6 | UInt32(bytes[offset &+ 1]) & 0x3F, 2)
        }
        if lead >= 0xF0, lead < 0xF8, offset &+ 4 <= end {
            let second = UInt32(bytes[offset &+ 1]) & 0x3F
            let third = UInt32(bytes[offset &+ 2]) & 0x3F
            let fourth = UInt32(bytes[offset &+ 3]) & 0x3F
            let scalar = (lead & 0x7) << 18 | second << 12 | third << 6 | fourth
            return (0x1_0000...0x10_FFFF ~= scalar ? scalar : replacement, 4)
        }
        return (replacement, 1)
    }

    /// The first scalar; `nil` in an empty text.
    static func first(of bytes: Span<UInt8>) -> UInt32? {
        bytes.isEmpty ? nil : decode(bytes, at: 0, before: bytes.count).scalar
    }

    /// The last scalar; `nil` in an empty text.
    static func last(of bytes: Span<UInt8>) -> UInt32? {
        bytes.isEmpty
            ? nil
            : decode(bytes, at: border(in: bytes, atOrBefore: bytes.count - 1), before: bytes.count)
                .scalar
    }

    /// The nearest offset at or before `offset` on which a character begins.
    ///
    /// Among ill-formed bytes, where there is none within three bytes, it is `offset` itself.
    static func border(in bytes: Span<UInt8>, atOrBefore offset: Int) -> Int {
        var border = offset
        while border > 0, offset - border < 4 {
            if bytes[border] & 0xC0 != 0x80 { return border }
            border -= 1
        }
        return border == 0 ? 0 : offset
    }

    /// Appends the UTF-8 of a scalar, which must be no surrogate and at most U+10FFFF.
    @inline(__always)
    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else if scalar < 0x1_0000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
