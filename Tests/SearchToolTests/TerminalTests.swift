import Foundation
import Testing

@Suite struct `On a terminal` {
    private func run(
        _ place: Workplace,
        _ arguments: String...,
        columns: UInt16 = 80,
        environment: [String: String] = ["TERM": "xterm", "NO_COLOR": "1"]
    ) async throws -> String {
        let pty = try Pty(columns: columns)
        _ = try await place.search(arguments, environment: environment, output: pty.terminal)
        return try pty.text().replacing(/[0-9.]+ m?s\b/, with: "0 ms")
    }

    @Test func `hits stand under their report, and a footer tells how many`() async throws {
        let place = try await Workplace.withReports()
        #expect(
            try await run(place, "数字经济") == """
                2021年云溪市政府工作报告  reports/云溪市2021.txt
                 ¶6  发展数字经济，办好乡村小学。
                 ¶3  数字经济增加值增长百分之九。

                2 paragraphs in 1 report, 0 ms

                """
        )
        #expect(
            try await run(place, "数字经济", "-m", "1", "--no-heading") == """
                reports/云溪市2021.txt:8:发展数字经济，办好乡村小学。
                1 to 1 of 2 paragraphs, 0 ms (--limit 0 shows all)

                """
        )
        #expect(try await run(place, "海啸") == "no paragraphs, 0 ms\n")
    }

    @Test func `a line is cut to the width, wide characters counted twice`() async throws {
        let place = try await Workplace.withReports()
        // 1 + 2 columns for the number, 2 between, 20 at least for the text.
        let narrow = try await run(place, "旧桥 新修", "--any", columns: 10)
        #expect(narrow.contains(" ¶4  我们修好了三座旧桥。\n"))
        let cut = try await run(place, "digital", columns: 30)
        #expect(cut.contains("\n ¶2  …d the digital economy g…\n"))
        let wide = try await run(place, "小学", columns: 25)
        #expect(wide.contains("\n ¶6  …乡村小学。\n"))
        let full = try await run(place, "小学", "--full", columns: 25)
        #expect(full.contains("\n ¶6  发展数字经济，办好乡村小学。\n"))
        let told = try await run(
            place,
            "小学",
            columns: 200,
            environment: ["TERM": "dumb", "COLUMNS": "25"]
        )
        #expect(told.contains("\n ¶6  …乡村小学。\n"))
    }

    @Test func `colours unless the terminal or the user has none`() async throws {
        let place = try await Workplace.withReports()
        let coloured = try await run(place, "旧桥", environment: ["TERM": "xterm"])
        #expect(
            coloured.hasPrefix(
                "\u{1B}[1m2021年云溪市政府工作报告\u{1B}[0m  \u{1B}[35mreports/云溪市2021.txt\u{1B}[0m\n"
                    + " \u{1B}[32m¶4\u{1B}[0m  我们修好了三座\u{1B}[1;31m旧桥\u{1B}[0m。\n"
            )
        )
        for environment in [["TERM": "dumb"], ["TERM": "xterm", "NO_COLOR": "1"], [:]] {
            #expect(!(try await run(place, "旧桥", environment: environment)).contains("\u{1B}"))
        }
    }

    @Test func `docs cuts titles and paths to the width`() async throws {
        let place = try await Workplace.withReports()
        #expect(
            try await run(place, "docs", columns: 100) == """
                1  2019          3  Annual Report of Port Merrow, 2019  reports/merrow-2.txt
                2  2021  云溪市  6  2021年云溪市政府工作报告            reports/云溪市2021.txt

                """
        )
        #expect(
            try await run(place, "docs", columns: 60) == """
                1  2019          3  Annual Report of Po…  …orts/merrow-2.txt
                2  2021  云溪市  6  2021年云溪市政府工…   …ts/云溪市2021.txt

                """
        )
    }

    @Test func `show numbers the paragraphs`() async throws {
        let place = try await Workplace.withReports()
        #expect(
            try await run(place, "show", "1:2-3") == """
                Annual Report of Port Merrow, 2019  reports/merrow-2.txt

                ¶2  Trade grew, and the digital economy grew faster, "by half".
                ¶3  The harbour was dredged twice.

                """
        )
    }
}
