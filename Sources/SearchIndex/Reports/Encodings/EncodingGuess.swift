/// Guesses how a text is encoded that is neither marked nor valid UTF-8.
enum EncodingGuess {
    /// The encodings to try, the likeliest first; each is still to be converted and looked at.
    ///
    /// A text with zero bytes can only be UTF-16. What holds other control characters is no text.
    /// Complexity: O(*n*).
    static func encodings(of bytes: [UInt8]) -> [TextEncoding] {
        if bytes.contains(0) { return utf16(bytes.span) }
        guard !bytes.contains(where: isControl) else { return [] }
        return DoubleByteScan.encodings(of: bytes)
            + CharsetDetector.singleByteEncodings(of: bytes)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        // Besides white space, old files hold end marks (1A), escapes (1B) and separators (1C to 1F).
        byte < 0x1A && !(0x09...0x0D).contains(byte)
    }

    /// The byte order in which nearly all units are characters of common blocks.
    private static func utf16(_ bytes: Span<UInt8>) -> [TextEncoding] {
        guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return [] }
        var little = 0
        var big = 0
        var index = 0
        while index < bytes.count {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            if isCommon(second << 8 | first) { little += 1 }
            if isCommon(first << 8 | second) { big += 1 }
            index += 2
        }
        let needed = bytes.count / 2 * 9 / 10
        guard max(little, big) > needed, little != big else { return [] }
        return [little > big ? .utf16LE : .utf16BE]
    }

    /// Whether a unit is a letter, a mark or a line end as texts are full of them.
    private static func isCommon(_ unit: UInt16) -> Bool {
        // What ends with a zero byte may as well be ASCII in the other order.
        guard unit & 0xFF != 0 || unit == 0x3000 else { return false }
        return switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x24F, 0x370...0x6FF, 0x900...0xEFF,
            0x1E00...0x1EFF, 0x2010...0x203A, 0x2500...0x25FF, 0x3000...0x30FF, 0x4E00...0x9FA5,
            0xAC00...0xD7A3, 0xFF00...0xFF65:
            true
        default: false
        }
    }
}
