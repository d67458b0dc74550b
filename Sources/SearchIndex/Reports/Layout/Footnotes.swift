/// Finds the footnotes at the feet of pages, so that the text above goes on with the next page.
///
/// A footnote begins with a mark, ① or [1], that stands in the text of the same page as well, and
/// nothing but footnotes stands between it and the foot of the page.
enum Footnotes {
    /// The lines that footnotes of one page may have.
    private static let mostLines = 16

    /// The lines of the footnotes of each page that has any.
    ///
    /// Complexity: O(*n*).
    static func ranges(in lines: [LayoutLine], of source: SourceText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in lines.indices
        where index + 1 == lines.count
            || lines[index + 1].page != lines[index].page
        {
            let page = start..<(index + 1)
            if lines[index].page > 0, let first = first(in: page, of: lines, source) {
                ranges.append(first..<page.upperBound)
            }
            start = index + 1
        }
        return ranges
    }

    /// Whether a footnote begins with a line.
    static func begins(_ line: LayoutLine, in bytes: Span<UInt8>) -> Bool {
        mark(Scalars(bytes, line.range, limit: 6)) != nil
    }

    private static func first(
        in page: Range<Int>,
        of lines: [LayoutLine],
        _ source: SourceText
    ) -> Int? {
        let bytes = source.bytes.span
        var first: Int?
        for index in page.suffix(mostLines).reversed() {
            guard let mark = mark(Scalars(bytes, lines[index].range, limit: 6)) else { continue }
            let isMentioned = lines[page.lowerBound..<index].contains { line in
                guard
                    let place = Scalars(bytes, line.range, limit: LineShape.limit)
                        .index(of: mark.string, from: 1)
                else { return false }
                return place > 0
            }
            guard isMentioned, index > page.lowerBound else { continue }
            first = index
        }
        return first
    }

    /// The mark with which a line begins: ①, [1], 〔1〕; [2016] is a year.
    private static func mark(_ text: Scalars) -> Scalars? {
        guard let open = text.first else { return nil }
        if (0x2460...0x2473).contains(open.value) { return [open] }
        guard open == "[" || open == "［" || open == "〔",
            let close = text.firstIndex(where: { $0 == "]" || $0 == "］" || $0 == "〕" }),
            (2...4).contains(close),
            text[1..<close].allSatisfy({ $0.folded.isDigit })
        else { return nil }
        return Scalars(text[...close])
    }
}
