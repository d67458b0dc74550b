extension Query {
    /// What is known of a report or a paragraph besides its text.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        /// The title of the report.
        case title

        /// The year that the report is about.
        case year

        /// The company that reports.
        case company

        /// The code of the company's shares.
        case code

        /// The region that the report is about.
        case place

        /// The headings above the paragraph.
        case section

        /// The path of the file.
        case path

        /// The language, as a code such as `zh`.
        case lang

        /// The kind of the report, as a tag such as `annual-report` or a name such as 年度报告.
        case kind

        /// The day on which the report was given.
        case date

        /// The name by which the index knows the report.
        case report
    }
}

extension Query.Field {
    /// The field that a name stands for, in small ASCII letters or Chinese.
    init?(name: String) {
        guard let field = Self.names[name] else { return nil }
        self = field
    }

    /// How many characters the longest name has.
    static let longestName = 8

    /// Whether the values are years or dates, so that words in other forms can't be meant.
    var isCalendar: Bool {
        self == .year || self == .date
    }

    /// Whether the values have an order that one may ask for.
    var isOrdered: Bool {
        isCalendar || self == .code || self == .report
    }

    private static let names: [String: Self] = [
        "title": .title, "标题": .title, "標題": .title,
        "year": .year, "年份": .year, "年度": .year,
        "company": .company, "firm": .company, "公司": .company, "企业": .company, "企業": .company,
        "code": .code, "ticker": .code, "代码": .code, "代碼": .code,
        "place": .place, "region": .place, "地区": .place, "地區": .place,
        "section": .section, "heading": .section, "章节": .section, "章節": .section,
        "path": .path, "file": .path, "路径": .path, "路徑": .path, "文件": .path,
        "lang": .lang, "language": .lang, "语言": .lang, "語言": .lang,
        "kind": .kind, "type": .kind, "类型": .kind, "類型": .kind, "种类": .kind, "種類": .kind,
        "date": .date, "日期": .date,
        "report": .report, "报告": .report, "報告": .report,
    ]
}
