/// A line of a page on its way into a paragraph.
struct LayoutLine {
    /// Where the trimmed text stands in the bytes of the source.
    var range: Range<Int>

    /// The line and the page of the source.
    var number: Int
    var page: Int

    /// What the line looks like.
    var shape: LineShape

    /// The marker with which the line begins, if it reads like a heading.
    var marker: HeadingMarker?

    /// Whether the marker is all of the line, so that what it marks stands on the next.
    var isLoneMarker = false

    /// Whether a number or another marker stands at its start, heading or not.
    var isMarked = false

    /// The first and the last characters, two of each at most.
    var head: Scalars
    var tail: Scalars

    /// Reads a line of a source.
    ///
    /// Complexity: O(1).
    init(_ element: SourceElement, page: Int, after end: Int, in bytes: Span<UInt8>) {
        range = element.range
        number = element.line
        self.page = page
        var start = range.lowerBound
        while start > end, !Self.endsLine(bytes[start - 1]) { start -= 1 }
        shape = LineShape(bytes, range, after: start)
        head = Scalars(bytes, range, limit: 2)
        tail = Self.tail(bytes, range)
        let text = Scalars(bytes, range, limit: HeadingRules.lengthLimit + 1).map(\.folded)
        guard let first = text.first, HeadingMarker.mayBegin(with: first),
            let found = HeadingMarker.read(text)
        else { return }
        isMarked = true
        isLoneMarker = !text[min(found.end, text.count)...].contains { $0.isLetter || $0.isDigit }
        marker = HeadingRules.marker(of: text)
    }

    private static func endsLine(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D || byte == 0x0C
    }

    private static func tail(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Scalars {
        var start = max(range.lowerBound, range.upperBound - 8)
        while start < range.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return Scalars(Scalars(bytes, start..<range.upperBound).suffix(3))
    }
}
