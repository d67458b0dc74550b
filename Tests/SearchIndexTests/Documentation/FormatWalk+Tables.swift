extension FormatWalk {
    mutating func readReports() throws {
        let count = try field(8) { Hex.count($0, "report") }
        firstParagraphs = try packedSequence("first paragraphs")
        let records = try packedSequence("records")
        let copyCount = try field(8) { Hex.count($0, "copy", "copies") }
        try expect(
            firstParagraphs.count == count + 1 && records.count == count + 1,
            "both sequences have one value more than reports"
        )
        let data = offset
        for report in 0..<count {
            try expect(offset - data == records[report], "a record stands at its offset")
            let start = offset
            let (year, line) = (try varint(), try varint())
            note(start..<offset, "year \(year == 0 ? "unknown" : String(year - 1)), line \(line)")
            note(try take(16), "hash")
            var fields = [year == 0 ? "" : String(year - 1), String(line)]
            for name in Self.reportFields {
                let start = offset
                let text = try text()
                fields.append(text)
                note(start..<offset, text.isEmpty ? "no \(name)" : "\(name) \(text)")
            }
            reports.append(fields)
        }
        try expect(offset - data == records[count], "the copies follow the records")
        for _ in 0..<copyCount {
            let start = offset
            let (report, line, path) = (try varint(), try varint(), try text())
            note(start..<offset, "copy of report \(report): line \(line), path \(path)")
            copies.append([String(report), String(line), path])
        }
    }

    private static let reportFields = [
        "title", "place", "company", "code", "date", "kind", "language", "encoding", "path",
    ]

    mutating func readSources() throws {
        _ = try field(4) { "rules \($0)" }
        let count = try field(4) { Hex.count($0, "file") }
        let start = offset
        let options = try text()
        note(start..<offset, options.isEmpty ? "no options" : "options \(options)")
        var stored = 0
        var copied = 0
        for _ in 0..<count {
            let start = offset
            let (path, size) = (try text(), try varint())
            note(start..<offset, "path \(path), \(Hex.count(size, "byte"))")
            _ = try field(8) { "modified \($0) ns" }
            note(try take(16), "hash")
            let kind = try field(1) { "kind \($0)" }
            let reports = try field(1) { Hex.count($0, "report") }
            try expect(kind < 2 && reports < 128, "a file is of a known kind")
            let bits = try take((reports + 7) / 8)
            let copies = (0..<reports).filter { report in
                bytes[bits.lowerBound + report / 8] >> (report % 8) & 1 == 1
            }
            note(bits, copies.isEmpty ? "no copies" : "copies: " + copies.map(String.init).joined())
            stored += reports - copies.count
            copied += copies.count
        }
        try expect(
            count == 0 || (stored == self.reports.count && copied == self.copies.count),
            "the files account for all reports and copies"
        )
    }

    mutating func readAddedWords() throws {
        let count = try field(4) { Hex.count($0, "word") }
        let start = offset
        let ends = try (0..<count).map { _ in try number(4) }
        if count > 0 {
            note(start..<offset, "ends " + ends.map(String.init).joined(separator: " "))
        }
        var before = 0
        for end in ends {
            let word = try take(end - before)
            before = end
            try expect(1...255 ~= word.count, "a word has 1 to 255 bytes")
            if let last = addedWords.last {
                try expect(last.lexicographicallyPrecedes(bytes[word]), "words ascend")
            }
            addedWords.append(Array(bytes[word]))
            note(word, String(decoding: bytes[word], as: UTF8.self))
        }
    }

    mutating func readParagraphs() throws {
        let count = try field(8) { Hex.count($0, "paragraph") }
        let words = try field(8) { Hex.count($0, "word") }
        let short = try take(count)
        lengths = bytes[short].map(Int.init)
        note(short, "lengths " + lengths.map(String.init).joined(separator: " "))
        let longCount = try field(8) { Hex.count($0, "long paragraph") }
        for _ in 0..<longCount {
            let start = offset
            let (paragraph, length) = (try number(4), try number(4))
            try expect(lengths[paragraph] == 255 && length >= 255, "a long paragraph is long")
            lengths[paragraph] = length
            note(start..<offset, "paragraph \(paragraph): \(length) words")
        }
        try expect(lengths.reduce(0, +) == words, "the lengths add up")
        lines = try packedSequence("lines")
        pages = try packedSequence("pages")
        try readJoints()
        try readIDs()
        try expect(
            lines.count == count && pages.count == count && (ids.isEmpty || ids.count == count),
            "every paragraph has a line, a page, and an id if any has"
        )
    }

    private mutating func readJoints() throws {
        let count = try field(8) { Hex.count($0, "entry", "entries") + " of joints" }
        let length = try field(8) { "\(Hex.count($0, "byte")) of joints" }
        try expect(count == 0 || count == lines.count, "every paragraph has an entry if any has")
        let blocks = try packedSequence("blocks of joints")
        let data = offset
        for number in 0..<count {
            if number % 64 == 0 {
                try expect(offset - data == blocks[number / 64], "a block stands at its offset")
            }
            let start = offset
            var (place, line, page) = (0, lines[number], pages[number])
            var own: [String] = []
            for _ in 0..<(try varint()) {
                place += try varint()
                let step = try varint()
                line += step >> 1
                if step & 1 == 1 { page += try varint() }
                own.append("\(place):\(line):\(page)")
            }
            joints.append(own.joined(separator: " "))
            note(start..<offset, own.isEmpty ? "no joints" : "joints \(joints[number])")
        }
        try expect(offset - data == length, "the entries are as long as told")
    }

    private mutating func readIDs() throws {
        let count = try field(8) { Hex.count($0, "id") }
        let blocks = try packedSequence("blocks of ids")
        let data = offset
        for number in 0..<count {
            if number % 64 == 0 {
                try expect(offset - data == blocks[number / 64], "a block stands at its offset")
            }
            let start = offset
            let (shared, length) = (try varint(), try varint())
            let before = number % 64 == 0 ? [] : ids[number - 1]
            ids.append(Array(before.prefix(shared)) + bytes[try take(length)])
            note(start..<offset, "id \(Hex.text(ids[number]))")
        }
    }

    mutating func readHeadings() throws {
        let count = try field(8) { Hex.count($0, "heading") }
        let levels = try take(count)
        note(levels, "levels " + bytes[levels].map(String.init).joined(separator: " "))
        let paragraphs = try packedSequence("paragraphs")
        let ends = try packedSequence("ends")
        try expect(paragraphs.count == count && ends.count == count, "one value a heading")
        for heading in 0..<count {
            let level = Int(bytes[levels.lowerBound + heading])
            headings.append((level, paragraphs[heading], ends[heading]))
        }
    }
}

