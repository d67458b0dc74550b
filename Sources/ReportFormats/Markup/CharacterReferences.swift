/// Resolves character references such as `&nbsp;`, `&#160;` and `&#xA0;`.
enum CharacterReferences {
    /// Appends a text with its references resolved; what is none stays as it is.
    ///
    /// Numbers that are no characters become U+FFFD, and those of the controls 80 to 9F what
    /// windows-1252 has there, as the HTML standard says (section 13.2.5.80). Complexity: O(*n*).
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to text: inout [UInt8]) {
        var index = range.lowerBound
        var copied = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "&"),
                let found = reference(bytes, index, range.upperBound)
            else {
                index += 1
                continue
            }
            text += bytes[copied..<index]
            text += UTF8.encode(found.scalar) ?? UTF8.encodedReplacementCharacter
            index = found.end
            copied = index
        }
        text += bytes[copied..<range.upperBound]
    }

    private static func reference(
        _ bytes: [UInt8],
        _ start: Int,
        _ limit: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        let first = start + 1
        guard first < limit else { return nil }
        if bytes[first] == UInt8(ascii: "#") { return number(bytes, first + 1, limit) }
        let name = bytes[first..<min(limit, first + CharacterNames.longest)].prefix {
            $0.isASCIILetter || (0x30...0x39).contains($0)
        }
        guard !name.isEmpty,
            let scalar = CharacterNames.scalar(String(decoding: name, as: UTF8.self))
        else { return nil }
        // Without the semicolon only the oldest names count; text such as AT&T has none of either.
        let hasEnd = name.endIndex < limit && bytes[name.endIndex] == UInt8(ascii: ";")
        guard hasEnd || scalar.value < 0x100 && scalar.value != 0x27 else { return nil }
        return (scalar, hasEnd ? name.endIndex + 1 : name.endIndex)
    }

    private static func number(
        _ bytes: [UInt8],
        _ start: Int,
        _ limit: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        var index = start
        var radix: UInt32 = 10
        if index < limit, bytes[index] | 0x20 == UInt8(ascii: "x") {
            radix = 16
            index += 1
        }
        let first = index
        var value: UInt32 = 0
        while index < limit, let digit = digit(bytes[index]), digit < radix {
            // More than any character is enough to know.
            value = min(value * radix + digit, 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < limit, bytes[index] == UInt8(ascii: ";") { index += 1 }
        return (scalar(value), index)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        if (0x30...0x39).contains(byte) { return UInt32(byte) - 0x30 }
        let letter = byte | 0x20
        return (0x61...0x66).contains(letter) ? UInt32(letter) - 0x61 + 10 : nil
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(value) {
            return Array(controls.unicodeScalars)[Int(value - 0x80)]
        }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return scalar
    }

    /// What windows-1252 has from 80 to 9F.
    private static let controls =
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
}
