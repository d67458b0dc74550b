internal import SearchIndex

/// Reads what is printed of hits, one after another.
struct HitReader: ~Copyable {
    private let report: SearchReport
    private var highlighter: Highlighter?
    private var reports: [Int: Report] = [:]

    /// Prepares the reading of a search's hits.
    ///
    /// Marking what answers the query takes longer than all else; forms that don't show it go without.
    init(_ report: SearchReport, isMarked: Bool) throws(Failure) {
        self.report = report
        guard isMarked else {
            highlighter = nil
            return
        }
        do throws(SearchIndexError) {
            highlighter = try Highlighter(
                report.query,
                matching: report.matching,
                formsIn: report.marksForms ? report.index : nil
            )
        } catch {
            throw .reading(error)
        }
    }

    /// A hit by its place among those to print.
    mutating func hit(at place: Int) throws(Failure) -> FoundParagraph {
        let hit = report.hits[place]
        let paragraph = try reading(try report.index.paragraph(hit.paragraph))
        var spans: [Range<Int>] = []
        do throws(SearchIndexError) {
            if highlighter != nil { spans = try highlighter?.spans(in: paragraph.text) ?? [] }
        } catch {
            throw .reading(error)
        }
        return FoundParagraph(
            rank: report.firstRank + place,
            score: hit.score,
            paragraph: paragraph,
            report: try report(of: paragraph),
            spans: spans,
            group: report.groups?[place]
        )
    }

    /// The report that holds a paragraph.
    mutating func report(of paragraph: Paragraph) throws(Failure) -> Report {
        if let known = reports[paragraph.report] { return known }
        let report = try reading(try report.index.report(paragraph.report))
        reports[paragraph.report] = report
        return report
    }
}
