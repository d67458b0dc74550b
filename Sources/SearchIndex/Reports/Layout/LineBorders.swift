/// Decides where the lines of a page go on in the next line.
///
/// A line goes on if it ends inside a sentence and is as long as the lines around it; one that ends
/// with a sentence goes on if it is exactly as long and what follows isn't set in like the first line
/// of a paragraph. In the narrow columns of tables, the words of the report tell (`Neighbours`).
struct LineBorders {
    /// The lines before and behind that tell how wide the page is at a line.
    private static let window = 8

    /// The columns by which the first line of a paragraph may be set in.
    private static let indents = 2...8

    /// The columns by which full lines differ: figures are wider in one font than in another, and a
    /// first line is set in by four columns.
    private static let slack = 8

    let lines: [LayoutLine]
    let neighbours: Neighbours

    /// How wide the text is around each line; `nil` where nothing but cells of tables stands.
    private let widths: [LineWrap.Band?]

    /// How far lines reach around each line.
    private let reaches: [Int]

    /// Where lines begin around each line.
    private let bases: [Int]

    /// Whether paragraphs show by the indents of their first lines.
    private let isIndented: Bool

    /// Whether lines are in fragments, as where each change of font began a new one.
    let isFragmented: Bool

    /// Looks at all lines.
    ///
    /// Complexity: O(lines).
    init(_ lines: [LayoutLine], wrap: LineWrap, neighbours: Neighbours) {
        self.lines = lines
        self.neighbours = neighbours
        var widths: [LineWrap.Band?] = []
        var reaches: [Int] = []
        var bases: [Int] = []
        // The columns and the indent of each line of text; no columns for others.
        let shapes = lines.map { line in
            let isText =
                !line.shape.hasLeaders && !line.shape.hasGap
                && line.shape.columns >= LineWrap.leastColumns
            return (columns: isText ? line.shape.columns : 0, indent: line.shape.indent)
        }
        var columns: [Int] = []
        for index in shapes.indices {
            let near = max(0, index - Self.window)..<min(lines.count, index + Self.window + 1)
            columns.removeAll(keepingCapacity: true)
            var (reach, base) = (0, Int.max)
            for shape in shapes[near] where shape.columns > 0 {
                columns.append(shape.columns)
                if shape.columns <= wrap.columns { reach = max(reach, shape.columns) }
                base = min(base, shape.indent)
            }
            widths.append(Self.width(of: columns, among: wrap.bands))
            reaches.append(reach)
            bases.append(columns.isEmpty ? shapes[index].indent : base)
        }
        (self.widths, self.reaches, self.bases) = (widths, reaches, bases)
        let count = lines.indices.count { index in
            lines[index].shape.columns >= LineWrap.leastColumns
                && Self.indents.contains(lines[index].shape.indent - bases[index])
        }
        isIndented = count >= 3 && count * 25 >= lines.count
        let fragments = zip(lines, lines.dropFirst()).count { line, next in
            line.shape.last.isDigit && Self.calendarUnits.contains(next.shape.first)
        }
        isFragmented = fragments * 100 >= lines.count
    }

    /// The width that most of some lines nearly have, `nil` if none is common.
    private static func width(of columns: [Int], among bands: [LineWrap.Band]) -> LineWrap.Band? {
        var best: (count: Int, band: LineWrap.Band)?
        for band in bands {
            let range = band.columns - slack...band.columns + 6
            let count = columns.count(where: range.contains)
            guard count > 1, count >= best?.count ?? 0 else { continue }
            if count == best?.count, band.columns < best?.band.columns ?? 0 { continue }
            best = (count, band)
        }
        return best?.band
    }

