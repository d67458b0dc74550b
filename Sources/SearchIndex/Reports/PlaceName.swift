/// Finds the province, city, county or town that a report is about.
enum PlaceName {
    /// The place in a folded title, or `nil`.
    ///
    /// A place stands before 人民政府 or 政府工作报告 (某省某市政府工作报告), or begins the title
    /// (某市…办法). The central government's reports are about 中国. Complexity: O(*n*).
    static func find(inTitle title: Scalars) -> String? {
        for mark in marks {
            guard let end = title.index(of: mark) else { continue }
            let before = title[start(in: title, before: end)..<end]
            if central.contains(Scalars(before).string) { return "中国" }
            if isPlace(Scalars(before)) { return Scalars(before).string }
        }
        if SessionYears.isNamed(in: title) { return leadingProvince(title) ?? "中国" }
        // The city in the name of a company isn't what its report is about.
        guard !title.contains("公司") else { return nil }
        return leadingPlace(Scalars(title[behindYear(title)...]))
    }

    /// The place in a date line: 在某省第二届人民代表大会第一次会议上.
    static func find(inDateLine line: Scalars) -> String? {
        guard let congress = line.index(of: "人民代表大会") ?? line.index(of: "人民代表大會"),
            let at = line[..<congress].lastIndex(of: "在"),
            let ordinal = line[at..<congress].firstIndex(of: "第")
        else { return nil }
        let name = Scalars(line[(at + 1)..<ordinal])
        return isPlace(name) && name.count > 1 ? name.string : nil
    }

    /// Whether a folded text is nothing but a place of China such as 某省某市.
    ///
    /// Complexity: O(1).
    static func isPlace(_ text: Scalars) -> Bool {
        guard (2...20).contains(text.count), text.allSatisfy(\.isHan) else { return false }
        if provinces.contains(text.string) { return true }
        guard text.count >= 3 || text.last == "市" || text.last == "县" || text.last == "縣" else {
            return false
        }
        return suffixes.contains { text.ends(with: $0) }
    }

    private static let marks = [
        "人民政府", "政府工作报告", "政府工作報告", "政府信息公开", "人民代表大会常务委员会", "国民经济和社会发展",
    ]

    private static let central: Set<String> = [
        "国务院", "國務院", "中华人民共和国国务院", "中华人民共和国", "中央", "中華人民共和國國務院",
    ]

    private static let suffixes = [
        "省", "自治区", "特别行政区", "市", "自治州", "地区", "自治县", "县", "縣", "区", "區", "自治旗", "旗", "州", "盟",
        "镇", "鎮", "乡", "鄉", "街道",
    ]

    private static let provinces: Set<String> = [
        "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
        "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃",
        "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "臺灣",
    ]

    /// Where the place could begin: behind 2017年, 2017年度, a bracket or a space.
    private static func start(in title: Scalars, before end: Int) -> Int {
        var start = title[..<end].lastIndex { !$0.isHan || $0 == "年" }.map { $0 + 1 } ?? 0
        if start > 0, title[start - 1] == "年", start < end, title[start] == "度" { start += 1 }
        if start < end, title[start] == "关" || title[start] == "關" { start += 2 }
        return min(start, end)
    }

    /// Where a title goes on behind 2017年 or 2017年度 at its start.
    private static func behindYear(_ title: Scalars) -> Int {
        guard let year = CalendarYear.read(title, at: 0) else { return 0 }
        var index = HeadingMarker.skipSpaces(title, year.end)
        if title.has("年", at: index) { index += 1 }
        if title.has("度", at: index) { index += 1 }
        return HeadingMarker.skipSpaces(title, index)
    }

    /// A province with whose short name a title begins.
    private static func leadingProvince(_ title: Scalars) -> String? {
        provinces.first { title.has($0, at: 0) }
    }

    /// A province or city with which a title begins.
    private static func leadingPlace(_ text: Scalars) -> String? {
        let han = Scalars(text.prefix { $0.isHan }.prefix(14))
        if let end = han.firstIndex(of: "省"), (2...3).contains(end),
            provinces.contains(Scalars(han[..<end]).string)
        {
            return Scalars(han[...end]).string
        }
        for province in provinces where han.has(province, at: 0) {
            let length = province.unicodeScalars.count
            for suffix in ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "市"]
            where han.has(suffix, at: length) {
                return province + suffix
            }
        }
        guard let end = han.firstIndex(of: "市"), (2...3).contains(end),
            end + 1 == han.count || !notAfterCity.contains(han[end + 1]),
            !notBeforeCity.contains(han[end - 1])
        else { return nil }
        return Scalars(han[...end]).string
    }

    /// Characters that make another word with 市: 市场, 市值, 市民, 市容.
    private static let notAfterCity: Set<Unicode.Scalar> = ["场", "場", "值", "民", "容", "售", "面", "盈"]

    /// Characters before 市 that end no name: 城市, 上市, 股市, 超市, 楼市.
    private static let notBeforeCity: Set<Unicode.Scalar> = [
        "城", "上", "股", "超", "楼", "都", "全", "各", "夜",
    ]
}
