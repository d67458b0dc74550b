import Foundation
import Testing

/// A paragraph that was joined of several lines: what is cited is the line of the hit itself.
@Suite struct `Lines that are cited` {
    private static let prose = [
        "白石公司在报告期内完成了三条生产线的改造，产品合格率有所上升，单位能耗继续下降，员工人数保持稳定，没有发生重大安全事故。",
        "公司的产品主要卖到南方各省。由于运费上涨，销售部门与两家车队重新谈了价格，并在青山设立了一个中转仓库，全年节省运费近三百万元，明年还要再设一个。",
        "研发方面，技术中心与大学合作，做完了第二代样机的试验。样机在低温条件下连续运行一千小时，没有出现故障，各项指标达到设计要求，预计下半年可以小批量生产。",
        "董事会认为，明年的市场仍有不少变数。公司将把现金留在手里，先还短期借款，再看有没有合适的机会买进上游的矿山，不急于扩大规模，也不轻易进入不熟悉的行业。",
    ]

    /// Lines of so many characters, of which the first has two less, and where each term begins.
    private static func wrapped(_ width: Int) -> (lines: [String], starts: [String: [Int]]) {
        var lines: [String] = []
        var starts: [String: [Int]] = [:]
        for paragraph in prose + prose.reversed() {
            let first = lines.count + 1
            for term in terms {
                guard let range = paragraph.range(of: term) else { continue }
                let place = paragraph.distance(
                    from: paragraph.startIndex,
                    to: range.lowerBound
                )
                starts[term, default: []].append(first + (place + 2) / width)
            }
            var rest = paragraph[...]
            while !rest.isEmpty {
                let length = min(rest.count, lines.count + 1 == first ? width - 2 : width)
                lines.append(String(rest.prefix(length)))
                rest.removeFirst(length)
            }
        }
        return (lines, starts)
    }

    private static let terms = [
        "改造", "单位能耗", "员工人数", "南方各省", "中转仓库", "低温条件", "故障", "矿山", "熟悉的行业",
    ]

    private func workplace(_ lines: [String]) async throws -> Workplace {
        let place = try Workplace()
        try place.write(lines.joined(separator: "\n"), to: "reports/白石.txt")
        let run = try await place.search("index", "reports", "-o", "r.idx", "-q")
        #expect(run.status == 0, "\(run.messages)")
        return place
    }

    @Test func `each form cites the line of the match`() async throws {
        let (lines, starts) = Self.wrapped(20)
        let place = try await workplace(lines)
        for term in Self.terms {
            let expected = try #require(starts[term])
            let query = "\"\(term)\""
            let plain = try await place.search(query, "--sort", "report")
            let found = plain.text.split(separator: "\n").map {
                String($0.split(separator: ":")[1])
            }
            #expect(found == expected.map(String.init), "\(term)")
            let json = try await place.search(query, "--json", "--sort", "report")
            for line in expected { #expect(json.text.contains(#""line":\#(line),"#), "\(term)") }
            let cite = try await place.search(query, "--cite", "--sort", "report")
            for line in expected { #expect(cite.text.contains("白石.txt:\(line)\n"), "\(term)") }
        }
    }

    @Test func `matches by themselves stand each on its own line`() async throws {
        let (lines, starts) = Self.wrapped(20)
        let place = try await workplace(lines)
        let run = try await place.search(
            "-o",
            "\"改造\" OR \"员工人数\"",
            "--sort",
            "report",
            "-m",
            "1"
        )
        let expected = ["改造", "员工人数"].compactMap { term in
            starts[term]?.first.map { "reports/白石.txt:\($0):\(term)\n" }
        }
        #expect(run.text == expected.joined())
    }

    @Test func `an update and a merge keep the lines`() async throws {
        let (lines, starts) = Self.wrapped(20)
        let place = try await workplace(lines)
        try place.write("另一份文字。\n", to: "reports/a.txt")
        #expect(try await place.search("index", "reports", "-o", "r.idx", "-q").status == 0)
        #expect(try await place.search("merge", "r.idx", "-o", "m.idx").status == 0)
        let line = try #require(starts["矿山"]?.first)
        for index in ["r.idx", "m.idx"] {
            let run = try await place.search(
                "-d",
                index,
                "矿山",
                "--json",
                "--sort",
                "report",
                "-m",
                "1"
            )
            #expect(run.text.contains(#""line":\#(line),"#))
        }
    }
}