extension FormatWalk {
    mutating func readVocabulary() throws {
        let count = try field(8) { Hex.count($0, "token") }
        var places: [(rank: Int, heap: Int, surface: Int, folded: Int)] = []
        for rank in 0..<count {
            let start = offset
            let (length, kind) = (try number(1), try number(1))
            var token = Token(kind: kind & 7)
            var meaning: String
            if kind & 0x80 == 0, length <= 6 {
                let surface = bytes[try take(6)].prefix(length)
                token.surface = Array(surface)
                token.folded = Array(surface)
                meaning = Hex.text(token.surface)
            } else {
                let (heap, folded) = (try number(4), try number(2))
                places.append((rank, heap, length, kind & 0x80 == 0 ? 0 : folded))
                meaning = "\(Hex.count(length, "byte")) at \(heap)"
                if kind & 0x80 != 0 { meaning += ", folded to \(folded)" }
            }
            note(start..<offset, "rank \(rank): \(Self.kinds[token.kind]) \(meaning)")
            tokens.append(token)
        }
        let words = try packedSequence("words + 1")
        try expect(words.count == count, "one word a token")
        let counts = try packedSequence("counts")
        try expect(counts.count == count, "one count a token")
        for rank in 0..<count { tokens[rank].count = counts[rank] }
        let heap = offset
        for (rank, place, surface, folded) in places {
            try expect(offset - heap == place, "the heap has no gaps")
            let start = offset
            tokens[rank].surface = Array(bytes[try take(surface)])
            tokens[rank].folded =
                folded > 0 ? Array(bytes[try take(folded)]) : tokens[rank].surface
            let meaning = Hex.text(tokens[rank].surface)
            note(
                start..<offset,
                folded > 0 ? "\(meaning), folded \(Hex.text(tokens[rank].folded))" : meaning
            )
        }
    }

    static let kinds = ["other", "space", "spaced word", "unspaced word", "Hangul word"]

    mutating func readText() throws {
        let stoppers = try field(8) { "\($0) stoppers" }
        let size = try field(8) { "\($0) bytes of text" }
        let offsets = try packedSequence("offsets")
        let data = offset
        var counts = [Int](repeating: 0, count: tokens.count)
        for paragraph in 0..<offsets.count - 1 {
            let start = offset
            try expect(start - data == offsets[paragraph], "a paragraph stands at its offset")
            var ranks: [Int] = []
            while offset - data < offsets[paragraph + 1] {
                ranks.append(try codeWord(stoppers: stoppers))
            }
            note(
                start..<offset,
                "paragraph \(paragraph): ranks " + ranks.map(String.init).joined(separator: " ")
            )
            texts.append(surface(of: ranks))
            for rank in ranks { counts[rank] += 1 }
        }
        try expect(counts == tokens.map(\.count), "tokens are counted")
        try expect(texts.reduce(0) { $0 + $1.count } == size, "bytes are counted")
        try expect(offset - data == offsets[offsets.count - 1], "the code words fill the section")
    }

    private mutating func codeWord(stoppers: Int) throws -> Int {
        var rest = 0
        while true {
            let byte = try number(1)
            if byte < stoppers { return rest * stoppers + byte }
            rest = rest * (256 - stoppers) + byte - stoppers + 1
        }
    }

    private func surface(of ranks: [Int]) -> [UInt8] {
        var text: [UInt8] = []
        var afterSpaced = false
        for rank in ranks {
            let isSpaced = tokens[rank].kind == 2 || tokens[rank].kind == 4
            if afterSpaced, isSpaced { text.append(0x20) }
            afterSpaced = isSpaced
            text += tokens[rank].surface
        }
        return text
    }
}
