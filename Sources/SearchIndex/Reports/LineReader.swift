/// Walks through the lines of a text, line by line and without a copy.
///
/// Lines end with LF, CR or CRLF, and also with U+2028, U+2029, U+0085, VT and FF. Line numbers are
/// those of an editor, so only LF, CR and CRLF count: what follows a U+2028 has the number of the
/// line on which it stands. Lines are trimmed (see `WhiteSpace`), blank ones passed over, and a line
/// longer than `pieceLimit` comes in pieces with the same number.
///
/// The reader is a value of a few words and doesn't hold the text: a copy looks ahead.
struct LineReader {
    /// A line, or a piece of a very long one.
    struct Line: Hashable {
        /// Where the trimmed text stands.
        var range: Range<Int>

        /// The number of the line, from 1.
        var number: Int
    }

    /// The number of bytes that no line exceeds.
    static let defaultPieceLimit = 1 << 20

    /// Where the next line begins.
    private var offset = 0

    /// The number of that line.
    private var number = 1

    /// What is left of a line that comes in pieces.
    private var rest: Line?

    private let pieceLimit: Int

    /// Starts at the first line; a text must be given unchanged to every call.
    init(pieceLimit: Int = defaultPieceLimit) {
        self.pieceLimit = max(16, pieceLimit)
    }

    /// The next line that holds text, `nil` at the end.
    ///
    /// Complexity: O(bytes passed over); over all calls O(*n*).
    mutating func next(in bytes: Span<UInt8>) -> Line? {
        if rest != nil { return nextPiece(in: bytes) }
        while offset < bytes.count {
            let start = offset
            let lineNumber = number
            let end = skipLine(in: bytes)
            let range = WhiteSpace.trim(start..<end, in: bytes)
            if range.isEmpty { continue }
            let line = Line(range: range, number: lineNumber)
            if range.count <= pieceLimit { return line }
            rest = line
            return nextPiece(in: bytes)
        }
        return nil
    }

    /// Moves past a line and its end, and returns the offset of the latter.
    @inline(__always)
    private mutating func skipLine(in bytes: Span<UInt8>) -> Int {
        let count = bytes.count
        var index = offset
        while index < count {
            let byte = bytes[index]
            // Nearly every byte is none of 0A to 0D, C2 and E2.
            if byte &- 0x0A > 0x03, byte != 0xE2, byte != 0xC2 {
                index += 1
                continue
            }
            let length = Self.lineEndLength(at: index, in: bytes)
            if length == 0 {
                index += 1
                continue
            }
            offset = index + length
            if byte == 0x0A || byte == 0x0D { number += 1 }
            return index
        }
        offset = count
        return count
    }

    /// The length of the line end at an offset, 0 if there is none.
    static func lineEndLength(at index: Int, in bytes: Span<UInt8>) -> Int {
        let left = bytes.count - index
        switch bytes[index] {
        case 0x0A, 0x0B, 0x0C: return 1
        case 0x0D: return left > 1 && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xC2: return left > 1 && bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard left > 2, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    /// Cuts the next piece off a very long line.
    private mutating func nextPiece(in bytes: Span<UInt8>) -> Line? {
        guard let line = rest else { return nil }
        if line.range.count <= pieceLimit {
            rest = nil
            return line
        }
        let cut = LongLine.cut(line.range, limit: pieceLimit, in: bytes)
        let piece = WhiteSpace.trim(line.range.lowerBound..<cut, in: bytes)
        let left = WhiteSpace.trim(cut..<line.range.upperBound, in: bytes)
        rest = left.isEmpty ? nil : Line(range: left, number: line.number)
        return Line(range: piece, number: line.number)
    }
}
