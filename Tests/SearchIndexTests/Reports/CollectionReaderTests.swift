import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Collection reader` {
    private struct Record: Equatable {
        var id: String
        var text: String
        var line: Int

        init(_ id: String, _ text: String, _ line: Int) {
            (self.id, self.text, self.line) = (id, text, line)
        }
    }

    private func read(
        _ bytes: [UInt8],
        chunkSize: Int = 1 << 20,
        partSize: Int = 4 << 20
    ) throws -> (records: [Record], parts: Int, empty: Int) {
        let folder = SourceFolder()
        let path = SourcePath(folder.write(bytes, to: "c.tsv"))
        var reader = try CollectionReader(path, chunkSize: chunkSize, partSize: partSize)
        var records: [Record] = []
        var parts = 0
        while let draft = try reader.next() {
            #expect(draft.continues == (parts > 0))
            #expect(!draft.mayBeCopy)
            #expect(draft.report.title == "" && draft.report.path == path.description)
            #expect(draft.ids.count == draft.paragraphs.count)
            #expect(draft.text.count < partSize + (2 << 20))
            parts += 1
            for (index, id) in draft.ids.enumerated() {
                let text = String(decoding: draft.text[draft.range(of: index)], as: UTF8.self)
                records.append(Record(id, text, draft.paragraphs[index].line))
            }
        }
        return (records, parts, reader.emptyCount)
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func `lines give names, texts and numbers`(chunkSize: Int) throws {
        let text = "\u{FEFF}a\t甲。\r\nb\t乙\t丙\u{2028}丁\u{85}戊\r己\n\n没有名\nc\t  \n\t无名\n d \t 末 "
        let found = try read(Array(text.utf8), chunkSize: chunkSize)
        #expect(
            found.records == [
                Record("a", "甲。", 1), Record("b", "乙 丙 丁 戊 己", 2), Record("4", "没有名", 4),
                Record("6", "无名", 6), Record("d", "末", 7),
            ]
        )
        #expect(found.empty == 2)
        #expect(found.parts == 1)
    }

    @Test func `a large collection comes in parts that go on with the first`() throws {
        let text = (0..<1000).map { "n\($0)\t第\($0)段文字\n" }.joined()
        let whole = try read(Array(text.utf8))
        let parts = try read(Array(text.utf8), chunkSize: 100, partSize: 500)
        #expect(whole.parts == 1)
        #expect(parts.parts > 20)
        #expect(parts.records == whole.records)
        #expect(parts.records.count == 1000)
    }

    @Test(arguments: [61, 62, 63] as [UInt64])
    func `chunks and parts don't change what is read`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let pool = ["a", "\t", "\n", "文", "\r", " ", "\u{3000}", "𠀀", "\u{2028}", "b\t"]
        for _ in 0..<60 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                text += pool[Int.random(in: 0..<pool.count, using: &random)]
            }
            let whole = try read(Array(text.utf8))
            let size = Int.random(in: 1...9, using: &random)
            let parts = try read(Array(text.utf8), chunkSize: size, partSize: size)
            #expect(whole.records == parts.records, "seed \(seed)")
            #expect(whole.empty == parts.empty, "seed \(seed)")
            let texts = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(whole.records.allSatisfy { $0.line <= texts.count }, "seed \(seed)")
        }
    }

    @Test(arguments: [true, false])
    func `a line of megabytes comes in pieces with one name`(hasSentences: Bool) throws {
        let unit = hasSentences ? "很长的一句话。" : "很长的一句话"
        let text = "x\t" + String(repeating: unit, count: 300_000) + "\ny\t短\n"
        let found = try read(Array(text.utf8))
        #expect(found.records.last == Record("y", "短", 2))
        let pieces = found.records.dropLast()
        #expect(pieces.count >= 6)
        #expect(pieces.allSatisfy { $0.id == "x" && $0.line == 1 && $0.text.utf8.count <= 1 << 20 })
        #expect(pieces.map(\.text).joined() == String(repeating: unit, count: 300_000))
    }

    @Test func `megabytes of white space are no text and end`() throws {
        let space = String(repeating: "\u{3000}", count: 2_000_000)
        let found = try read(Array("a\t\(space)字\(space)\nb\t\(space)\nc\t丙\(space)".utf8))
        #expect(found.records == [Record("a", "字", 1), Record("c", "丙", 3)])
        #expect(found.empty == 1)
    }

    @Test func `a name longer than its limit is text`() throws {
        let name = String(repeating: "n", count: 1025)
        let found = try read(Array("\(name)\t甲\n".utf8))
        #expect(found.records == [Record("1", "\(name) 甲", 1)])
    }

    @Test(
        arguments: [
            ([0x61, 0x09, 0xFF, 0x0A], "not valid UTF-8 at byte 2"),
            ([0x61, 0x09, 0xE4, 0xB8], "not valid UTF-8 at byte 2"),
            ([0x61, 0x00], "binary data: a zero byte at byte 1"),
            ([0xFF, 0xFE, 0x61, 0x00], "UTF-16LE is not supported for collections (at byte 0)"),
        ] as [([UInt8], String)]
    )
    func `a broken collection is refused before anything is read`(bytes: [UInt8], reason: String) {
        let error = #expect(throws: SkippedFile.self) { try read(bytes, chunkSize: 3) }
        #expect(error?.reason == reason)
    }

    @Test func `folders, FIFOs and missing files are refused`() {
        let folder = SourceFolder()
        folder.makeFIFO("fifo")
        for (path, reason) in [
            (folder.path, "a folder, not a regular file"),
            (folder.entry("fifo"), "a FIFO, not a regular file"),
            (folder.entry("none"), "no such file"),
        ] {
            let error = #expect(throws: SkippedFile.self) { _ = try CollectionReader(path) }
            #expect(error?.reason == reason)
        }
    }

    @Test func `a file that was damaged in the meantime is an error, not text`() throws {
        let folder = SourceFolder()
        let path = folder.write("a\t甲\n", to: "c.tsv")
        var reader = try CollectionReader(path)
        folder.write([0x61, 0x09, 0xFF, 0x0A], to: "c.tsv")
        let error = #expect(throws: SearchIndexError.self) { try reader.next() }
        guard case .system("read", path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `an empty collection has no part`() throws {
        #expect(try read([]).parts == 0)
        let blank = try read(Array("\n \na\t\n".utf8))
        #expect(blank.parts == 0)
        #expect(blank.empty == 3)
    }
}
