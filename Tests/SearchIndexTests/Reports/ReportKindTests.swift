import Testing

@testable import SearchIndex

@Suite struct `Kinds of reports` {
    @Test(
        arguments: [
            ("云溪市2021年政府工作报告（摘要）", "government-work-report"),
            ("望汐市二〇二〇年施政報告", "government-work-report"),
            ("白石股份有限公司2019年年度报告全文", "annual-report"), ("白石股份有限公司2019年半年度报告", "semiannual-report"),
            ("Annual Report of Port Merrow, 2019", "annual-report"),
            ("第58期 有価証券報告書", "annual-report"),
            ("Wexmoor Instruments Interim Report 2020", "semiannual-report"),
            ("海澜省数字经济发展白皮书", "white-paper"),
            ("第二届人民代表大会第三次会议关于政府工作报告的决议", "resolution"),
            ("云溪市2020年政府信息公开工作年度报告", "disclosure-report"),
            ("关于云溪市2020年预算执行情况和2021年预算草案的报告", "budget-report"),
            ("云溪市2020年国民经济和社会发展统计公报", "communique"),
            ("白石股份有限公司2019年度社会责任报告", "responsibility-report"), ("沿着新的道路前进（十三大）", "congress-report"),
            ("关于印发《云溪市发展规划》的通知", "notice"), ("云溪市法院工作报告", "work-report"), ("今日新闻", nil),
        ] as [(String, String?)]
    )
    func `titles tell kinds`(title: String, kind: String?) {
        #expect(ReportKind.find(in: Scalars(title))?.tag == kind)
    }

    @Test func `every kind is known by its tag and by its names`() {
        for kind in ReportKind.allCases {
            #expect(ReportKind(kind.tag) == kind)
            for name in kind.names { #expect(ReportKind(name) == kind, "\(name)") }
        }
        #expect(ReportKind("Annual Report") == .annualReport)
        #expect(ReportKind("wetter") == nil)
    }

    @Test(arguments: [
        ("云溪市2020年统计公报[1]", "云溪市2020年统计公报"), ("云溪市2020年统计公报①", "云溪市2020年统计公报"),
        ("云溪市2020年统计公报［", "云溪市2020年统计公报［"), ("云溪市2020年统计公报（(", "云溪市2020年统计公报（("),
        ("云溪市2020年统计公报［12］*", "云溪市2020年统计公报"), ("云溪市2020年统计公报（注1）", "云溪市2020年统计公报"),
        ("云溪市规划（2）", "云溪市规划（2）"), ("云溪市规划（2020）", "云溪市规划（2020）"), ("发展报告（摘要）", "发展报告（摘要）"),
    ])
    func `marks of footnotes are no part of a title`(title: String, expected: String) {
        #expect(TitleFinder.withoutNotes(Scalars(title)).string == expected)
    }
}
