/// Some paragraphs of a text as ICU wants them: in UTF-16, with a separator between paragraphs.
///
/// A long text is handed over in passages small enough to stay in a core's cache. A passage remembers
/// where in the text each unit came from, so that pieces of units become pieces of bytes.
struct UTF16Passage {
    /// The units; only the first `count` count.
    private(set) var units: [UInt16] = []
    private(set) var count = 0

    /// For each unit, and for the end, the offset in the text.
    private var offsets: [UInt32] = []

    private var nextParagraph = 0
    private var end = 0

    /// PARAGRAPH SEPARATOR: rules WB3a and WB3b break before and after it whatever its neighbours
    /// are, whereas a line feed would join with a carriage return before it.
    static let separator: UInt16 = 0x2029

    /// The bytes, or the paragraphs if they are empty, that make a passage.
    private static let goal = 1 << 16

    /// Goes to a paragraph of a text.
    mutating func restart(at paragraph: Int, in paragraphEnds: Span<UInt32>) {
        nextParagraph = paragraph
        end = paragraph == 0 ? 0 : Int(paragraphEnds[paragraph - 1])
    }

    /// Takes the next paragraphs of the text, as many as make a passage; `false` after the last.
    ///
    /// - Complexity: Linear in the length of the passage; allocates when it outgrows all before.
    mutating func load(_ text: Span<UInt8>, paragraphEnds: Span<UInt32>) -> Bool {
        guard nextParagraph < paragraphEnds.count else { return false }
        let first = nextParagraph
        let start = end
        repeat {
            precondition(paragraphEnds[nextParagraph] >= end, "paragraphs out of order")
            end = Int(paragraphEnds[nextParagraph])
            nextParagraph += 1
        } while nextParagraph < paragraphEnds.count && end - start < Self.goal
            && nextParagraph - first < Self.goal

        // No sequence has more units than bytes.
        let needed = end - start + (nextParagraph - first)
        if units.count < needed {
            let capacity = max(needed, min(2 * units.count, units.count + Self.goal))
            units = Array(repeating: 0, count: capacity)
            offsets = Array(repeating: 0, count: capacity + 1)
        }
        // Moved out and back: spans of two properties at once would both borrow `self`.
        var (units, offsets) = (self.units, self.offsets)
        (self.units, self.offsets) = ([], [])
        count = Self.transcode(
            text,
            from: start,
            paragraphEnds: paragraphEnds.extracting(first..<nextParagraph),
            into: &units,
            offsets: &offsets
        )
        (self.units, self.offsets) = (units, offsets)
        return true
    }

    /// Writes the units of some paragraphs with their offsets, and returns how many there are.
    private static func transcode(
        _ text: Span<UInt8>,
        from start: Int,
        paragraphEnds: Span<UInt32>,
        into unitArray: inout [UInt16],
        offsets offsetArray: inout [UInt32]
    ) -> Int {
        var units = unitArray.mutableSpan
        var offsets = offsetArray.mutableSpan
        var unit = 0
        var byte = start
        for paragraph in paragraphEnds.indices {
            if paragraph > 0 {
                units[unit] = separator
                offsets[unit] = UInt32(truncatingIfNeeded: byte)
                unit &+= 1
            }
            let end = Int(paragraphEnds[paragraph])
            while byte < end {
                let (scalar, length) = UTF8Scalars.decode(text, at: byte, before: end)
                offsets[unit] = UInt32(truncatingIfNeeded: byte)
                byte &+= length
                if scalar < 0x1_0000 {
                    units[unit] = UInt16(truncatingIfNeeded: scalar)
                    unit &+= 1
                } else {
                    units[unit] = UInt16(truncatingIfNeeded: 0xD7C0 &+ scalar >> 10)
                    units[unit &+ 1] = UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF)
                    // ICU sets no border inside a character; one would come after it.
                    offsets[unit &+ 1] = UInt32(truncatingIfNeeded: byte)
                    unit &+= 2
                }
            }
        }
        offsets[unit] = UInt32(truncatingIfNeeded: byte)
        return unit
    }

    /// What the characters of a piece are.
    @inline(__always)
    func content(of range: Range<Int>) -> PieceContent {
        var content = PieceContent()
        if range.isEmpty { return content }
        // One ideograph settles the kind; most pieces begin with one.
        let first = UInt32(units[range.lowerBound])
        if 0x4E00...0x9FFF ~= first {
            content.note(first)
        } else {
            noteCharacters(of: range, in: &content)
        }
        return content
    }

    private func noteCharacters(of range: Range<Int>, in content: inout PieceContent) {
        for unit in range {
            let scalar = UInt32(units[unit])
            if scalar & 0xFC00 == 0xD800, unit + 1 < range.upperBound {
                content.note((scalar - 0xD7C0) << 10 | UInt32(units[unit + 1]) & 0x3FF)
            } else if scalar & 0xFC00 != 0xDC00 {
                content.note(scalar)
            }
        }
    }

    /// Appends a piece given by its units; a separator alone is none, a long piece is split.
    @inline(__always)
    func appendPiece(_ range: Range<Int>, _ kind: PieceKind, to pieces: inout [Piece]) {
        let start = offsets[range.lowerBound]
        let end = offsets[range.upperBound]
        if end - start > Piece.byteLimit {
            appendParts(of: range, kind, to: &pieces)
        } else if end > start {
            pieces.append(Piece(end: end, kind: kind))
        }
    }

    /// Appends a piece in parts; of white space all are white space, of others only the first is more
    /// than `.other`.
    private func appendParts(of range: Range<Int>, _ kind: PieceKind, to pieces: inout [Piece]) {
        var start = offsets[range.lowerBound]
        var border = start
        var part = kind
        for unit in range where units[unit] & 0xFC00 != 0xDC00 {
            let isPair = units[unit] & 0xFC00 == 0xD800 && unit + 1 < range.upperBound
            let end = offsets[unit + (isPair ? 2 : 1)]
            if end - start > Piece.byteLimit {
                pieces.append(Piece(end: border, kind: part))
                start = border
                if kind != .space { part = .other }
            }
            border = end
        }
        pieces.append(Piece(end: offsets[range.upperBound], kind: part))
    }
}
