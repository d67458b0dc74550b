internal import SearchIndex

/// The forms for readers, which are also those of grep.
extension SearchReport {
    /// Prints each hit as `path:line:text`.
    func printLines(style: Style, columns: Int?, to output: Output) throws(Failure) {
        try forEach(isMarked: columns != nil || style.isOn) { (hit) throws(Failure) in
            let path = output.safe(hit.report.path)
            let line = "\(hit.paragraph.line)"
            try output.write("\(style.path(path)):\(style.number(line)):")
            if columns == nil, !style.isOn {
                try output.writeLine(hit.paragraph.text)
                return
            }
            let left = columns.map { $0 - DisplayWidth.of(path) - line.count - 2 }
            try output.write(snippet(of: hit, columns: left, style, output) + "\n")
        }
    }

    /// Prints the hits under the titles of their reports, in the order of the best hit of each.
    func printUnderHeadings(style: Style, columns: Int?, to output: Output) throws(Failure) {
        for group in groups() {
            guard let report = group.first?.report else { continue }
            try output.writeHeading(of: report, style: style, columns: columns)
            let numbers = group.map { "¶\($0.paragraph.ordinal)" }
            let width = numbers.map(\.count).max() ?? 0
            for (hit, number) in zip(group, numbers) {
                let indent = String(repeating: " ", count: width - number.count + 1)
                try output.write(indent + style.number(number) + "  ")
                let left = columns.map { $0 - width - 3 }
                try output.write(snippet(of: hit, columns: left, style, output) + "\n")
            }
            try output.write("\n")
        }
    }

    private func snippet(
        of hit: FoundParagraph,
        columns: Int?,
        _ style: Style,
        _ output: Output
    ) -> String {
        let snippet = Snippet(
            hit.paragraph.text,
            spans: hit.spans,
            columns: columns.map { max(Snippet.minimum, $0) },
            isGuarded: output.isGuarded
        )
        return snippet.text(style: style)
    }

    private func groups() -> [[FoundParagraph]] {
        var groups: [[FoundParagraph]] = []
        var places: [Int: Int] = [:]
        try? forEach { (hit) throws(Failure) in
            if let place = places[hit.paragraph.report] {
                groups[place].append(hit)
            } else {
                places[hit.paragraph.report] = groups.count
                groups.append([hit])
            }
        }
        return groups
    }
}
