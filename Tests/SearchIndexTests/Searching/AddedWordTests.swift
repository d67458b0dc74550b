internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Added words` {
    @Test(
        arguments: [
            ("供给侧结构性改革\n昌景黄\n昌景黄\n", ["供给侧结构性改革", "昌景黄"]),
            ("\u{FEFF}昌景黄\r\n\r\n  \n# 注释\n高\n", ["昌景黄"]),
            ("昌景黄 1000 nz\n结构性\t3\n长征 五号", ["昌景黄", "结构性", "长征五号"]),
            ("Carbon  Neutral\n5G 消息\n國民經濟\nＡＢ", ["5g消息", "ab", "carbon neutral", "国民经济"]),
            ("", []), ("Windows 11", ["windows 11"]),
        ]
    )
    func `are read from lines`(text: String, expected: [String]) throws {
        let words = try AddedWords(text).words.map { String(decoding: $0, as: UTF8.self) }
        #expect(words.sorted() == expected.sorted())
    }

    @Test(
        arguments: [
            ("好好\n\na\u{1}b", 3, "it holds a control character"),
            ("---", 1, "it holds no letter and no digit"),
            ("a\n" + String(repeating: "长", count: 86), 2, "it is longer than 255 bytes"),
        ]
    )
    func `are refused with the line`(text: String, line: Int, reason: String) {
        #expect(throws: SearchIndexError.unusableWord(line: line, reason: reason)) {
            try AddedWords(text)
        }
    }

    private static let lines = [
        "昌景黄高铁建设加快推进。", "供给侧结构性改革取得成效。", "改革以来，供给充足，结构性问题缓解，外侧完成。",
        "景德镇、昌、黄、高铁。", "the estate of 5G 消息 and carbon neutrality", "5G消息", "成效显著",
    ]

    private static func index(_ words: String, _ name: String = "a") throws -> SearchIndex {
        let draft = SampleReports.draft(Report(path: name), lines: lines.map { ($0, 0) })
        let path = "\(Scratch.path)/\(name).idx"
        return try SampleReports.index(of: [draft], path: path, addedWords: words)
    }

    private static let names = "供给侧结构性改革\n昌景黄\n昌景\n5G消息\nstate\ncarbon neutrality"

    @Test(
        arguments: [
            ("昌景黄高铁", ["昌景黄"]), ("建设供给侧结构性改革昌景", ["供给侧结构性改革", "昌景"]),
            ("5G  消息", ["5g消息"]), ("an estate", []), ("a state", []), ("昌 景 黄", ["昌景黄"]),
            ("Carbon   Neutrality", ["carbon neutrality"]), ("", []),
        ]
    )
    func `are found in a query, the longest`(text: String, expected: [String]) throws {
        let index = try Self.index(Self.names)
        var analyzer = Analyzer()
        let analysis = try analyzer.analyze(text)
        let found = try SearchArchive([index]).addedWords(in: analysis)
        #expect(found == expected)
    }

    @Test func `count as one word and lose none of the paragraphs of their parts`() throws {
        let with = try Self.index(Self.names)
        let without = try Self.index("", "b")
        // Six words without the list, so that any will do; two with it.
        let text = "供给侧结构性改革成效"
        #expect(try without.search(words: text).hits.count > 2)
        #expect(try with.search(words: text).hits.map(\.paragraph) == [1])
        for text in ["高铁", "昌", "改革", "结构性 供给", "消息"] {
            #expect(try with.search(words: text).hits == without.search(words: text).hits)
        }
        for text in ["昌景黄", "供给侧", "性改革取", "5G消息"] {
            let query = Query.phrase(Query.Phrase(text))
            #expect(try with.search(query).hits == without.search(query).hits)
        }
        // All of its parts are words here, and still answer.
        #expect(try with.search(words: "昌景黄").hits.map(\.paragraph).first == 0)
        let part = try with.explain(.text("昌景黄高铁建设"), paragraph: 0)?.parts
            .first { $0.kind == .added }
        #expect(part?.text == "昌景黄")
        #expect(part?.documentFrequency == 1)
        try with.verify()
    }

    @Test(arguments: [Need.any, .all])
    func `rank alike by whatever way`(need: Need) throws {
        let drafts = BlockEdges.drafts(paragraphs: 3000, seed: 5)
        let path = "\(Scratch.path)/c.idx"
        let list = "数字经济\n经济发展\n的发展\n国的"
        let index = try SampleReports.index(of: drafts, path: path, addedWords: list)
        var options = SearchOptions()
        options.need = need
        var found = 0
        for text in ["数字经济的发展", "的发展 国", "国的经济", "发展国的"] {
            try index.file.withBytes { (bytes) throws(SearchIndexError) in
                var resolver = QueryResolver(index, options: options, analyzer: nil)
                let resolved = try resolver.resolve(.text(text), in: bytes)
                let fast = TopKSearch.hits(
                    of: resolved,
                    in: index,
                    options: options,
                    averageLength: index.averageLength,
                    bytes: bytes
                )
                let search = ExhaustiveSearch(index: index, options: options.ranking)
                let expected = search.search(
                    resolved.scoring,
                    candidates: resolved.paragraphs(of: index, in: bytes),
                    limit: options.limit,
                    in: bytes
                )
                #expect(fast == expected, "\(text)")
                found += expected.count
            }
        }
        #expect(found > 0)
    }

    @Test func `of several indexes count in all`() throws {
        let parts = try [Self.index(Self.names), Self.index("", "b")]
        let query = Query.text("供给侧结构性改革成效")
        #expect(try SearchArchive(parts).search(query).hits.map(\.paragraph) == [1, 8])
    }

    @Test func `are kept by merging and updating until others are given`() throws {
        let index = try Self.index(Self.names)
        _ = try Self.index("直升机产业\n昌景", "b")
        let path = "\(Scratch.path)/m.idx"
        _ = try IndexBuilder.merge([index.path, "\(Scratch.path)/b.idx"], into: path)
        let merged = try SearchIndex(contentsOf: path)
        let all = try AddedWords(Self.names + "\n直升机产业")
        #expect(try merged.addedWordList() == all)
        try merged.verify()

        guard case .index(let old) = try IndexUpdate.open(path) else { return }
        var builder = try IndexBuilder(path: path)
        builder.update(old)
        builder.addedWords = try AddedWords("高铁建设")
        for number in old.sources.indices {
            _ = try builder.keep(number, as: old.sources[number])
        }
        _ = try builder.finish()
        let other = try SearchIndex(contentsOf: path).addedWordList()
        #expect(other == (try AddedWords("高铁建设")))
    }

    @Test func `of a damaged table are searched without end or trap`() throws {
        var random = SplitMix(seed: 11)
        let list = try AddedWords(Self.names)
        let sound = AddedWordTable.write(list)
        let text = Array("供给侧结构性改革昌景黄5g消息state".utf8)
        var found = 0
        for _ in 0..<2000 {
            let bytes = random.oneIn(4) ? sound : random.damaged(sound)
            bytes.withRawSpan { bytes in
                let section = 0..<bytes.byteCount
                guard let table = AddedWordTable(bytes, section: section) else { return }
                for start in text.indices {
                    text.withRawSpan { text in
                        let rest = text.extracting(start...)
                        let length = table.longestWord(beginning: rest, in: bytes)
                        #expect(length <= rest.byteCount)
                        found += length
                    }
                }
            }
        }
        #expect(found > 0)
    }
}
