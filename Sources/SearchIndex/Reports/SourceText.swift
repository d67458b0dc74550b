/// What a source file holds, in reading order, before anything is known of reports.
///
/// The one thing that every format becomes: a reader of a format turns bytes into elements, and
/// `ReportReader` turns elements into reports, whatever the format was.
package struct SourceText: Sendable {
    /// The text of all elements in UTF-8, and what stands between them.
    ///
    /// Of plain text and of layout lines these are all bytes of the file, so that the white space
    /// before an element tells how far it is indented, and its runs of spaces where columns are.
    package private(set) var bytes: [UInt8]

    /// The elements in reading order, whose ranges of `bytes` ascend and don't overlap.
    package private(set) var elements: [SourceElement] = []

    /// What stands at the head of every page, left out of the elements; empty if nothing does.
    package var header = ""

    /// Where lines of the file begin inside of elements, in ascending order of place.
    package var joints: [SourceJoint] = []

    /// How the file was encoded, such as `UTF-8`; of formats that tell, what they tell.
    package var encoding = "UTF-8"

    /// Starts without elements; the text may hold what elements are then taken from.
    package init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// The same with other bytes and with elements that stand in these.
    func replacing(_ bytes: [UInt8], _ elements: [SourceElement]) -> SourceText {
        var text = self
        text.bytes = bytes
        text.elements = elements
        return text
    }

    /// Adds an element that stands in the bytes already, behind all elements so far.
    ///
    /// The range must be trimmed, not empty, and end on character borders. Complexity: O(1).
    package mutating func append(_ element: SourceElement) {
        elements.append(element)
    }

    /// Adds an element with its text, trimmed, and nothing if that is empty.
    ///
    /// Line ends and tabs in it become spaces; a text longer than `LineReader.defaultPieceLimit`
    /// becomes several elements. Complexity: O(*n*).
    package mutating func append(
        _ kind: SourceElement.Kind,
        _ text: some Sequence<UInt8>,
        line: Int,
        page: Int = 0
    ) {
        var start = bytes.count
        bytes.append(contentsOf: text)
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            let length = byte == 0x09 ? 1 : LineReader.lineEndLength(at: index, in: bytes.span)
            for place in index..<index + length { bytes[place] = 0x20 }
            index += max(1, length)
        }
        let limit = LineReader.defaultPieceLimit
        while true {
            let range = WhiteSpace.trim(start..<bytes.count, in: bytes.span)
            guard !range.isEmpty else { return }
            let isWhole = range.count <= limit
            let end =
                isWhole
                ? range.upperBound : LongLine.cut(range, limit: limit, in: bytes.span)
            let piece = WhiteSpace.trim(range.lowerBound..<end, in: bytes.span)
            append(SourceElement(kind, piece, line: line, page: page))
            if isWhole { return }
            start = end
        }
    }
}

/// A piece of a source file: a line, a paragraph, a heading, a row of a table.
package struct SourceElement: Hashable, Sendable {
    /// What a format says of a piece of text.
    package enum Kind: Hashable, Sendable {
        /// A line of plain text, which may be a paragraph or, if the text is wrapped, a part of one.
        case line

        /// A line as it stood on a page: always to be joined with its neighbours.
        case layoutLine

        /// A whole paragraph, which may yet read like a heading.
        case paragraph

        /// A heading by the word of the format; the level counts from 1.
        case heading(level: Int)

        /// A whole item of a list.
        case listItem

        /// A row of a table, its cells joined by ` | `.
        case tableRow
    }

    /// What the format says of the text.
    package var kind: Kind

    /// Where the trimmed text stands in the bytes of the source text; never empty.
    package var range: Range<Int>

    /// The line on which it begins, from 1: of the file, or of the text that a converter made of it.
    ///
    /// Never falls from element to element. Between layout lines, a number left out is a blank line.
    package var line: Int

    /// The page on which it begins, from 1; 0 where the format has none; never falls.
    package var page: Int

    /// Creates an element whose text stands at a place of the source text.
    package init(_ kind: Kind, _ range: Range<Int>, line: Int, page: Int = 0) {
        self.kind = kind
        self.range = range
        self.line = line
        self.page = page
    }
}

extension SourceText {
    /// Takes plain text apart into lines.
    ///
    /// Complexity: O(*n*), without a copy of the text.
    package init(plain bytes: [UInt8], encoding: String = "UTF-8") {
        self.init(plain: bytes, encoding: encoding, pieceLimit: LineReader.defaultPieceLimit)
    }

    /// Takes plain text apart with another limit to the length of lines.
    init(plain bytes: [UInt8], encoding: String, pieceLimit: Int) {
        self.init(bytes)
        self.encoding = encoding
        var lines = LineReader(pieceLimit: pieceLimit)
        while let line = lines.next(in: self.bytes.span) {
            append(SourceElement(.line, line.range, line: line.number))
        }
    }
}
