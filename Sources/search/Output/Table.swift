internal import SearchIndex

/// How the rows of a table are written.
enum TableFormat {
    /// RFC 4180: fields with commas, quotes or line ends in quotes, lines end with CR LF.
    case csv

    /// Fields between tabs; tabs, line ends and backslashes inside of one are escaped.
    case tsv

    /// Columns of even width, for a reader.
    case columns
}

extension Output {
    /// Writes a row of a table for a program.
    func writeRow(_ fields: [String], as format: TableFormat) throws(Failure) {
        for (place, field) in fields.enumerated() {
            if place > 0 { try write(format == .csv ? "," : "\t") }
            let field = isGuarded ? VisibleText.of(field) : field
            try write(format == .csv ? Self.quoted(field) : TabbedField.escaped(field))
        }
        try write(format == .csv ? "\r\n" : "\n")
    }

    /// Writes a table: for a reader in columns under no header, for a program with a header if CSV.
    func writeTable(
        _ header: [String],
        _ rows: [[String]],
        as format: TableFormat,
        rightAligned: Set<Int> = []
    ) throws(Failure) {
        guard format == .columns else {
            if format == .csv { try writeRow(header, as: format) }
            for row in rows { try writeRow(row, as: format) }
            return
        }
        let rows = rows.map { $0.map(safe) }
        var widths = header.map { _ in 0 }
        for row in rows {
            for (column, field) in row.enumerated() {
                widths[column] = max(widths[column], DisplayWidth.of(field))
            }
        }
        for row in rows {
            var line = ""
            for (column, field) in row.enumerated() where widths[column] > 0 {
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(field))
                if !line.isEmpty { line += "  " }
                line += rightAligned.contains(column) ? space + field : field + space
            }
            while line.last == " " { line.removeLast() }
            try write(line + "\n")
        }
    }

    /// Writes the mark by which some programs know that a file is UTF-8.
    func writeByteOrderMark() throws(Failure) {
        try write("\u{FEFF}")
    }

    private static func quoted(_ field: String) -> String {
        let special: Set<UInt8> = [0x0A, 0x0D, 0x22, 0x2C]
        guard field.utf8.contains(where: special.contains) else { return field }
        var quoted = "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
