/// Lines that go on in the narrow columns of tables.
extension LineBorders {
    /// The columns from which a line is too long for a cell that was cut.
    private static let cellColumns = 60

    /// The columns from which a line may go on in a wider one, where lines are in fragments.
    private static let longCell = 8

    /// Whether two lines are one cell of a table.
    ///
    /// Complexity: O(lines of the cell).
    func joinsCells(_ index: Int, ofParagraphFrom start: Int) -> Bool {
        let (line, next) = (lines[index], lines[index + 1])
        let (left, right) = (line.shape, next.shape)
        guard !right.isValue, left.letters > 0, !Self.isAnswer(line.tail) else { return false }
        // A unit or a note in brackets below a name.
        if right.first == "(", right.last == ")", right.columns <= 16 { return true }
        if isBracketOpen(start...index), right.columns <= left.columns + 8 { return true }
        // A heading isn't cut short, but a name with a number in a table may be.
        let tail = tail(of: start...index)
        if let marker = line.marker {
            guard left.columns >= 6,
                right.columns <= left.columns + 2 || !Self.isDivision(marker.style)
            else { return false }
            return neighbours.joinCertainly(tail, next.head)
        }
        if left.columns >= Self.longCell, isFragmented || right.columns <= left.columns + 2,
            neighbours.joinCertainly(tail, next.head)
        {
            return true
        }
        // What goes on in a column is no wider than what it goes on from.
        guard right.columns <= min(Self.cellColumns, left.columns + min(left.indent, 8) + 2),
            !tail.ends(with: "公司")
        else { return false }
        return neighbours.join(tail, next.head) || isColumn(index, start) || isVertical(index)
    }

    /// The last characters of some lines.
    private func tail(of range: ClosedRange<Int>) -> Scalars {
        let tails = lines[range].suffix(3).map(\.tail)
        return Scalars(tails.joined().suffix(3))
    }

    /// Whether a cell is an answer that fills it: 是, 否.
    private static func isAnswer(_ text: Scalars) -> Bool {
        text.count == 1 && ["是", "否", "无", "有"].contains(text[0])
    }

    private static func isDivision(_ style: HeadingStyle) -> Bool {
        switch style {
        case .number, .bracketedNumber, .closedNumber, .bracketedHan: false
        default: true
        }
    }

    /// Whether two lines are part of a name that is written downwards, a character a line.
    private func isVertical(_ index: Int) -> Bool {
        let near = max(0, index - 1)..<min(lines.count, index + 3)
        let isSingle = near.map { place in
            let tail = lines[place].tail
            return tail.count == 1 && tail[0].isHan && !Self.isAnswer(tail)
        }
        let place = index - near.lowerBound
        guard isSingle[place], isSingle[place + 1] else { return false }
        return isSingle.count { $0 } >= 3
    }

    /// Whether a bracket is open at the end of some lines.
    private func isBracketOpen(_ range: ClosedRange<Int>) -> Bool {
        var open = 0
        for line in lines[range].suffix(8) { open = max(0, open + line.shape.openBrackets) }
        return open > 0
    }

    /// Whether sentences stand in a column: its lines are equally wide, but for the last.
    private func isColumn(_ index: Int, _ start: Int) -> Bool {
        let (left, right) = (lines[index].shape, lines[index + 1].shape)
        guard left.columns >= 16, left.last.isEastAsian, right.first.isEastAsian,
            lines[start...index].contains(where: \.shape.hasComma) || right.hasComma
        else { return false }
        if abs(left.columns - right.columns) <= 2 { return true }
        return index > start && abs(left.columns - lines[index - 1].shape.columns) <= 2
    }
}
