/// What kind of report a title tells of.
///
/// The raw values are the tags under which an index keeps kinds.
enum ReportKind: String, CaseIterable {
    case resolution
    case decision
    case communique
    case whitePaper = "white-paper"
    case semiannualReport = "semiannual-report"
    case quarterlyReport = "quarterly-report"
    case disclosureReport = "disclosure-report"
    case responsibilityReport = "responsibility-report"
    case auditReport = "audit-report"
    case prospectus
    case annualReport = "annual-report"
    case budgetReport = "budget-report"
    case planReport = "plan-report"
    case governmentWorkReport = "government-work-report"
    case workReport = "work-report"
    case congressReport = "congress-report"
    case plan
    case opinions
    case notice
    case law

    /// The kind that a tag or one of the names stands for.
    init?(_ name: String) {
        let name = Scalars(name).map(\.folded).lowercase.trimmed
        let tag = Scalars(name.map { $0 == " " || $0 == "_" ? "-" : $0 }).string
        if let kind = Self(rawValue: tag) {
            self = kind
            return
        }
        guard let kind = Self.allCases.first(where: { $0.names.contains { Scalars($0) == name } })
        else { return nil }
        self = kind
    }

    /// The tag.
    var tag: String { rawValue }

    /// The kind that a title tells of, the more special one where it tells of two.
    ///
    /// A resolution on a report is a resolution: what a title ends with counts more than what
    /// stands inside. Complexity: O(*n*).
    ///
    /// - Parameters:
    ///   - title: The title, or another line that may be one.
    ///   - isTitle: Whether names inside count as well as one at the end.
    /// - Returns: The kind; `nil` if nothing tells one.
    static func find(in title: Scalars, isTitle: Bool = true) -> ReportKind? {
        let text = title.map(\.folded).lowercase.filter { !$0.isSpace }
        guard !text.isEmpty else { return nil }
        if namesCongress(text) { return .congressReport }
        let bare = withoutRemarks(text)
        for kind in allCases where kind.names.contains(where: { bare.ends(with: closed($0)) }) {
            return kind
        }
        guard isTitle else { return nil }
        return allCases.first { kind in
            kind.tellsInside && kind.names.contains { text.contains(closed($0)) }
        }
    }

    /// Whether a title ends with the number of a party congress: (十九大).
    private static func namesCongress(_ text: Scalars) -> Bool {
        guard text.ends(with: "大)"), let start = text.lastIndex(of: "(") else { return false }
        let number = text[(start + 1)..<(text.count - 2)]
        return !number.isEmpty && number.allSatisfy { $0 == "十" || Numerals.hanDigit($0) != nil }
    }

    /// The title without what stands in brackets at its end: (摘要), (2024年修订).
    private static func withoutRemarks(_ text: Scalars) -> Scalars {
        var text = text
        while text.last == ")", let start = text.lastIndex(of: "(") {
            text.removeSubrange(start...)
        }
        for ending in ["全文", "摘要", "草案", "公告"] where text.ends(with: ending) {
            text.removeLast(ending.unicodeScalars.count)
        }
        return text
    }

    private static func closed(_ name: String) -> String {
        Scalars(name).filter { !$0.isSpace }.string
    }

    /// Whether a name inside of a title tells the kind: words such as 决定 stand in many titles.
    private var tellsInside: Bool {
        switch self {
        case .decision, .plan, .opinions, .notice, .law, .communique: false
        default: true
        }
    }

    /// What such reports are called, in small letters, one for one folded; the commonest first.
    var names: [String] {
        switch self {
        case .resolution: ["决议", "決議", "resolution"]
        case .decision: ["决定", "決定", "decision"]
        case .communique: ["公报", "公報", "communiqué", "communique"]
        case .whitePaper: ["白皮书", "白皮書", "白書", "백서", "white paper", "livre blanc", "weißbuch"]
        case .semiannualReport:
            [
                "半年度报告", "半年报", "半年度報告", "中期报告", "中期報告", "半期報告書", "반기보고서",
                "interim report", "semi-annual report", "semiannual report", "half-year report",
                "half-yearly report", "halbjahresbericht", "rapport semestriel",
            ]
        case .quarterlyReport:
            [
                "季度报告", "季报", "季度報告", "四半期報告書", "분기보고서", "quarterly report",
                "quartalsbericht", "rapport trimestriel",
            ]
        case .disclosureReport: ["政府信息公开工作年度报告", "信息公开年度报告", "信息公开工作年度报告"]
        case .responsibilityReport:
            [
                "社会责任报告", "社會責任報告", "可持续发展报告", "可持續發展報告", "环境、社会及治理报告",
                "环境、社会和公司治理报告", "esg报告", "統合報告書", "sustainability report",
                "responsibility report", "esg report", "nachhaltigkeitsbericht",
            ]
        case .auditReport:
            ["审计报告", "审计工作报告", "審計報告", "監査報告書", "감사보고서", "audit report"]
        case .prospectus: ["招股说明书", "招股书", "招股說明書", "prospectus"]
        case .annualReport:
            [
                "年度报告", "年报", "年度報告", "年報", "有価証券報告書", "年次報告書", "年次報告", "사업보고서", "연차보고서",
                "annual report", "form 10-k", "annual report on form 10-k", "jahresbericht",
                "geschäftsbericht", "rapport annuel", "informe anual", "memoria anual",
                "relazione annuale", "relatório anual", "годовой отчет", "годовой отчёт",
                "báo cáo thường niên", "รายงานประจำปี",
            ]
        case .budgetReport:
            [
                "预算草案的报告", "预算执行情况的报告", "预算报告", "財政預算案", "预算的报告", "決算報告", "决算报告",
                "决算的报告", "预决算", "budget report", "budget speech",
            ]
        case .planReport:
            [
                "国民经济和社会发展计划草案的报告", "发展计划草案的报告", "计划执行情况的报告", "计划报告",
                "发展计划的报告",
            ]
        case .governmentWorkReport:
            [
                "政府工作报告", "政府工作報告", "施政报告", "施政報告", "工作报告(政府)", "人民政府工作报告",
                "government work report", "report on the work of the government",
            ]
        case .workReport: ["工作报告", "工作報告", "work report"]
        case .congressReport:
            [
                "代表大会上的报告", "代表大會上的報告", "代表大会上的政治报告", "代表大会报告", "次全国代表大会报告",
                "全国代表大会政治报告",
            ]
        case .plan:
            [
                "规划纲要", "发展规划", "规划", "規劃", "行动计划", "工作方案", "实施方案", "计划", "計劃",
                "development plan", "action plan",
            ]
        case .opinions: ["意见", "意見", "opinions"]
        case .notice: ["通知", "notice"]
        case .law: ["条例", "條例", "管理办法", "实施细则", "code civil"]
        }
    }
}

extension Scalars {
    /// The text in small letters, as far as these are one for one.
    fileprivate var lowercase: Scalars {
        map { scalar in
            let mapping = scalar.properties.lowercaseMapping.unicodeScalars
            return mapping.count == 1 ? mapping[mapping.startIndex] : scalar
        }
    }
}
