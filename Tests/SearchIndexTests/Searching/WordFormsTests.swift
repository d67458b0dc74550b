internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Forms of words` {
    private static func index(
        _ lines: [String],
        language: String = "",
        name: String = "a"
    ) throws -> SearchIndex {
        var report = Report(path: name)
        report.language = language
        let draft = SampleReports.draft(report, lines: lines.map { ($0, 0) })
        return try SampleReports.index(of: [draft], path: "\(Scratch.path)/\(name).idx")
    }

    /// Words that readers take for one, each with another that begins alike.
    private static let spellings: [([String], other: String)] = [
        // Vowels, the long stroke, the small alef.
        (["كتاب", "كِتَاب", "كتـــاب"], "كلام"), (["هذا", "هٰذا"], "هذر"),
        // Hamza and madda on alef, at the beginning and inside.
        (["احمد", "أحمد"], "اخمد"), (["القران", "القرآن"], "القربان"),
        (["اسلام", "إسلام"], "اعلام"),
        // Teh marbuta and heh, yeh without dots.
        (["مكتبة", "مكتبه"], "مكسر"), (["على", "علي"], "علو"),
        // Persian letters.
        (["کتابی", "كتابي"], "کلابی"),
        // Nukta, as one character and as two.
        (["क़लम", "कलम", "\u{958}लम"], "कमल"), (["ज़मीन", "जमीन"], "जमाव"),
        // Chandrabindu, anusvara, a nasal letter.
        (["हिन्दी", "हिंदी", "हिँदी"], "हिमदी"), (["सम्बन्ध", "संबंध"], "सबध"), (["चाँद", "चांद"], "चाद"),
        // A virama at the end, vowels of foreign words, joiners.
        (["अर्थात्", "अर्थात"], "अर्थवान"), (["कॉलेज", "कोलेज"], "कलेजा"), (["क्\u{200D}षेत्र", "क्षेत्र"], "क्षत्रिय"),
        // A letter as another and a sign.
        (["आम", "अाम"], "अम"),
        // Bengali khanda ta, Punjabi tippi, Gujarati anusvara, Malayalam chillu.
        (["উৎসব", "উত্‍সব"], "উদসব"), (["ਪੰਜਾਬ", "ਪਂਜਾਬ"], "ਪਜਾਬ"), (["અંક", "અઁક", "અઙ્ક"], "અકા"),
        (["അവൻ", "അവന്‍"], "അവളെ"),
        // What stemmers take off inside a word: umlauts, accents.
        (["wörter", "wort", "wörtern"], "wortlaut"),
    ]

    @Test(arguments: spellings)
    func `are found by each other, phrases only as they are`(words: [String], other: String) throws
    {
        let index = try Self.index(words + [other], language: "de")
        for word in words {
            let found = try index.search(words: word).hits.map(\.paragraph).sorted()
            #expect(found == Array(words.indices), "\(word)")
            var options = RankingOptions()
            options.stemWeight = 0
            let alone = try index.search(words: word, options: options).hits.map(\.paragraph)
            let phrase = try index.search(.phrase(.init(word))).hits.map(\.paragraph)
            #expect(alone.sorted() == phrase.sorted(), "\(word)")
        }
        #expect(try index.search(words: other).hits.map(\.paragraph) == [words.count])
    }

    @Test func `of Arabic words are compared by their stems without marks`() throws {
        let index = try Self.index(["الْكِتَابُ", "كتاب", "كتابي", "مكتب"])
        #expect(try index.search(words: "كتاب").hits.map(\.paragraph).sorted() == [0, 1, 2])
    }

    @Test func `the form in the query comes first`() throws {
        let index = try Self.index(["إسلام", "اسلام", "أسلام", "قمر"])
        #expect(try index.search(words: "اسلام").hits.first?.paragraph == 1)
        #expect(try index.search(words: "أسلام").hits.first?.paragraph == 2)
    }

    @Test(
        arguments: [
            ("권리", [0, 1, 2, 5]), ("권리를", [0, 1, 2, 5]), ("보호", [1, 3]), ("보호하는", [1, 3]),
            ("권리 보호", [1]), ("책", [3, 4]), ("책을", [3]), ("2023년", [4]), ("GDP", [2, 5]),
            ("인권", [2]),
        ]
    )
    func `of Korean words are those with other particles, and longer words`(
        query: String,
        expected: [Int]
    ) throws {
        let index = try Self.index([
            "모든 사람은 권리, 의무", "권리를 보호하고", "국제인권리스트와 GDP가", "책을 보호한다", "2023년에는 책은 책상", "GDP 권리와",
        ])
        #expect(try index.search(words: query).hits.map(\.paragraph).sorted() == expected)
    }

    @Test func `of Korean words needn't be met where any word will do and a pair is there`() throws
    {
        let index = try Self.index(["사회의 보장 제도", "보장하는", "회의", "다른"])
        func found(_ need: Need) throws -> [Int] {
            try index.search(words: "사회보장제도", need: need).hits.map(\.paragraph)
        }
        #expect(try found(.any) == [0, 1])
        #expect(try found(.all) == [])
    }

    @Test(
        arguments: [
            ("권리를", "권리"), ("권리", "권리"), ("국가", "국가"), ("전문가들이", "전문가"), ("보호하는", "보호"),
            ("2023년에는", "2023년"), ("5만", "5만"), ("ai는", "ai"), ("를", "를"),
        ]
    )
    func `of Korean words have a part in common`(word: String, stem: String) {
        #expect(HangulStem.stem(of: Array(word.utf8)) == Array(stem.utf8))
    }

    @Test func `that are parts of a compound count beside it, in one index and in several`() throws
    {
        let lines = [
            "die Lage Nation hier", "die Fossilien aller Rippenqualle",
            "die Rippenquallenfossilien",
        ]
        let whole = try Self.index(lines, language: "de")
        let query = Query.text("die Rippenquallenfossilien")
        var options = SearchOptions()
        options.need = .any
        let hits = try whole.search(query, options: options).hits
        #expect(hits.map(\.paragraph) == [2, 1, 0])
        let found = try whole.explain(query, paragraph: 1, options: options)
        let parts = try #require(found).parts.filter { $0.kind == .part }
        #expect(parts.map(\.text) == ["rippenquallen", "fossilien"])
        let archive = SearchArchive([
            try Self.index(Array(lines[..<1]), language: "de", name: "b"),
            try Self.index(Array(lines[1...]), language: "de", name: "c"),
        ])
        #expect(try archive.search(query, options: options).hits == hits)
        options.ranking.partWeight = 0
        #expect(try whole.search(query, options: options).hits.map(\.paragraph) == [2, 0, 1])
        options.ranking = RankingOptions()
        options.need = .all
        #expect(try whole.search(query, options: options).hits.map(\.paragraph) == [2])
    }

    @Test(
        arguments: [
            ("forschungsfeld", ["forschungs", "feld"]), ("hausboot", ["haus", "boot"]),
            ("seeufer", nil),
            ("feldhaus", ["feld", "haus"]), ("überraschungsboot", nil), ("", nil),
            ("bootshausfeld", ["bootshaus", "feld"]),
        ] as [(String, [String]?)]
    )
    func `are parts if both are known, the second the longest`(word: String, parts: [String]?) {
        let known = ["forschungs", "feld", "haus", "boot", "see", "ufer", "bootshaus", "sfeld"]
        let found = CompoundWord.parts(of: Array(word.utf8)) {
            known.contains(String(decoding: $0, as: UTF8.self))
        }
        #expect(found?.map { String(decoding: $0, as: UTF8.self) } == parts)
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `are all that a comparison with every word finds`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let parts = [
            [
                "ا", "أ", "إ", "آ", "ى", "ي", "ة", "ه", "ك", "ک", "ت", "ب", "ـ", "\u{64E}",
                "\u{651}", "ال", "و",
            ],
            ["क", "ख", "ं", "ँ", "न्", "म्", "द", "ब", "़", "्", "ा", "अ", "आ", "ॉ", "ो", "ी"],
            ["κυβερν", "ή", "η", "σεις", "σης", "οικονομ", "ία", "ίες", "ι", "ο", "ό"],
            ["е", "ё", "н", "ы", "й", "ов"], ["권", "리", "를", "사", "회", "는", "하", "1", "ai"],
            ["report", "use", "us", "fly", "fl", "tradi", "s", "ies", "ing", "ed", "는"],
        ][Int(seed % 6)]
        let lines = (0..<200).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                parts.randomElement(using: &random) ?? ""
            }.joined()
        }
        let index = try Self.index(lines)
        let words = try index.answer { bytes in
            var words: [[UInt8]] = []
            var iterator = index.words.iterator()
            while let (term, _) = iterator.next(in: bytes) { words.append(term) }
            return words
        }
        for word in words {
            guard let script = StemLanguage.script(of: word) else { continue }
            let languages: [StemLanguage?] =
                switch script {
                case .latin: [.english]
                case .of(let own): [own]
                case .unstemmed, .hangul: [nil]
                }
            var expected: Set<[UInt8]> = [word]
            for language in languages {
                let comparison = FormComparison(word, of: script, in: language)
                for other in words where comparison.isForm(other) { expected.insert(other) }
            }
            let forms = try index.answer { bytes in
                var forms = WordForms(index, latin: [.english])
                return forms.forms(of: word, in: bytes)?.map(\.bytes)
            }
            let text = String(decoding: word, as: UTF8.self)
            #expect(forms.map(Set.init) == expected, "seed \(seed), \(text)")
        }
    }
}
