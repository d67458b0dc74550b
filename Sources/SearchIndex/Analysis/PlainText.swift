/// Which characters of ASCII, and which marks between words, are cut without ICU beside ideographs.
///
/// Of the rules of UAX #29 few concern them: letters and digits stay together, and so do spaces;
/// a full stop or a comma stays with the digits on both its sides. What else may join letters or
/// digits is told here, for ICU to cut it.
enum PlainText {
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether a byte is a letter or a digit.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }

    /// Whether a byte is neither a letter nor a digit, and a piece of its own unless it joins some.
    ///
    /// The underscore is none, which joins whatever is beside it, nor is @, which is a letter to ICU.
    @inline(__always)
    static func isMark(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != 0x40 && byte != 0x5F && !isWord(byte)
    }

    /// Whether a mark may join letters or digits that stand on both its sides.
    @inline(__always)
    static func mayJoin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x2C, 0x2E, 0x3A, 0x3B: true
        case 0xB7, 0x2018, 0x2019, 0xFF0C, 0xFF1A, 0xFF1B: true
        default: false
        }
    }

    /// Where the word ends that begins with a letter or a digit, in bytes of ASCII.
    @inline(__always)
    static func wordEnd(in text: Span<UInt8>, from start: Int, before end: Int) -> Int {
        var index = start &+ 1
        while index < end {
            let byte = text[index]
            if isWord(byte) {
                index &+= 1
            } else if byte == 0x2E || byte == 0x2C, index &+ 1 < end,
                isDigit(text[index &- 1]), isDigit(text[index &+ 1])
            {
                index &+= 2
            } else {
                break
            }
        }
        return index
    }
}
