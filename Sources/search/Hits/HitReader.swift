internal import SearchIndex

/// Reads what is printed of hits, one after another.
struct HitReader: ~Copyable {
    private let report: SearchReport
    private let isMarked: Bool

    /// Opened when first needed: not all that is printed is marked.
    private var highlighter: Highlighter?
    private var reports: [Int: Report] = [:]

    /// Prepares the reading of a search's hits.
    ///
    /// Marking what answers the query takes longer than all else; forms that don't show it go without,
    /// but for paragraphs of several lines, to tell on which of them it stands.
    init(_ report: SearchReport, isMarked: Bool) throws(Failure) {
        self.report = report
        self.isMarked = isMarked
        highlighter = nil
    }

    /// A hit by its place among those to print.
    mutating func hit(at place: Int) throws(Failure) -> FoundParagraph {
        let hit = report.hits[place]
        let paragraph = try reading(try report.index.paragraph(hit.paragraph))
        let isNeeded = isMarked || !paragraph.joints.isEmpty
        let spans = isNeeded ? try self.spans(in: paragraph.text) : []
        return FoundParagraph(
            rank: report.firstRank + place,
            score: hit.score,
            paragraph: paragraph,
            report: try report(of: paragraph),
            spans: isMarked ? spans : [],
            place: paragraph.place(ofScalar: spans.first?.lowerBound ?? 0),
            group: report.groups?[place]
        )
    }

    private mutating func spans(in text: String) throws(Failure) -> [Range<Int>] {
        do throws(SearchIndexError) {
            if highlighter == nil {
                highlighter = try Highlighter(
                    report.query,
                    matching: report.matching,
                    formsIn: report.marksForms ? report.index : nil
                )
            }
            return try highlighter?.spans(in: text) ?? []
        } catch {
            throw .reading(error)
        }
    }

    /// The report that holds a paragraph.
    mutating func report(of paragraph: Paragraph) throws(Failure) -> Report {
        if let known = reports[paragraph.report] { return known }
        let report = try reading(try report.index.report(paragraph.report))
        reports[paragraph.report] = report
        return report
    }
}
