/// A walk over a passage that turns boundaries in UTF-16 units into pieces of the UTF-8 text.
///
/// It decodes the text once more, side by side with the units, and notes what each piece is made of.
struct PieceWalk {
    private var byte: Int
    private var unit = 0
    private var paragraph: Int
    private let lastParagraph: Int

    /// Stands at the start of a passage.
    init(over passage: borrowing UTF16Passage) {
        byte = passage.start
        paragraph = passage.paragraphs.lowerBound
        lastParagraph = passage.paragraphs.upperBound - 1
    }

    /// Walks on to a boundary and appends the piece that ends there.
    ///
    /// A separator yields no piece. A boundary inside a character, which only ill-formed bytes can
    /// bring about, is taken after it.
    @inline(__always)
    mutating func advance(
        toUnit boundary: Int,
        isWord: Bool,
        text: Span<UInt8>,
        paragraphEnds: Span<UInt32>,
        into pieces: inout [Piece]
    ) {
        var start = byte
        var content = PieceContent()
        var end = Int(paragraphEnds[paragraph])
        while unit < boundary {
            if byte == end {
                guard paragraph < lastParagraph else { break }
                Self.append(start..<byte, content, isWord: isWord, text: text, to: &pieces)
                content = PieceContent()
                start = byte
                unit &+= 1
                paragraph &+= 1
                end = Int(paragraphEnds[paragraph])
                continue
            }
            let (scalar, length) = UTF8Scalars.decode(text, at: byte, before: end)
            content.note(scalar)
            byte &+= length
            unit &+= UTF8Scalars.unitCount(ofLength: length)
        }
        Self.append(start..<byte, content, isWord: isWord, text: text, to: &pieces)
    }

    @inline(__always)
    private static func append(
        _ range: Range<Int>,
        _ content: PieceContent,
        isWord: Bool,
        text: Span<UInt8>,
        to pieces: inout [Piece]
    ) {
        let kind = content.kind(isWord: isWord)
        if range.count > Piece.byteLimit {
            appendSplit(range, kind, text: text, to: &pieces)
        } else if !range.isEmpty {
            pieces.append(Piece(end: UInt32(truncatingIfNeeded: range.upperBound), kind: kind))
        }
    }

    /// Appends a long piece in parts; parts of white space are white space, parts of a word aren't
    /// words after the first.
    private static func appendSplit(
        _ range: Range<Int>,
        _ kind: PieceKind,
        text: Span<UInt8>,
        to pieces: inout [Piece]
    ) {
        let rest: PieceKind = kind == .space ? .space : .other
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start + Piece.byteLimit
            end =
                end < range.upperBound
                ? UTF8Scalars.border(in: text, atOrBefore: end) : range.upperBound
            let part = start == range.lowerBound ? kind : rest
            pieces.append(Piece(end: UInt32(truncatingIfNeeded: end), kind: part))
            start = end
        }
    }
}
