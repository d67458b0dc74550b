@testable import SearchIndex

/// The index that is kept as written by the first library of its format version.
///
/// It shows that files of a version stay readable. It is written once, when it isn't there; with
/// REGENERATE=1 in the environment it is written anew, which only a new version should need.
enum GoldenFile {
    static let path =
        #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(2).joined(separator: "/") + "/Fixtures/index-v\(FileHeader.version).idx"

    /// The path of the file, which is written first if need be.
    static let prepared: Result<String, any Error> = Result {
        if Depth.regenerates || FileSystem.mode(of: path) == nil {
            _ = try SampleReports.index(
                of: drafts,
                path: path,
                withSources: true,
                addedWords: "互联网+\n数字经济发展\nannual report"
            )
        }
        return path
    }

    /// A report of many scripts, one whose lists have full blocks, a collection, and a copy.
    private static var drafts: [ReportDraft] {
        var scripts = Report(path: "scripts.txt")
        scripts.title = "Annual report 年度报告"
        scripts.year = 2023
        scripts.place = "北京市"
        scripts.date = "2023-03-05"
        scripts.language = "zh-Hans"
        scripts.kind = "annual-report"
        var first = SampleReports.draft(
            scripts,
            lines: [
                ("一、总体要求", 1), ("互联网+行动推动数字经济发展，同比增长6.5%。", 0),
                ("（一）产业", 2), ("國民經濟和社會發展統計公報", 0),
                ("二、Other scripts", 1), ("人工知能とコンピューターの発展", 0),
                ("대한민국의 경제성장률은 3월말 기준", 0), ("กำลังพัฒนาเศรษฐกิจ", 0),
                ("Экономика растёт; the naïve café’s ﬁnance.", 0), ("面积１２３㎡，①②", 0),
            ]
        )
        first.joints = [SourceJoint(offset: first.paragraphs[0].end + 9, line: 4, page: 1)]
        var lists = Report(path: "lists.txt")
        lists.company = "ACME"
        lists.code = "600000"
        let second = SampleReports.draft(
            lists,
            lines: (1...300).map { number in
                let rest = number % 7 == 0 ? "，增长增长" : " item \(number)"
                return number == 200
                    ? (String(repeating: "word ", count: 260), 0)
                    : ("第\(number)项经济增长①\(rest)", 0)
            }
        )
        var collection = SampleReports.draft(Report(path: "c.tsv"), lines: [("甲乙", 0), ("丙丁", 0)])
        collection.ids = ["id-1", "id-2"]
        collection.mayBeCopy = false
        var copy = first
        copy.report.path = "copy.txt"
        copy.report.line = 7
        return [first, second, collection, copy]
    }
}
