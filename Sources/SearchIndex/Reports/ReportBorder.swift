/// Recognises where another report begins in the same file.
///
/// Pages repeat their headers and reports mention each other, so a title alone proves nothing. A
/// report begins
/// - at a line that equals the first line of the file, if the four lines below it are those of the
///   file's top as well, or if a speech opens below it (`HeadLine.opensSpeech`);
/// - at a line that is the whole title of another year's or place's government report
///   (`2018年某市政府工作报告`), if a speech opens below it;
/// - at a line that is the whole title of another year's or company's report
///   (`某公司2018年年度报告`), if the beginning of such a report follows.
struct ReportBorder {
    /// The fewest paragraphs that a report has before another one begins.
    static let shortestReport = 4

    /// The number of lines at the top by which a copy is recognised.
    private static let topCount = 5

    /// What a title is about, by which two reports are told apart.
    private struct Subject: Hashable {
        var year: Int
        var name: String
    }

    /// The first lines of the file.
    private var top: [Range<Int>] = []

    /// What the current report is about, if its title tells.
    private var subject: Subject?

    private var canRepeat = false

    /// Looks at the top of a file.
    init(_ source: SourceText) {
        let head = source.elements.prefix(ReportFacts.headCount).map {
            HeadLine(source.bytes.span, $0.range)
        }
        top = source.elements.prefix(Self.topCount).map(\.range)
        guard top.count == Self.topCount else { return }
        subject = Self.subject(of: TitleFinder(head).title.map(\.folded))
        // Lines that are all the same are no title page.
        canRepeat = top[0].count >= 4 && !Self.equal(top[0], top[1], source.bytes.span)
    }

    /// Whether an element begins another report, after so many paragraphs of the current one.
    ///
    /// Complexity: O(1) for nearly every line, O(eight lines) for one that looks like a title.
    mutating func begins(at index: Int, after paragraphs: Int, in source: SourceText) -> Bool {
        guard paragraphs >= Self.shortestReport else { return false }
        let bytes = source.bytes.span
        let line = source.elements[index].range
        let ahead = source.elements[(index + 1)...]
        if canRepeat, Self.equal(line, top[0], bytes) { return repeatsTop(ahead, bytes) }
        guard let subject, (12...240).contains(line.count), Self.endsLikeTitle(line, bytes) else {
            return false
        }
        let text = TitleFinder.spaced(Scalars(bytes, line)).map(\.folded)
        guard let kind = Self.kind(of: text), let other = Self.subject(of: text), other != subject,
            Self.opens(kind, ahead.prefix(kind == .speech ? 3 : 8).map(\.range), bytes)
        else { return false }
        self.subject = other
        return true
    }

    /// Whether what follows a copy of the file's first line is the rest of its top.
    private func repeatsTop(_ ahead: ArraySlice<SourceElement>, _ bytes: Span<UInt8>) -> Bool {
        let next = ahead.prefix(Self.topCount - 1).map(\.range)
        if next.count == Self.topCount - 1,
            zip(next, top.dropFirst()).allSatisfy({ Self.equal($0, $1, bytes) })
        {
            return true
        }
        // Below the header of a page stands its number.
        guard let first = next.first, HeadLine(bytes, first).kind != .noise else { return false }
        return Self.opens(.speech, next.prefix(3), bytes)
    }

    /// Whether a report opens in some lines, before any running text.
    private static func opens(
        _ kind: Kind,
        _ lines: some Sequence<Range<Int>>,
        _ bytes: Span<UInt8>
    ) -> Bool {
        for range in lines {
            let line = HeadLine(bytes, range)
            if kind == .speech ? line.opensSpeech : line.opensCompanyReport { return true }
            if line.kind == .body { return false }
        }
        return false
    }

    private static func equal(
        _ left: Range<Int>,
        _ right: Range<Int>,
        _ bytes: Span<UInt8>
    ) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count
        where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
            return false
        }
        return true
    }

    private enum Kind {
        case speech, company
    }

    /// Whether a folded line is the whole title of a report, with its year and its place or company.
    static func namesReport(_ title: Scalars) -> Bool {
        kind(of: title) != nil && subject(of: title) != nil
    }

    /// What kind of report a folded line is the whole title of, or `nil`.
    private static func kind(of text: Scalars) -> Kind? {
        guard text.count <= 60, !text.contains("《"), !text.contains("。"), !text.contains(",") else {
            return nil
        }
        var title = text
        if title.last == ")", let open = title.lastIndex(of: "(") { title = Array(title[..<open]) }
        if title.ends(with: "政府工作报告") || title.ends(with: "政府工作報告") { return .speech }
        for end in ["年度报告", "年度報告", "年度报告全文"] where title.ends(with: end) {
            return .company
        }
        return nil
    }

    /// The year and the place or company of a title, `nil` unless it has both.
    private static func subject(of title: Scalars) -> Subject? {
        guard let year = CalendarYear.first(in: title),
            let name = PlaceName.find(inTitle: title) ?? CompanyName.find(in: title)
        else { return nil }
        return Subject(year: year, name: name)
    }

    /// Whether a line ends with 告, 文 or ）, which is told from its last bytes.
    private static func endsLikeTitle(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        let end = line.upperBound
        switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
        case (0xE5, 0x91, 0x8A), (0xE6, 0x96, 0x87), (0xEF, 0xBC, 0x89): return true
        default: return bytes[end - 1] == UInt8(ascii: ")")
        }
    }
}
