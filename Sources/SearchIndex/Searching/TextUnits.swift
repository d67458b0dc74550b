/// Counts the characters and words of a folded text between any two places.
struct TextUnits {
    /// The units that begin before each byte.
    private var before: [Int32]

    init(_ text: borrowing MatchText) {
        before = Array(repeating: 0, count: text.count + 1)
        let bytes = text.bytes.span.extracting(..<text.count)
        var token = 0
        var offset = 0
        var units: Int32 = 0
        while offset < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: offset, before: bytes.count)
            for place in offset..<(offset + length) { before[place] = units }
            while token < text.startCount, text.tokenStart(token) < offset { token += 1 }
            let beginsToken = token < text.startCount && text.tokenStart(token) == offset
            if ScalarClass.isUnspaced(scalar) || ScalarClass.isHangul(scalar) {
                units += 1
            } else if beginsToken, WordScalars.contains(scalar) {
                units += 1
            }
            offset += length
        }
        before[bytes.count] = units
    }

    /// The units that begin before an offset.
    func before(_ offset: Int) -> Int { Int(before[offset]) }
}
