/// Makes paragraphs of lines that were laid out on pages.
///
/// Text whose lines are paragraphs already comes back as it was (`LineWrap`). Of the rest, headers,
/// footers and numbers of pages are left out (`PageMarks`), lines are joined (`LineBorders`), and the
/// cells of tables become rows (`TableRows`). Where each line begins in the new text is kept as
/// joints, so that every place leads back to its line and page.
enum Reflow {
    /// The paragraphs of a text, or the text itself if it isn't wrapped.
    ///
    /// Complexity: O(*n*).
    static func paragraphs(of source: SourceText) -> SourceText {
        guard !LineWrap.isExcluded(source.elements), isLaidOut(source) else { return source }
        let pages = pages(of: source)
        let isKnown = PageMarks.areKnown(pages)
        let keys = eachElement(of: source) { index in
            PageMarks.Line(Self.beginning(of: index, in: source), isPageKnown: isKnown)
        }
        let marks = PageMarks(keys, pages: pages)
        let lines = eachElement(of: source) { index in
            marks.isMark[index]
                ? nil
                : LayoutLine(
                    source.elements[index],
                    page: marks.pages[index],
                    after: index > 0 ? source.elements[index - 1].range.upperBound : 0,
                    in: source.bytes.span
                )
        }.compactMap(\.self)
        var neighbours = Neighbours()
        for line in lines { neighbours.add(source.bytes.span, line.range) }
        var writer = ReflowWriter(source)
        write(lines, neighbours, of: source, to: &writer)
        var text = writer.finish()
        text.header = marks.header.flatMap { beginning(of: $0, in: source) }.string
        return text
    }

    /// The beginning of a line, long enough to tell whether it is a mark of a page.
    private static func beginning(of element: Int, in source: SourceText) -> Scalars {
        let range = source.elements[element].range
        return Scalars(source.bytes.span, range, limit: PageMarks.lengthLimit).map(\.folded)
    }

    /// Whether the lines stood on a page: their format says so, or they look it.
    private static func isLaidOut(_ source: SourceText) -> Bool {
        if source.elements.contains(where: { $0.kind == .layoutLine }) { return true }
        let shapes = eachElement(of: source) { index in
            let range = source.elements[index].range
            return LineShape(source.bytes.span, range, after: range.lowerBound)
        }
        return LineWrap(shapes).isWrapped
    }

    /// What a function gives for each element, on several threads if there are many.
    private static func eachElement<Result: Sendable>(
        of source: SourceText,
        _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        let count = source.elements.count
        let parts = (count + partSize - 1) / partSize
        let threads = parts > 2 ? Processors.count : 1
        // Nothing is thrown.
        let results = try? Parallel.map(parts, threads: threads) { part, _ in
            (part * partSize..<min(count, (part + 1) * partSize)).map(body)
        }
        return results.map { Array($0.joined()) } ?? []
    }

    /// The elements that a thread takes at a time.
    private static let partSize = 1024

    /// The pages of the elements; form feeds part the pages of a text that has no others.
    private static func pages(of source: SourceText) -> [Int] {
        var pages = source.elements.map(\.page)
        guard pages.last == 0 else { return pages }
        let bytes = source.bytes.span
        var page = 1
        var place = 0
        for (index, element) in source.elements.enumerated() {
            while place < element.range.lowerBound {
                if bytes[place] == 0x0C { page += 1 }
                place += 1
            }
            place = element.range.upperBound
            pages[index] = page
        }
        return page > 1 ? pages : source.elements.map(\.page)
    }

    /// Writes the paragraphs, and footnotes behind the paragraph that they would cut in two.
    private static func write(
        _ lines: [LayoutLine],
        _ neighbours: Neighbours,
        of source: SourceText,
        to writer: inout ReflowWriter
    ) {
        let notes = Footnotes.ranges(in: lines, of: source)
        var text: [LayoutLine] = []
        var places: [Int] = []
        var end = 0
        for note in notes {
            text += lines[end..<note.lowerBound]
            places.append(text.count)
            end = note.upperBound
        }
        text += lines[end...]
        let wrap = LineWrap(text.map(\.shape), isKnown: true)
        let borders = LineBorders(text, wrap: wrap, neighbours: neighbours)
        var next = 0
        for paragraph in paragraphs(of: borders) {
            writer.add(text[paragraph])
            while next < notes.count, places[next] <= paragraph.upperBound {
                for note in split(lines[notes[next]], of: source) { writer.add(note) }
                next += 1
            }
        }
    }

    /// The lines of each footnote.
    private static func split(
        _ lines: ArraySlice<LayoutLine>,
        of source: SourceText
    ) -> [ArraySlice<LayoutLine>] {
        var notes: [ArraySlice<LayoutLine>] = []
        var start = lines.startIndex
        for index in lines.indices.dropFirst()
        where Footnotes.begins(lines[index], in: source.bytes.span) {
            notes.append(lines[start..<index])
            start = index
        }
        notes.append(lines[start...])
        return notes
    }

