/// Checks that bytes are text in UTF-8, piece by piece.
///
/// Stricter than the encoding in one point: a zero byte marks binary data. Overlong forms,
/// surrogates and numbers beyond U+10FFFF are faults, as in the Unicode Standard, table 3-7.
struct UTF8Check {
    /// What is wrong with the bytes, and at which offset from the start of the first piece.
    enum Fault: Error, Hashable {
        /// The sequence that begins at the offset is no character.
        case invalid(offset: Int)

        /// There is a zero byte, which no text holds.
        case zero(offset: Int)
    }

    /// The number of bytes taken so far.
    private var position = 0

    /// Where the character begins that the last piece left unfinished.
    private var start = 0

    /// How many bytes of that character are to come.
    private var missing = 0

    /// What the next of them may be; only the second byte of a character is limited further.
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Takes the next piece, which may begin and end within a character.
    ///
    /// Complexity: O(*n*).
    mutating func take(_ bytes: Span<UInt8>) throws(Fault) {
        let count = bytes.count
        var index = 0
        while index < count {
            let byte = bytes[index]
            if missing > 0 {
                guard allowed.contains(byte) else { throw .invalid(offset: start) }
                allowed = 0x80...0xBF
                missing -= 1
                index += 1
            } else if Self.isFreeLead(byte) {
                // Nearly all Han, kana, Thai and their punctuation: run through them without keeping state.
                index = Self.skipThreeByteRun(bytes, from: index)
                if index < count, Self.isFreeLead(bytes[index]) {
                    try begin(bytes[index], at: position + index)
                    index += 1
                }
            } else if byte < 0x80 {
                guard byte != 0 else { throw .zero(offset: position + index) }
                index = bytes.withRawSpan { Self.skipASCII($0, from: index + 1) }
            } else {
                try begin(byte, at: position + index)
                index += 1
            }
        }
        position += count
    }

    /// Says that no more will come.
    ///
    /// Complexity: O(1).
    func finish() throws(Fault) {
        guard missing == 0 else { throw .invalid(offset: start) }
    }

    /// Whether a byte begins a character of three bytes and sets no limit to the second.
    @inline(__always)
    private static func isFreeLead(_ byte: UInt8) -> Bool {
        byte >= 0xE1 && byte <= 0xEF && byte != 0xED
    }

    /// Skips characters of three bytes whose first byte sets no limit to the second.
    @inline(__always)
    private static func skipThreeByteRun(_ bytes: Span<UInt8>, from first: Int) -> Int {
        var index = bytes.withRawSpan { Self.skipPairs($0, from: first) }
        let last = bytes.count - 3
        while index <= last {
            let lead = bytes[index]
            let second = bytes[index + 1]
            let third = bytes[index + 2]
            guard Self.isFreeLead(lead), second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { break }
            index += 3
        }
        return index
    }

    /// Skips such characters two at a time, read as one number: the first byte is 1110xxxx, the others
    /// are 10xxxxxx.
    @inline(__always)
    private static func skipPairs(_ bytes: RawSpan, from first: Int) -> Int {
        var index = first
        while index &+ 8 <= bytes.byteCount {
            let two = bytes.load(UInt64.self, at: index)
            guard two & 0xC0_C0F0_C0C0F0 == 0x80_80E0_8080E0 else { break }
            // The lower half of E0 and ED, which limit the second byte, is 0 or D.
            let (low, high) = (two & 0x0F, two &>> 24 & 0x0F)
            guard low != 0, low != 0x0D, high != 0, high != 0x0D else { break }
            index &+= 6
        }
        return index
    }

    /// Skips ASCII other than zero, eight bytes at a time.
    @inline(__always)
    private static func skipASCII(_ bytes: RawSpan, from first: Int) -> Int {
        var index = first
        while index &+ 8 <= bytes.byteCount {
            let eight = bytes.load(UInt64.self, at: index)
            // A byte that is zero borrows, one beyond ASCII has its top bit.
            let odd = (eight &- 0x0101_0101_0101_0101 | eight) & 0x8080_8080_8080_8080
            if odd != 0 { return index &+ odd.trailingZeroBitCount / 8 }
            index &+= 8
        }
        return index
    }

    /// Starts a character of several bytes.
    private mutating func begin(_ byte: UInt8, at offset: Int) throws(Fault) {
        start = offset
        switch byte {
        case 0xC2...0xDF: (missing, allowed) = (1, 0x80...0xBF)
        case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
        case 0xED: (missing, allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (missing, allowed) = (2, 0x80...0xBF)
        case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (missing, allowed) = (3, 0x80...0xBF)
        case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
        default: throw .invalid(offset: offset)
        }
    }
}
