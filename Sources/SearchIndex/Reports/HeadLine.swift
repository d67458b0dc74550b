/// One of the first lines of a report, and what it looks like.
struct HeadLine {
    /// What a line at the top of a report can be.
    enum Kind: Hashable {
        /// What may be a title, or a part of one.
        case title

        /// The name of a company or an authority, alone on its line.
        case organisation

        /// A year alone on its line.
        case year

        /// A line that begins with a day or a month: ——2016年11月4日在….
        case date

        /// Page numbers, addresses of pages, sources, remains of letters.
        case noise

        /// 各位代表：, Dear Shareholders.
        case address

        /// A heading or running text, with which the top of the report ends.
        case body
    }

    /// The number of characters of a line that are looked at.
    static let lengthLimit = 120

    /// The characters as they are.
    let text: Scalars

    /// The same, folded one for one.
    let folded: Scalars

    /// What the line looks like.
    let kind: Kind

    /// Reads a trimmed line.
    ///
    /// Complexity: O(1).
    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        // One more than the limit shows that a line is longer.
        text = Scalars(bytes, range, limit: Self.lengthLimit + 1)
        folded = text.map(\.folded)
        kind = Self.kind(of: folded)
    }

    /// The depth of a Markdown heading, 0 for other lines.
    var markdownDepth: Int {
        guard let marker = HeadingMarker.read(folded), case .markdown(let depth) = marker.style
        else { return 0 }
        return depth
    }

    /// Whether the line shows that a speech begins here: an address, or when and where it was held.
    ///
    /// A day at the start of a line isn't enough, for tables are full of them.
    var opensSpeech: Bool {
        guard kind == .date else { return kind == .address }
        if folded.first == "(" { return folded.count <= 16 }
        return folded.first?.isDigit == false || Self.tellsMeeting(folded)
    }

    /// Whether the line begins the body of a company's report.
    var opensCompanyReport: Bool {
        ["重要提示", "第一节", "第一節", "目录", "目錄", "目 录", "释义"].contains { folded.has($0, at: 0) }
    }

    private static func kind(of text: Scalars) -> Kind {
        let letters = text.count { $0.isLetter }
        if let year = Numerals.digits(text, at: 0, upTo: 4), year.end == text.count,
            CalendarYear.common(year.value) != nil
        {
            return .year
        }
        if letters == 0 || text.contains("://") || isLabelled(text) { return .noise }
        if isAddress(text) { return .address }
        if beginsWithDate(text), !text.dropLast().contains("。") {
            // 2025年1月14日在…会议上作政府工作报告。 is a date line in the form of a sentence.
            if text.last != "。" || tellsMeeting(text) { return .date }
        }
        if text.count > lengthLimit || text.contains("。") { return .body }
        if let marker = HeadingRules.marker(of: text) {
            if case .markdown = marker.style { return .title }
            // A number that may be the remains of a title isn't the end of the top.
            return marker.end >= text.count && text.count < 4 && marker.needsSequence
                ? .noise : .body
        }
        if let last = text.last, sentenceEnds.contains(last) { return .body }
        if last(text, isOneOf: organisations) { return .organisation }
        if isLatinCompany(text) { return .organisation }
        let isTooShort = text.first?.isEastAsian == true ? letters < 4 : letters < 3
        let isNumeral = text.allSatisfy { Numerals.hanDigit($0) != nil || $0 == "十" }
        return isTooShort || isNumeral ? .noise : .title
    }

    private static let sentenceEnds: Set<Unicode.Scalar> = [",", ":", ";", "、", "!", "?", "."]

    private static let organisations = [
        "人民政府", "公司", "集团", "集團", "委员会", "委員會", "办公厅", "办公室", "公司)", "株式会社", "주식회사",
    ]

    private static func last(_ text: Scalars, isOneOf endings: [String]) -> Bool {
        endings.contains { text.ends(with: $0) }
    }

    private static func isLatinCompany(_ text: Scalars) -> Bool {
        guard let word = text.split(separator: " ").last, text.count <= 60 else { return false }
        return CompanyName.isLegalForm(Scalars(word).string)
    }

    /// Whether a line is a label with its value: 来源：某报, 公司代码：600000.
    private static func isLabelled(_ text: Scalars) -> Bool {
        if text.first == "【", text.prefix(10).contains("】") { return true }
        guard let label = labels.first(where: { text.has($0, at: 0) }) else { return false }
        return text.has(":", at: HeadingMarker.skipSpaces(text, label.unicodeScalars.count))
    }

    private static let labels = [
        "来源", "來源", "原文链接", "链接", "公司代码", "公司简称", "股票代码", "股票简称", "证券代码", "证券简称", "债券代码",
        "债券简称", "发布时间", "发布日期", "发布机构", "成文日期", "索引号", "文号", "作者", "编辑", "责任编辑", "日期", "时间",
        "编制单位", "报告期",
        "Source", "URL", "Author", "Date",
    ]

    private static func isAddress(_ text: Scalars) -> Bool {
        guard text.count <= 30 else { return false }
        let ends = text.last == ":" || text.last == "!" || text.last == ","
        return ends && addresses.contains { text.has($0, at: 0) }
    }

    private static let addresses = [
        "各位", "同志们", "同志們", "诸位", "尊敬的", "女士们", "主席", "Dear ", "Ladies and", "Honourable",
        "Honorable",
    ]

    /// Whether a line begins with a day or a month, perhaps behind dashes and brackets.
    private static func beginsWithDate(_ text: Scalars) -> Bool {
        guard text.count <= 100 else { return false }
        let start = text.firstIndex { !dashes.contains($0) } ?? text.count
        if CalendarDay.numeric(text, at: start) != nil { return true }
        guard start < text.count else { return false }
        if start > 0, CalendarDay.first(in: text) != nil { return true }
        guard text.count <= 20, let year = CalendarYear.read(text, at: start) else { return false }
        let mark = HeadingMarker.skipSpaces(text, year.end)
        guard text.has("年", at: mark),
            let month = Numerals.small(text, at: HeadingMarker.skipSpaces(text, mark + 1))
        else { return false }
        return text.has("月", at: HeadingMarker.skipSpaces(text, month.end))
    }

    private static func tellsMeeting(_ text: Scalars) -> Bool {
        text.contains("会议上") || text.contains("會議上") || text.contains("大会上")
            || text.contains("大會上")
    }

    private static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "―", "─", "(", "〔", "[", " "]
}
