/// Finds the title at the top of a report.
///
/// The title is the first line that may be one, after page numbers, sources and the like, and before
/// the first heading or sentence. A name or a year alone on its line goes with the line that it
/// belongs to: 某市人民政府 / 2024年工作报告, Example Corp. / Annual Report / 2020.
struct TitleFinder {
    /// The title with its spaces put right, empty if the text has none.
    private(set) var title: Scalars = []

    /// The lines of which the title was made, as indices of the given lines.
    private(set) var lines: Set<Int> = []

    /// Looks through the first lines of a report.
    ///
    /// Complexity: O(lines).
    init(_ head: [HeadLine]) {
        guard let first = Self.firstTitle(head) else { return }
        take(head[first], at: first)
        joinFollowing(head, after: first)
        nameOrganisation(head, after: first)
        title = Self.withoutNotes(Self.spaced(title))
    }

    /// The title without the marks of footnotes behind it: [1], ①, *, ¹, (注1).
    static func withoutNotes(_ title: Scalars) -> Scalars {
        var title = title
        while let last = title.last, title.count > 4 {
            if noteMarks.contains(last) || (0x2460...0x2473).contains(last.value) {
                title.removeLast()
            } else if let start = noteStart(title) {
                title.removeSubrange(start...)
            } else {
                break
            }
            title = title.trimmed
        }
        return title
    }

    private static let noteMarks: Set<Unicode.Scalar> = ["*", "＊", "†", "‡", "¹", "²", "³", "※"]

    /// Where the number of a note in brackets begins that ends the title.
    private static func noteStart(_ title: Scalars) -> Int? {
        let folded = title.suffix(6).map(\.folded)
        guard let last = folded.last,
            let start = folded.lastIndex(where: { "[(〔".unicodeScalars.contains($0) }),
            start < folded.count - 1
        else { return nil }
        let inside = folded[(start + 1)..<(folded.count - 1)]
        let isNumber = (1...2).contains(inside.count) && inside.allSatisfy(\.isDigit)
        let isNote = inside.first == "注" && inside.dropFirst().allSatisfy(\.isDigit)
        // (2) alone may be a part of a title, [2] isn't.
        let isMark = (isNumber && (last == "]" || last == "〕")) || (isNote && inside.count < 4)
        return isMark ? title.count - folded.count + start : nil
    }

    private static func firstTitle(_ head: [HeadLine]) -> Int? {
        for (index, line) in head.enumerated() {
            switch line.kind {
            case .title, .organisation: return index
            case .body, .address: return nil
            case .year where index + 1 < head.count:
                // 2024年 or 2024 above 国务院政府工作报告.
                let next = head[index + 1].kind
                if next == .title || next == .organisation { return index }
            case .year, .date, .noise: continue
            }
        }
        return nil
    }

    private mutating func take(_ line: HeadLine, at index: Int) {
        lines.insert(index)
        var text = line.text
        if line.markdownDepth > 0 { text = Array(text.drop { $0 == "#" }).trimmed }
        guard let last = title.last, let first = text.first else {
            title += text
            return
        }
        if !(last.isEastAsian || last.isDigit) || !(first.isEastAsian || first.isDigit)
            || (last.isDigit && first.isDigit)
        {
            title.append(" ")
        }
        title += text
    }

    /// Adds the lines below as long as the title isn't whole.
    private mutating func joinFollowing(_ head: [HeadLine], after first: Int) {
        for index in (first + 1)..<max(first + 1, min(head.count, first + 4)) {
            let line = head[index]
            let isIncomplete = Self.isIncomplete(title.map(\.folded), head[index - 1].kind)
            switch line.kind {
            case .title, .organisation:
                guard isIncomplete, line.markdownDepth == 0 else { return }
            case .year:
                guard isIncomplete || CalendarYear.first(in: title.map(\.folded)) == nil else {
                    return
                }
            case .noise:
                // 政府工作报 / 告: a title whose last characters slipped to the next line.
                guard line.text.count <= 2, (title + line.text).ends(with: "报告") else { return }
            default: return
            }
            take(line, at: index)
        }
    }

    private static func isIncomplete(_ title: Scalars, _ kind: HeadLine.Kind) -> Bool {
        if kind == .organisation || kind == .year { return true }
        return title.ends(with: "年") || title.ends(with: "年度") || PlaceName.isPlace(title)
    }

    /// Puts the name below a title such as 2017年年度报告 in front of it.
    private mutating func nameOrganisation(_ head: [HeadLine], after first: Int) {
        let folded = title.map(\.folded)
        guard head[first].kind == .title, title.count <= 24,
            CalendarYear.read(folded, at: 0) != nil
                || folded.starts(with: Scalars("Annual Report")),
            folded.ends(with: "报告") || folded.ends(with: "報告") || folded.ends(with: "报告全文")
                || folded.contains("Report"),
            CompanyName.find(in: folded) == nil, PlaceName.find(inTitle: folded) == nil
        else { return }
        for index in (first + 1)..<max(first + 1, min(head.count, first + 6)) {
            guard head[index].kind == .organisation else {
                if head[index].kind == .body || head[index].kind == .address { return }
                continue
            }
            let rest = title
            title = []
            take(head[index], at: index)
            if title.last?.isEastAsian != true { title.append(" ") }
            title += rest
            return
        }
    }

    /// Takes out spaces that only spread the letters: 政 府 工 作 报 告, 2017 年.
    ///
    /// A space between two phrases, each of several characters, stays.
    static func spaced(_ text: Scalars) -> Scalars {
        let words = text.trimmed.split(whereSeparator: \.isSpace)
        var result: Scalars = []
        for (index, word) in words.enumerated() {
            if index > 0, !isSpread(words[index - 1], word) { result.append(" ") }
            result += word
        }
        return result
    }

    private static func isSpread(
        _ left: ArraySlice<Unicode.Scalar>,
        _ right: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        guard let last = left.last, let first = right.first else { return true }
        if last.isHan, first.isHan { return left.count == 1 || right.count == 1 }
        if last.folded.isDigit {
            return first == "年" || first == "月" || first == "日" || first == "届"
        }
        return last == "年" && first.isHan
    }
}
