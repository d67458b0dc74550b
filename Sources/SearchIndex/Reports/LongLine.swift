/// Where to cut a line that is too long to be one paragraph.
enum LongLine {
    /// Where the first piece of a range ends: after it come the limit's bytes at most.
    ///
    /// The piece ends after the last sentence in it; where no sentence ends, at the last white
    /// space; where there is none, between two characters. The range must be longer than the limit,
    /// and the limit at least 16. Complexity: O(limit). Two pieces in a row hold about a limit's
    /// worth of bytes, so cutting a whole line is linear.
    static func cut(_ range: Range<Int>, limit: Int, in bytes: Span<UInt8>) -> Int {
        let start = range.lowerBound
        let end = characterBorder(before: start + limit, in: bytes)
        guard end > start else { return start + limit }

        var space: Int?
        var index = end
        while index > start {
            let length = sentenceEndLength(before: index, after: start, in: bytes)
            if length > 0, length < 3 ? isFollowedBySpace(index, range, bytes) : true {
                return includingQuotes(after: index, end, bytes)
            }
            if space == nil {
                let white = WhiteSpace.lengthBackwards(from: index, after: start, in: bytes)
                if white > 0, index - white > start { space = index - white }
            }
            index -= 1
        }
        return space ?? end
    }

    /// The last offset up to the given one at which a character begins, at most 3 bytes before.
    private static func characterBorder(before offset: Int, in bytes: Span<UInt8>) -> Int {
        var border = offset
        while border > 0, offset - border < 4, bytes[border] & 0xC0 == 0x80 { border -= 1 }
        return bytes[border] & 0xC0 == 0x80 ? offset : border
    }

    /// The length of the mark before an offset that ends a sentence, 0 if there is none.
    ///
    /// A mark of ASCII ends a sentence only before white space, which the caller must check.
    @inline(__always)
    private static func sentenceEndLength(
        before end: Int,
        after start: Int,
        in bytes: Span<UInt8>
    ) -> Int {
        let last = bytes[end - 1]
        switch last {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return 1
        case 0x82:  // 。
            return has(0xE3, 0x80, before: end, after: start, in: bytes) ? 3 : 0
        case 0x81, 0x9F, 0x9B:  // ！？；
            return has(0xEF, 0xBC, before: end, after: start, in: bytes) ? 3 : 0
        default: return 0
        }
    }

    private static func has(
        _ first: UInt8,
        _ second: UInt8,
        before end: Int,
        after start: Int,
        in bytes: Span<UInt8>
    ) -> Bool {
        end - 3 >= start && bytes[end - 3] == first && bytes[end - 2] == second
    }

    private static func isFollowedBySpace(
        _ index: Int,
        _ range: Range<Int>,
        _ bytes: Span<UInt8>
    ) -> Bool {
        index < range.upperBound
            && WhiteSpace.length(at: index, before: range.upperBound, in: bytes) > 0
    }

    /// Moves a cut behind closing quotes and brackets, which belong to the sentence.
    private static func includingQuotes(after cut: Int, _ end: Int, _ bytes: Span<UInt8>) -> Int {
        var index = cut
        while index + 3 <= end {
            switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
            case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D),  // ’ ”
                (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F),  // 」 』
                (0xEF, 0xBC, 0x89):  // ）
                index += 3
            default: return index
            }
        }
        return index
    }
}
