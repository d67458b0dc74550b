/// Names under which the same section of companies' reports stands in different years.
///
/// China's rules for annual reports called the management's discussion 董事会报告 until 2014,
/// 经营情况讨论与分析 from 2016 to 2020, and 管理层讨论与分析 in 2015 and since 2021.
enum SectionNames {
    private static let discussion = [
        "管理层讨论与分析", "经营情况讨论与分析", "董事会报告", "董事局报告", "管理層討論及分析", "管理層討論與分析",
        "Management's Discussion and Analysis", "Management Discussion and Analysis",
        "Operating and Financial Review",
    ]

    /// How such sections are called once numbers and adjectives are left out: 7.讨论与分析.
    private static let short = ["讨论与分析", "討論與分析", "討論及分析"]

    /// The other names of a section that is asked for, empty if it has none.
    ///
    /// The name must be whole, or hold what is characteristic of it.
    static func others(for name: String) -> [String] {
        let isMeant =
            discussion.contains(name) || ["MD&A", "mda", "管理层讨论", "管理層討論"].contains(name)
        return isMeant ? discussion.filter { !$0.contains(name) } + short : []
    }
}