    /// Whether a line goes on in the next, in a paragraph that began with a line.
    ///
    /// Complexity: O(lines of the paragraph).
    func joins(_ index: Int, ofParagraphFrom start: Int) -> Bool {
        let line = lines[index]
        let next = lines[index + 1]
        let (left, right) = (line.shape, next.shape)
        guard !left.hasLeaders, !right.hasLeaders, !left.hasGap, !right.hasGap, !left.isLong,
            !right.isLong, next.head != ["指"]
        else { return false }
        let isApart = isApart(index)
        if left.isChoice || right.isChoice {
            // □适用 and √不适用 as two lines.
            return left.isChoice && right.isChoice && left.columns <= 8 && right.columns <= 12
        }
        // 2019 and 年3 月: a number that was set in another font.
        if left.last.isDigit, !isApart, Self.countedUnits.contains(right.first) {
            if !left.isValue || Self.calendarUnits.contains(right.first) { return true }
        }
        if right.beginsInside, !left.isValue, !left.endsSentence, !isApart { return true }
        if line.isLoneMarker {
            return !right.isValue && !next.isMarked && right.columns <= 80 && !isApart
        }
        if left.endsInWord, right.first.isLetter, !isApart { return true }
        if isFull(index) {
            return left.endsSentence
                ? goesOnAfterSentence(index, start, isApart) : goesOn(index, isApart)
        }
        guard !isApart, !left.endsSentence, next.marker == nil, !left.isValue else { return false }
        if left.columns >= 20, left.isOpen, !right.isValue { return true }
        return joinsCells(index, ofParagraphFrom: start)
    }

    /// Whether blank lines stand between a line and the next, more than between others.
    private func isApart(_ index: Int) -> Bool {
        guard let gap = gap(after: index), gap > 1 else { return false }
        // Where all lines stand apart, blank lines tell nothing.
        let before = index > 0 ? self.gap(after: index - 1) : nil
        let after = index + 2 < lines.count ? self.gap(after: index + 1) : nil
        return gap > before ?? 1 && gap > after ?? 1
    }

    /// How many lines further down the next line stands, `nil` if on another page.
    private func gap(after index: Int) -> Int? {
        guard index + 1 < lines.count, lines[index].page == lines[index + 1].page else {
            return nil
        }
        return lines[index + 1].number - lines[index].number
    }

    /// Whether the beginning of the next line had no more room on a line.
    private func isFull(_ index: Int) -> Bool {
        let (left, right) = (lines[index].shape, lines[index + 1].shape)
        guard left.letters > 0 else { return false }
        if right.first.isEastAsian || left.last.isEastAsian || right.first.value >= 0x2E80
            || left.last.value >= 0x2E80 || left.last == ","
        {
            guard let band = widths[index] else { return false }
            if lines[index].marker != nil, !left.isOpen {
                // A heading is full only if nothing more went in.
                return left.columns >= band.columns - 2 || band.isFirst(left.columns)
            }
            return left.columns >= band.columns - Self.slack
        }
        let reach = reaches[index]
        return reach >= 2 * LineWrap.leastColumns / 3 * 2
            && left.columns + 1 + right.firstWord > reach - 3
    }

    /// Whether a full line that ends inside a sentence goes on.
    private func goesOn(_ index: Int, _ isApart: Bool) -> Bool {
        let (left, right) = (lines[index].shape, lines[index + 1].shape)
        if isApart || isSetIn(index + 1) || isCentred(index) || isCentred(index + 1) {
            return false
        }
        if lines[index + 1].marker != nil, !left.isOpen { return false }
        return !right.isValue || right.columns >= 20
    }

    /// Whether a full line that ends with a sentence goes on.
    private func goesOnAfterSentence(_ index: Int, _ start: Int, _ isApart: Bool) -> Bool {
        let (left, right) = (lines[index].shape, lines[index + 1].shape)
        guard let band = widths[index], !isApart, left.last != ":", !lines[index + 1].isMarked
        else { return false }
        let width = band.columns
        if isIndented { return left.columns >= width - 5 && !isSetIn(index + 1) }
        // A first line that was set in is as long as it can be.
        guard left.columns >= width - 2 || (index == start && band.isFirst(left.columns)) else {
            return false
        }
        if right.columns >= width - 2 { return true }
        return right.endsSentence && !band.isFirst(right.columns)
    }

    private static let calendarUnits: Set<Unicode.Scalar> = ["年", "月", "日"]

    private static let countedUnits: Set<Unicode.Scalar> = [
        "年", "月", "日", "号", "元", "万", "亿", "千", "个", "名", "人", "家", "%", "‰", "股", "吨",
    ]

    /// Whether a line is set in like the first line of a paragraph.
    private func isSetIn(_ index: Int) -> Bool {
        isIndented && Self.indents.contains(lines[index].shape.indent - bases[index])
    }

    /// Whether a line stands in the middle or at the right of the page.
    private func isCentred(_ index: Int) -> Bool {
        lines[index].shape.indent - bases[index] > Self.indents.upperBound
    }
}
