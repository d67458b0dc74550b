/// White space at the ends of lines, found in UTF-8 bytes.
///
/// White space is what Unicode calls so, and what can't be seen either: U+200B to U+200D, U+2060 and
/// the byte order mark U+FEFF. Control characters other than TAB and U+001C to U+001F are text.
enum WhiteSpace {
    /// The range without white space at both ends; empty if there is nothing else.
    ///
    /// Complexity: O(white space).
    @inline(__always)
    static func trim(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let length = length(at: start, before: end, in: bytes)
            if length == 0 { break }
            start += length
        }
        while start < end {
            let length = lengthBackwards(from: end, after: start, in: bytes)
            if length == 0 { break }
            end -= length
        }
        return start..<end
    }

    /// The length of the white space character at an offset, 0 if there is another one.
    @inline(__always)
    static func length(at offset: Int, before end: Int, in bytes: Span<UInt8>) -> Int {
        let first = bytes[offset]
        if first < 0x80 { return isASCII(first) ? 1 : 0 }
        if first == 0xC2 {
            guard offset + 1 < end else { return 0 }
            return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85 ? 2 : 0
        }
        guard first >= 0xE1, first <= 0xEF, offset + 2 < end else { return 0 }
        return isWide(first, bytes[offset + 1], bytes[offset + 2]) ? 3 : 0
    }

    /// The length of the white space character that ends at an offset, 0 if there is another one.
    @inline(__always)
    static func lengthBackwards(from end: Int, after start: Int, in bytes: Span<UInt8>) -> Int {
        let last = bytes[end - 1]
        if last < 0x80 { return isASCII(last) ? 1 : 0 }
        if last == 0xA0 || last == 0x85, end - 2 >= start, bytes[end - 2] == 0xC2 { return 2 }
        guard end - 3 >= start else { return 0 }
        return isWide(bytes[end - 3], bytes[end - 2], last) ? 3 : 0
    }

    @inline(__always)
    private static func isASCII(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
    }

    @inline(__always)
    private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE3, 0x80): third == 0x80  // U+3000
        case (0xE2, 0x80): third <= 0x8D || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F || third == 0xA0
        case (0xE1, 0x9A): third == 0x80
        case (0xEF, 0xBB): third == 0xBF  // U+FEFF
        default: false
        }
    }
}
