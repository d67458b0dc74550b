@testable import SearchIndex

/// Reports whose few words stand in very many paragraphs, so that few distinct scores cross many
/// borders of blocks and of strips.
enum BlockEdges {
    /// From rare to frequent, words and characters that are cut together or not.
    static let words = ["税", "产业", "数字", "经济", "发展", "report", "的", "国"]

    /// Some reports of short paragraphs, most of them one of a few and repeated for a while.
    static func drafts(paragraphs: Int, seed: UInt64) -> [ReportDraft] {
        var random = SplitMix(seed: seed)
        let texts = (0..<24).map { _ in paragraph(using: &random) }
        var drafts: [ReportDraft] = []
        var rest = paragraphs
        while rest > 0 {
            var report = Report(path: "reports/\(drafts.count).txt")
            report.title = random.oneIn(3) ? words.randomElement(using: &random)! : "Title"
            report.year = 2000 + drafts.count
            let count = min(rest, Int.random(in: 1...2000, using: &random))
            var lines: [(text: String, level: Int)] = []
            while lines.count < count {
                let isRare = random.oneIn(40)
                let text = isRare ? paragraph(using: &random) : texts.randomElement(using: &random)!
                let level = random.oneIn(100) ? 1 : 0
                for _ in 0..<Int.random(in: 1...64, using: &random) where lines.count < count {
                    lines.append((text, level))
                }
            }
            drafts.append(SampleReports.draft(report, lines: lines))
            rest -= count
        }
        return drafts
    }

    private static func paragraph(using random: inout SplitMix) -> String {
        let longest = random.oneIn(60) ? 700 : 12
        var text = ""
        for _ in 0..<Int.random(in: 1...longest, using: &random) {
            // Later words are more frequent.
            let place = Int.random(in: 0..<64, using: &random)
            text += words[min(words.count - 1, 63 - place.leadingZeroBitCount + 1)]
            text += ["", "", " ", "，"].randomElement(using: &random)!
        }
        return text
    }

    /// A text to look for.
    static func query(using random: inout SplitMix) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            text += (random.oneIn(20) ? "互联" : words.randomElement(using: &random)!)
            text += ["", " ", " "].randomElement(using: &random)!
        }
        return text
    }
}
