internal import SearchIndex

/// How much of a line is printed.
enum LineWidth {
    /// Lines of so many columns.
    case line(Int)

    /// Texts of so many columns, whatever stands before them.
    case text(Int)

    /// The columns that are left for the text behind what stands before it.
    func left(behind columns: Int) -> Int {
        switch self {
        case .line(let all): max(Snippet.minimum, all - columns)
        case .text(let columns): columns
        }
    }
}

/// Prints hits for readers, in the form of grep or under headings.
struct LinePrinter {
    let report: SearchReport
    let style: Style
    let width: LineWidth?
    let output: Output

    private var context: HitContext {
        report.display.onlyMatches ? HitContext() : report.display.context
    }

    /// Prints each hit as `path:line:text`, and the paragraphs around it as `path-line-text`.
    func printLines() throws(Failure) {
        var reader = try reader()
        var isFirst = true
        for block in try blocks() {
            if !context.isEmpty, !isFirst { try output.write("--\n") }
            isFirst = false
            try forEach(in: block, &reader) { (hit, isHit) throws(Failure) in
                let sign = isHit ? ":" : "-"
                let path = output.safe(hit.report.path)
                let line = "\(hit.place.line)"
                let border = report.display.hasNull ? "\0" : sign
                try output.write(style.path(path) + border + style.number(line) + sign)
                try write(hit, behind: DisplayWidth.of(path) + line.count + 2)
            }
        }
    }

    /// Prints the hits under the titles of their reports, in the order of the best hit of each.
    func printUnderHeadings() throws(Failure) {
        var reader = try reader()
        var groups: [[HitBlock]] = []
        var places: [Int: Int] = [:]
        for block in try blocks() {
            let first = block.range.lowerBound
            let number = try reading(try report.index.report(ofParagraph: first))
            if let place = places[number] {
                groups[place].append(block)
            } else {
                places[number] = groups.count
                groups.append([block])
            }
        }
        for group in groups { try printGroup(group, &reader) }
    }

    private func printGroup(
        _ group: [HitBlock],
        _ reader: inout HitReader
    ) throws(Failure) {
        let index = report.index
        let number = try reading(try index.report(ofParagraph: group[0].range.lowerBound))
        let first = try reading(try index.paragraphs(ofReport: number)).lowerBound
        let last = group.reduce(0) { max($0, $1.range.upperBound) }
        let digits =
            group.count == 1 || context.isEmpty
            ? widest(group, from: first) : "\(last - first)".count
        let heading = try reading(try index.report(number))
        try output.writeHeading(of: heading, style: style, columns: lineColumns)
        var isFirst = true
        for block in group {
            if !context.isEmpty, !isFirst { try output.write(" --\n") }
            isFirst = false
            try forEach(in: block, &reader) { (hit, isHit) throws(Failure) in
                let number = "\(isHit ? "¶" : " ")\(hit.paragraph.ordinal)"
                let indent = String(repeating: " ", count: max(1, digits + 2 - number.count))
                try output.write(indent + style.number(number) + "  ")
                try write(hit, behind: digits + 4)
            }
        }
        try output.write("\n")
    }

    private func widest(_ group: [HitBlock], from first: Int) -> Int {
        group.reduce(0) { max($0, "\($1.range.upperBound - first)".count) }
    }

    private var lineColumns: Int? {
        if case .line(let columns) = width { return columns }
        return nil
    }

    /// Writes the text of a hit and ends the line.
    private func write(_ hit: FoundParagraph, behind columns: Int) throws(Failure) {
        var end = hit.repetition
        if !end.isEmpty { end = "  (\(end))" }
        if width == nil, !style.isOn {
            try output.writeLine(hit.paragraph.text + end)
            return
        }
        let snippet = Snippet(
            hit.paragraph.text,
            spans: hit.spans,
            columns: width?.left(behind: columns + DisplayWidth.of(end)),
            isGuarded: output.isGuarded
        )
        try output.write(snippet.text(style: style) + end + "\n")
    }

    private func reader() throws(Failure) -> HitReader {
        let isMarked = width != nil || style.isOn || report.display.onlyMatches
        return try HitReader(report, isMarked: isMarked)
    }

    private func blocks() throws(Failure) -> [HitBlock] {
        let hits = report.hits
        guard context.isEmpty else {
            return try HitBlock.blocks(of: hits, context, in: report.index)
        }
        return hits.indices.map { place in
            let paragraph = hits[place].paragraph
            return HitBlock(range: paragraph..<paragraph + 1, hits: [place])
        }
    }

    /// Calls a function with the paragraphs of a block, or with the matching parts of its hits.
    private func forEach(
        in block: HitBlock,
        _ reader: inout HitReader,
        _ body: (FoundParagraph, Bool) throws(Failure) -> Void
    ) throws(Failure) {
        var next = 0
        for number in block.range {
            if next < block.hits.count, report.hits[block.hits[next]].paragraph == number {
                let hit = try reader.hit(at: block.hits[next])
                next += 1
                for hit in report.display.onlyMatches ? hit.matches : [hit] { try body(hit, true) }
            } else {
                let paragraph = try reading(try report.index.paragraph(number))
                let hit = FoundParagraph(
                    rank: 0,
                    score: 0,
                    paragraph: paragraph,
                    report: try reader.report(of: paragraph),
                    spans: [],
                    place: (paragraph.line, paragraph.page)
                )
                try body(hit, false)
            }
        }
    }
}
