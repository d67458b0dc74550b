/// Puts the cells of a table, each of which came on a line of its own, together as rows.
///
/// Where cells hold numbers, a row begins with each text behind a number; of several texts before
/// numbers, the last is the name of the row. In a table with a column 1, 2, 3, … a row begins with each
/// of these, and where the same words return at a distance, a row is as long as that.
enum TableRows {
    /// One cell: its text, how wide its last line is, and whether it is a number.
    struct Cell {
        var text: Scalars
        var columns: Int
        var isValue: Bool

        /// Whether the cell fills a column: a number, or an answer such as 是.
        var fills: Bool { isValue || TableRows.answers.contains(text) }
    }

    private static let answers: Set<Scalars> = Set(
        ["是", "否", "无", "有", "不适用", "适用", "√", "×"].map { Scalars($0) }
    )

    /// The most headings that are one row.
    private static let mostHeadings = 14

    /// The rows of a run of cells, as ranges of it.
    ///
    /// Complexity: O(cells).
    static func rows(of cells: [Cell]) -> [Range<Int>] {
        guard cells.count > 1 else { return cells.isEmpty ? [] : [0..<1] }
        if let starts = counted(cells), let first = starts.first {
            // As many headings as a row has cells, and another table before them.
            let length = starts[1] - first
            let headings = max(0, first - length)
            let isHeaded = cells[headings..<first].allSatisfy { !$0.isValue }
            let before = isHeaded ? headings : first
            return rows(of: Array(cells[..<before]))
                + split(before..<cells.count, at: isHeaded ? [before] + starts : starts)
        }
        if cells.contains(where: \.isValue) { return named(cells) }
        if let starts = periodic(cells) { return split(0..<cells.count, at: starts) }
        return defined(cells, 0..<cells.count)
    }

    private static func split(_ cells: Range<Int>, at starts: [Int]) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = cells.lowerBound
        for next in starts + [cells.upperBound] where next > start {
            rows.append(start..<next)
            start = next
        }
        return rows
    }

    /// The cells 1, 2, 3, … if they count the rows.
    private static func counted(_ cells: [Cell]) -> [Int]? {
        var starts: [Int] = []
        for (index, cell) in cells.enumerated() {
            guard cell.isValue, let number = Numerals.digits(cell.text, at: 0, upTo: 3),
                number.end == cell.text.count, number.value == starts.count + 1
            else { continue }
            if let last = starts.last, index - last < 2 { return nil }
            starts.append(index)
        }
        guard starts.count >= 3, let first = starts.first, let last = starts.last else {
            return nil
        }
        // The rows are about equally long, and none is left over at the end.
        let length = (last - first) / (starts.count - 1)
        return cells.count - last <= 2 * length + 1 ? starts : nil
    }

    /// Where rows begin in which the same words return at a distance: 董事, 选举 in every fourth cell.
    private static func periodic(_ cells: [Cell]) -> [Int]? {
        var best = (same: 0, period: 0)
        for period in 2...8 where cells.count >= 3 * period {
            let same = (0..<cells.count - period).count {
                cells[$0].text == cells[$0 + period].text
            }
            // A longer row of the same words must tell more.
            if same * 4 >= cells.count - period, same > best.same { best = (same, period) }
        }
        guard best.period > 0 else { return nil }
        // A row begins with what differs most from row to row.
        let distinct = (0..<best.period).map { phase in
            Set(stride(from: phase, to: cells.count, by: best.period).map { cells[$0].text }).count
        }
        guard let most = distinct.max(), let phase = distinct.firstIndex(of: most) else {
            return nil
        }
        return Array(stride(from: phase, to: cells.count, by: best.period))
    }

    private static func named(_ cells: [Cell]) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        for index in cells.indices where !cells[index].fills {
            if index > start, cells[index - 1].fills {
                rows += row(start..<index, of: cells)
                start = index
            }
        }
        return rows + row(start..<cells.count, of: cells)
    }

    /// A row, parted from what stands before its name.
    ///
    /// What stands at the beginning of a table is its headings; further down, as many years or other
    /// headings as there are numbers.
    private static func row(_ range: Range<Int>, of cells: [Cell]) -> [Range<Int>] {
        let values = cells[range].reversed().prefix(while: \.fills).count
        let name = range.upperBound - values - 1
        guard name > range.lowerBound else { return [range] }
        guard values > 0 else { return defined(cells, range) }
        let headings = range.lowerBound..<name
        let row = [name..<range.upperBound]
        let isTop = range.lowerBound == 0 && headings.count <= mostHeadings
        if values > 1, isTop || (headings.count == values && values > 2) {
            return [headings] + row
        }
        return defined(cells, headings) + row
    }

    /// Rows of the form name, 指, meaning; other cells stand alone.
    private static func defined(_ cells: [Cell], _ range: Range<Int>) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let isDefined = index + 2 < range.upperBound && cells[index + 1].text == ["指"]
            let end = isDefined ? index + 3 : index + 1
            rows.append(index..<end)
            index = end
        }
        return rows
    }
}
