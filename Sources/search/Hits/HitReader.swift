internal import SearchIndex

/// Reads what is printed of hits, one after another.
struct HitReader: ~Copyable {
    private let report: SearchReport
    private let isMarked: Bool

    /// How many of the first hits were fetched.
    private var fetched = 0

    /// How many hits are fetched at a time.
    private static let fetchCount = 64

    /// Opened when first needed: not all that is printed is marked.
    private var highlighter: Highlighter?
    private var reports: [Int: Report] = [:]

    /// The report that was asked for last, often the only one.
    private var last: (number: Int, report: Report)?

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
        if place >= fetched {
            let end = min(place + Self.fetchCount, report.hits.count)
            report.index.fetch(report.hits[place..<end].map(\.paragraph))
            fetched = end
        }
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
        let number = paragraph.report
        if let last {
            if last.number == number { return last.report }
            reports[last.number] = last.report
        }
        if !reports.isEmpty, let known = reports[number] {
            last = (number, known)
            return known
        }
        let read = try reading(try report.index.report(number))
        last = (number, read)
        return read
    }
}
