internal import SearchIndex

/// A piece of text of a page, on its way into a cell or into the whole.
struct HTMLBlock {
    var kind: SourceElement.Kind
    var text: [UInt8]
    var line: Int
}

/// A table that is open: the row that is being read.
struct HTMLTable {
    /// The bytes from which a cell of several blocks is no cell of figures.
    private static let layoutSize = 1000

    /// The cells of the row so far, each with its blocks.
    private(set) var cells: [[HTMLBlock]] = []

    /// Begins a cell.
    mutating func beginCell() {
        cells.append([])
    }

    /// Adds a block to the cell that is open; what stands outside of cells gets one of its own.
    mutating func add(_ block: HTMLBlock) {
        if cells.isEmpty { cells.append([]) }
        cells[cells.count - 1].append(block)
    }

    /// Ends the row and gives its blocks: one for a row of data, all of them where the table only
    /// lays out the page.
    mutating func takeRow() -> [HTMLBlock] {
        defer { cells = [] }
        let full = cells.filter { !$0.isEmpty }
        guard full.count > 1, !full.contains(where: Self.isLayout) else {
            return full.flatMap(\.self)
        }
        var row: [UInt8] = []
        for cell in full {
            if !row.isEmpty { row += " | ".utf8 }
            for (index, block) in cell.enumerated() {
                if index > 0 { row.append(0x20) }
                row += block.text
            }
        }
        return [HTMLBlock(kind: .tableRow, text: row, line: full[0][0].line)]
    }

    /// Whether a cell holds what no cell of figures does: headings, rows, running text.
    private static func isLayout(_ cell: [HTMLBlock]) -> Bool {
        cell.contains {
            switch $0.kind {
            case .heading, .tableRow: true
            default: false
            }
        } || cell.count > 1 && cell.reduce(0) { $0 + $1.text.count } > layoutSize
    }
}
