internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Expansion of queries` {
    private static let lines = [
        "helicopter industry in Jingdezhen, rotor blades and aviation",
        "the helicopter industry builds rotor blades", "helicopters need rotors for aviation",
        "rotor blades of wind power", "a library opened", "直升机产业的旋翼", "旋翼和直升机", "旋翼制造", "图书馆",
    ]

    private static func index(_ lines: [String], _ name: String) throws -> SearchIndex {
        let draft = SampleReports.draft(Report(path: name), lines: lines.map { ($0, 0) })
        return try SampleReports.index(of: [draft], path: "\(Scratch.path)/\(name).idx")
    }

    private static var options: SearchOptions {
        var options = SearchOptions()
        options.ranking.expansion = Expansion()
        return options
    }

    @Test func `adds words of the best paragraphs and finds the same ones`() throws {
        let index = try Self.index(Self.lines, "a")
        let query = Query.text("helicopter")
        let plain = try index.search(query)
        let expanded = try index.search(query, options: Self.options)
        #expect(Set(expanded.hits.map(\.paragraph)) == Set(plain.hits.map(\.paragraph)))
        #expect(expanded.total == plain.total)
        #expect(zip(expanded.hits, plain.hits).allSatisfy { $0.score >= $1.score })

        let terms = try ExpansionTerms(query, in: SearchArchive([index]), options: Self.options)
        let words = try #require(terms).terms.map { String(decoding: $0.word, as: UTF8.self) }
        // Not the word itself nor a form of it, and nothing that a single paragraph holds.
        #expect(words.contains("rotor"))
        #expect(words.contains("aviation"))
        #expect(!words.contains { $0.hasPrefix("helicopter") || $0 == "jingdezhen" })
        #expect(abs(terms!.terms.reduce(0) { $0 + $1.weight } - 1) < 1e-5)
    }

    @Test(arguments: ["helicopter", "直升机", "\"rotor blades\"", "rotor industry OR 图书馆"])
    func `is told part by part and adds up`(text: String) throws {
        let index = try Self.index(Self.lines, "a")
        let query = try Query.parse(text).query
        let hits = try index.search(query, options: Self.options).hits
        #expect(!hits.isEmpty)
        var added = 0
        for hit in hits {
            let explained = try index.explain(
                query,
                paragraph: hit.paragraph,
                options: Self.options
            )
            let explanation = try #require(explained)
            #expect(abs(explanation.score - hit.score) < 1e-4)
            added += explanation.parts.count { $0.kind == .expansion }
        }
        #expect(added > 0)
    }

    @Test func `is that of one index if several are searched`() throws {
        var lines: [String] = []
        var random = SplitMix(seed: 3)
        for _ in 0..<60 { lines.append(SampleReports.paragraph(of: 12, using: &random)) }
        let whole = try Self.index(lines, "whole")
        let parts = try [
            Self.index(Array(lines[..<20]), "x"), Self.index(Array(lines[20...]), "y"),
        ]
        var options = Self.options
        options.need = .any
        for text in ["数字经济发展", "report state", "十三五 规划", "互联网产业和民生"] {
            let one = try whole.search(.text(text), options: options).hits
            let several = try SearchArchive(parts).search(.text(text), options: options).hits
            #expect(one.map(\.paragraph) == several.map(\.paragraph), "\(text)")
            #expect(zip(one, several).allSatisfy { abs($0.score - $1.score) < 1e-4 })
            #expect(!one.isEmpty)
        }
    }

    @Test func `of what finds nothing is nothing`() throws {
        let index = try Self.index(Self.lines, "a")
        #expect(try index.search(.text("无线电"), options: Self.options).hits.isEmpty)
        #expect(try index.search(.nothing, options: Self.options).hits.isEmpty)
        var none = Self.options
        none.ranking.expansion?.weight = 0
        let query = Query.text("helicopter")
        #expect(try index.search(query, options: none) == index.search(query))
    }
}
