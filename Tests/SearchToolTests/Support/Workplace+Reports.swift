extension Workplace {
    /// A workplace with a few reports, and an index of them.
    static func withReports() async throws -> Workplace {
        let place = try Workplace()
        try place.writeReports()
        let run = try await place.search("index", "reports", "-o", "r.idx", "--quiet")
        guard run.status == 0 else { throw SetupFailure(messages: run.messages) }
        return place
    }

    /// Writes two reports and a copy of one.
    func writeReports() throws {
        try write(
            """
            2021年云溪市政府工作报告

            一、过去一年
            数字经济增加值增长百分之九。
            我们修好了三座旧桥。

            二、今年的任务
            发展数字经济，办好乡村小学。

            """,
            to: "reports/云溪市2021.txt"
        )
        let merrow = """
            Annual Report of Port Merrow, 2019

            Trade grew, and the digital economy grew faster, "by half".
            The harbour was dredged twice.

            """
        try write(merrow, to: "reports/merrow.txt")
        try write(merrow, to: "reports/merrow-2.txt")
    }

    /// A workplace with those reports and two more, of another year and of none, in two indexes
    /// and in one.
    static func withArchive() async throws -> Workplace {
        let place = try await withReports()
        try place.write(
            """
            2018年云溪市政府工作报告

            一、过去一年
            发展數字經濟，办好乡村小学。
            种树一百棵。
            种竹子。
            种桥。
            数字经济尚小。

            """,
            to: "more/云溪市2018.txt"
        )
        try place.write("Notes\n\nNo year here, 数字经济.\n", to: "more/notes.txt")
        for arguments in [["more", "-o", "m.idx"], ["reports", "more", "-o", "all.idx"]] {
            let run = try await place.search(arguments: ["index", "-q"] + arguments)
            guard run.status == 0 else { throw SetupFailure(messages: run.messages) }
        }
        return place
    }

    struct SetupFailure: Error {
        var messages: String
    }
}
