internal import ArgumentParser
internal import SearchIndex

/// Prints a report, or some of its paragraphs.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a report or some of its paragraphs.",
        discussion: """
            EXAMPLES:
              search show 3            all of report 3, as numbered by 'search docs'
              search show 3:42         its paragraph 42
              search show 3:40-45      its paragraphs 40 to 45
              search show --id d17p4   the paragraph that a collection calls d17p4

            On a terminal paragraphs are numbered; in a pipe each is a line of its own.
            """
    )

    @Argument(
        help: ArgumentHelp("REPORT[:PARAGRAPH[-PARAGRAPH]] or an id.", valueName: "what")
    )
    var what: String

    @OptionGroup var index: IndexOption

    @Flag(help: "Take the argument as the id of a paragraph even if it looks like a number.")
    var id = false

    @Flag(help: "One JSON object for each paragraph, one a line.")
    var json = false

    @Option(help: ArgumentHelp("When to use colours: auto, always, never.", valueName: "when"))
    var color = ColorChoice.auto

    @OptionGroup var pager: PagerFlag

    func run() throws {
        let index = try index.open()
        let paragraphs = try paragraphs(of: index)
        let output = Output(isPaged: pager.isPaged && !json)
        let style = Style(isOn: color.isOn(isTerminal: output.isTerminal))
        if style.isOn { output.guardAlways() }
        guard let first = paragraphs.first else { throw Failure.silent(.nothingFound) }
        let report = try reading(try index.report(index.report(ofParagraph: first)))
        if output.isTerminal, !json {
            try output.writeHeading(of: report, style: style, columns: Terminal.columns)
            try output.write("\n")
        }
        let last = try reading(try index.paragraph(paragraphs.upperBound - 1))
        let width = "\(last.ordinal)".count
        for number in paragraphs {
            let paragraph = try reading(try index.paragraph(number))
            if json {
                let fields = paragraph.fields(in: report, at: (paragraph.line, paragraph.page))
                let members = [("v", 1)] + fields.map { ($0.name, $0.json) }
                try output.write(JSON.object(members).line + "\n")
                continue
            }
            if output.isTerminal {
                let mark = "¶\(paragraph.ordinal)"
                let space = String(repeating: " ", count: max(0, width + 1 - mark.count))
                try output.write("\(space)\(style.number(mark))  ")
            }
            let isHeading = try reading(try index.headingLevel(ofParagraph: number)) > 0
            let text = output.safe(paragraph.text)
            try output.write((isHeading ? style.title(text) : text) + "\n")
        }
        try output.finish()
    }

    /// The numbers of the paragraphs that the argument names.
    private func paragraphs(of index: SearchArchive) throws(Failure) -> Range<Int> {
        if !id, let place = Self.place(what) {
            guard (1...max(1, index.reportCount)).contains(place.report), index.reportCount > 0
            else {
                throw Failure(
                    message: "\(index.path): has no report \(place.report), but 1 to "
                        + "\(index.reportCount); see 'search docs'",
                    status: .nothingFound
                )
            }
            let all = try reading(try index.paragraphs(ofReport: place.report - 1))
            guard let wanted = place.paragraphs else { return all }
            guard wanted.lowerBound >= 1, wanted.upperBound <= all.count else {
                throw Failure(
                    message: "\(index.path): report \(place.report) has no such paragraphs, but 1 "
                        + "to \(all.count); name some of those",
                    status: .nothingFound
                )
            }
            let start = all.lowerBound + wanted.lowerBound - 1
            return start..<start + wanted.count
        }
        guard let paragraph = try reading(try index.paragraph(id: what)) else {
            throw Failure(
                message: "\(index.path): has no paragraph with the id '\(what)'; name a report by "
                    + "its number in 'search docs'",
                status: .nothingFound
            )
        }
        return paragraph..<paragraph + 1
    }

    /// The numbers in `3`, `3:42`, `3#42` or `3:40-45`; `nil` if the text has another form.
    static func place(_ text: String) -> (report: Int, paragraphs: ClosedRange<Int>?)? {
        let parts = text.split(
            maxSplits: 1,
            omittingEmptySubsequences: false
        ) { $0 == ":" || $0 == "#" }
        guard let report = number(parts[0]) else { return nil }
        guard parts.count == 2 else { return (report, nil) }
        let ends = parts[1].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = number(ends[0]), let last = number(ends[ends.count - 1]), first <= last
        else { return nil }
        return (report, first...last)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