    /// The lines of each paragraph.
    private static func paragraphs(of borders: LineBorders) -> [Range<Int>] {
        var paragraphs: [Range<Int>] = []
        var start = 0
        for index in borders.lines.indices {
            let isLast = index + 1 == borders.lines.count
            if isLast || !borders.joins(index, ofParagraphFrom: start) {
                paragraphs.append(start..<(index + 1))
                start = index + 1
            }
        }
        return paragraphs
    }
}

/// Writes the paragraphs of a laid-out text.
struct ReflowWriter {
    private let source: SourceText
    private var bytes: [UInt8] = []
    private var elements: [SourceElement] = []
    private var joints: [SourceJoint] = []

    /// The cells that wait to become rows.
    private var cells: [ArraySlice<LayoutLine>] = []

    /// The columns below which a line may be a cell.
    private static let cellColumns = 44

    init(_ source: SourceText) {
        self.source = source
    }

    /// Adds the lines of a paragraph.
    mutating func add(_ lines: ArraySlice<LayoutLine>) {
        let isMeaning = cells.last?.first?.head == ["指"]
        if Self.isCell(lines, atMost: isMeaning ? .max : Self.cellColumns) {
            cells.append(lines)
            return
        }
        writeCells()
        write([lines], as: lines.contains(where: \.shape.hasGap) ? .tableRow : .paragraph)
    }

    /// The whole text.
    consuming func finish() -> SourceText {
        writeCells()
        var text = SourceText(bytes)
        text.encoding = source.encoding
        text.joints = joints
        for element in elements { text.append(element) }
        return text
    }

    private static func isCell(
        _ lines: ArraySlice<LayoutLine>,
        atMost columns: Int
    ) -> Bool {
        // 单位：元 stands above a table.
        guard lines.first?.head != ["单", "位"] else { return false }
        return lines.allSatisfy { line in
            let shape = line.shape
            return shape.columns < columns && !shape.hasGap && !shape.hasLeaders
                && !shape.isChoice && line.marker == nil
                && (shape.isValue || !shape.endsSentence || columns == .max)
        }
    }

    private mutating func writeCells() {
        let waiting = cells
        cells.removeAll(keepingCapacity: true)
        for row in rows(of: waiting) {
            write(Array(waiting[row]), as: row.count > 1 ? .tableRow : .paragraph)
        }
    }

    private func rows(of cells: [ArraySlice<LayoutLine>]) -> [Range<Int>] {
        let bytes = source.bytes.span
        return TableRows.rows(
            of: cells.map { lines in
                TableRows.Cell(
                    text: lines.first.map { Scalars(bytes, $0.range, limit: 24) } ?? [],
                    columns: lines.last?.shape.columns ?? 0,
                    isValue: lines.allSatisfy(\.shape.isValue)
                )
            }
        )
    }

    /// Writes cells, parted by bars; a paragraph is one cell.
    private mutating func write(_ cells: [ArraySlice<LayoutLine>], as kind: SourceElement.Kind) {
        guard let first = cells.first?.first else { return }
        let start = bytes.count
        for cell in cells {
            if bytes.count > start { bytes.append(contentsOf: Self.bar) }
            write(cell, isFirst: bytes.count == start)
        }
        elements.append(
            SourceElement(kind, start..<bytes.count, line: first.number, page: first.page)
        )
    }

    private static let bar: [UInt8] = Array(" | ".utf8)

    private mutating func write(_ lines: ArraySlice<LayoutLine>, isFirst: Bool) {
        var before: LayoutLine?
        for line in lines {
            if let before { writeSeam(between: before, and: line) }
            if before != nil || !isFirst {
                joints.append(SourceJoint(offset: bytes.count, line: line.number, page: line.page))
            }
            if line.shape.hasGap, !line.isMarked {
                bytes.append(contentsOf: columns(of: line))
            } else {
                bytes.append(contentsOf: source.bytes[line.range])
            }
            before = line
        }
    }

    private mutating func writeSeam(between left: LayoutLine, and right: LayoutLine) {
        guard let last = left.tail.last, let first = right.head.first else { return }
        if left.isLoneMarker || right.shape.isChoice {
            bytes.append(0x20)
            return
        }
        let afterLetter = left.tail.dropLast().last?.isLetter ?? false
        switch LineJoin.seam(before: last, and: first, afterLetter: afterLetter) {
        case .closed: break
        case .spaced: bytes.append(0x20)
        case .mended: bytes.removeLast(last.utf8Count)
        }
    }

    /// The bytes of a line, with bars in the place of runs of spaces.
    private func columns(of line: LayoutLine) -> [UInt8] {
        var text: [UInt8] = []
        var spaces: [UInt8] = []
        var columns = 0
        var index = line.range.lowerBound
        let span = source.bytes.span
        while index < line.range.upperBound {
            let start = index
            let scalar = Scalars.next(&index, line.range.upperBound, span)
            if scalar.folded == " " {
                spaces.append(contentsOf: source.bytes[start..<index])
                columns += scalar.columns
                continue
            }
            text.append(contentsOf: columns >= 3 ? Self.bar : spaces)
            spaces.removeAll(keepingCapacity: true)
            columns = 0
            text.append(contentsOf: source.bytes[start..<index])
        }
        return text
    }
}

extension Unicode.Scalar {
    /// The number of bytes of the character in UTF-8.
    fileprivate var utf8Count: Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
}
