/// Finds out what a report is about: title, year, place, company, date, kind, language.
///
/// What the text says at its top is believed first; the name of the file fills the gaps.
struct ReportFacts {
    /// The number of paragraphs at the top that are looked at.
    static let headCount = 16

    private let file: FileNameFacts
    private let path: SourcePath

    /// The title in the header of the pages, if that is one.
    private let header: Scalars

    /// The head of the last report, and what was found: copies of a report cost nothing.
    private var last: (head: [UInt8], report: Report, titleLines: Set<Int>)?

    /// Prepares for the reports of one file.
    init(_ path: SourcePath, header: String = "") {
        self.path = path
        file = FileNameFacts(path)
        let title = TitleFinder.spaced(Scalars(header).map(\.folded))
        self.header = ReportBorder.namesReport(title) ? title : []
    }

    /// Fills in the facts of a draft, and takes its title from among the headings.
    ///
    /// The rules, in this order of trust:
    /// - title: the first lines (`TitleFinder`), or the header of the pages where these name no year,
    ///   else the name of the file without its ending;
    /// - year: the title, the congress that it names (`SessionYears`), the date, the name of the file;
    /// - place: the title, the name of the file, the date line;
    /// - company: the name of the file if that has a stock code too, the title and the lines below
    ///   it, the name of the file;
    /// - kind: the title, the name of the file, the other lines that may be titles (`ReportKind`);
    /// - date: the lines above the first heading or sentence, the name of the file.
    ///
    /// Complexity: O(1).
    mutating func fill(_ draft: inout ReportDraft) {
        let headCount = min(Self.headCount, draft.paragraphs.count)
        guard headCount > 0 else { return }
        let head = draft.text[..<draft.range(of: headCount - 1).upperBound]
        var found: Report
        var titleLines: Set<Int>
        if let last, last.head.elementsEqual(head) {
            (found, titleLines) = (last.report, last.titleLines)
        } else {
            (found, titleLines) = facts(of: draft, headCount)
            last = head.count < 1 << 16 ? (Array(head), found, titleLines) : nil
        }
        found.line = draft.report.line
        found.encoding = draft.report.encoding
        draft.report = found
        for line in titleLines { draft.paragraphs[line].headingLevel = 0 }
    }

    private func facts(of draft: ReportDraft, _ headCount: Int) -> (Report, Set<Int>) {
        let bytes = draft.text.span
        let head = (0..<headCount).map { HeadLine(bytes, draft.range(of: $0)) }
        let top = head.prefix { $0.kind != .body && $0.kind != .address }
        let finder = TitleFinder(head)
        var found = finder.title
        if !header.isEmpty, CalendarYear.first(in: found.map(\.folded)) == nil { found = header }
        let title = found.map(\.folded)

        var report = Report(path: path.description)
        report.title = found.isEmpty ? path.baseName : found.string
        let day = top.lazy.compactMap { CalendarDay.first(in: $0.folded)?.day }.first
        report.date = (day ?? file.date)?.description ?? ""
        report.year =
            CalendarYear.first(in: title) ?? SessionYears.year(in: title) ?? day?.year ?? file.year
        report.place =
            PlaceName.find(inTitle: title) ?? file.place
            ?? top.lazy.compactMap { PlaceName.find(inDateLine: $0.folded) }.first ?? ""
        report.company = company(title, top)
        report.code =
            file.code.isEmpty
            ? top.lazy.compactMap { CompanyName.code(in: $0.folded) }.first ?? "" : file.code
        report.kind = kind(title, top)
        report.language = LanguageGuess.tag(of: bytes)
        return (report, finder.lines)
    }

    private func kind(_ title: Scalars, _ top: ArraySlice<HeadLine>) -> String {
        if let kind = ReportKind.find(in: title) ?? ReportKind.find(in: file.name) {
            return kind.tag
        }
        let lines = top.lazy.filter { $0.kind == .title }.compactMap {
            ReportKind.find(in: $0.folded, isTitle: false)
        }
        return lines.first?.tag ?? ""
    }

    private func company(_ title: Scalars, _ top: ArraySlice<HeadLine>) -> String {
        if !file.code.isEmpty, !file.company.isEmpty { return file.company }
        if let company = CompanyName.find(in: title) { return company }
        for line in top where line.kind == .title || line.kind == .organisation {
            if let company = CompanyName.find(in: line.folded) { return company }
        }
        if !file.company.isEmpty { return file.company }
        return top.lazy.compactMap { CompanyName.shortName(in: $0.folded) }.first ?? ""
    }
}
