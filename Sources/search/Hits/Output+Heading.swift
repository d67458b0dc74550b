internal import SearchIndex

extension Output {
    /// Writes the title, year and path of a report, the path on a line of its own if it would be cut.
    func writeHeading(of report: Report, style: Style, columns: Int?) throws(Failure) {
        var title = safe(report.title)
        if let year = report.year, !title.contains("\(year)") {
            title += title.isEmpty ? "\(year)" : " (\(year))"
        }
        let path = safe(report.path)
        let width = DisplayWidth.of(title) + 2 + DisplayWidth.of(path)
        let fits = columns.map { width <= $0 } ?? true
        let space = title.isEmpty ? "" : fits ? "  " : "\n"
        try write(style.title(title) + space + style.path(path) + "\n")
    }
}
