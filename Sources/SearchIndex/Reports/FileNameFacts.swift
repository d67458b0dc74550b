/// What the name of a file tells about the report in it.
///
/// Archives of company reports name their files by parts, in any order and between underscores:
/// `2017_000000_某公司.txt`, `2021-04-23__某股份有限公司__600000__某股份__2020年__年度报告.txt`.
struct FileNameFacts {
    /// The name without its ending, folded.
    let name: Scalars

    /// The year in the name, apart from a day.
    private(set) var year: Int?

    /// The day in the name.
    private(set) var date: CalendarDay?

    /// A part of six digits.
    private(set) var code = ""

    /// A part that names a company: by its form, or because it stands behind a code.
    private(set) var company = ""

    /// Reads the name of a file.
    ///
    /// Complexity: O(name).
    init(_ path: SourcePath) {
        name = Scalars(path.baseName).map(\.folded)
        var rest: [Scalars] = []
        for part in name.split(separator: "_") {
            let part = Scalars(part).trimmed
            if date == nil, let found = CalendarDay.numeric(part, at: 0), found.end == part.count {
                date = found.day
            } else {
                rest.append(part)
            }
        }
        if date == nil { date = CalendarDay.first(in: name)?.day }
        year = rest.lazy.compactMap(CalendarYear.first).first ?? date?.year
        findCompany(rest)
    }

    /// The place in a name such as 2017年某市政府工作报告.
    var place: String? {
        PlaceName.find(inTitle: name)
    }

    private mutating func findCompany(_ parts: [Scalars]) {
        let isCode = { (part: Scalars) in part.count == 6 && part.allSatisfy(\.isDigit) }
        guard let place = parts.firstIndex(where: isCode) else {
            company = parts.lazy.compactMap(CompanyName.find).first ?? ""
            return
        }
        code = parts[place].string
        if let full = parts.lazy.compactMap(CompanyName.find).first {
            company = full
        } else if place + 1 < parts.count, CalendarYear.first(in: parts[place + 1]) == nil,
            parts[place + 1].contains(where: \.isLetter), !parts[place + 1].ends(with: "报告")
        {
            company = parts[place + 1].string
        }
    }
}
