internal import Testing

@testable import SearchIndex

/// Holds FileFormat.md to the code.
///
/// With REGENERATE=1 in the environment, its blocks of bytes are written anew first.
@Suite struct `FileFormat.md` {
    /// The document, read once for all tests.
    static let document: Result<DocumentFile, any Error> = Result {
        var document = try DocumentFile("FileFormat.md")
        guard Depth.regenerates else { return document }
        let bytes = try FormatExample.bytes()
        let parts = try FormatWalk(bytes).parts
        for (block, part) in zip(document.blocks(of: "hex"), parts).reversed() {
            let lines = part.fields.flatMap { Hex.lines(of: $0, in: bytes) }
            document.lines.replaceSubrange(block, with: lines)
        }
        try document.save()
        return document
    }

    let document: DocumentFile

    init() throws {
        document = try Self.document.get()
    }

    @Test func `the bytes of the example are those of the file`() throws {
        let bytes = try FormatExample.bytes()
        let parts = try FormatWalk(bytes).parts
        let blocks = document.blocks(of: "hex")
        #expect(blocks.count == parts.count, "one block of bytes for each part of the file")
        var documented = try Hex.bytes(of: blocks.flatMap { document.lines[$0] })
        try #require(documented.count == bytes.count)
        // Another ICU signs the file with another version, and perhaps with another fingerprint.
        let isSameICU = documented[12..<16] == bytes[12..<16]
        if !isSameICU {
            for place in [12..<16, 24..<32, 40..<44] {
                documented.replaceSubrange(place, with: bytes[place])
            }
        }
        #expect(documented == bytes)
        guard isSameICU else { return }
        for (block, part) in zip(blocks, parts) {
            let lines = part.fields.flatMap { Hex.lines(of: $0, in: bytes) }
            #expect(Array(document.lines[block]) == lines, "section \(part.name)")
        }
    }

    @Test func `the bytes of the example are an index that is found in`() throws {
        let bytes = try Hex.bytes(of: document.blocks(of: "hex").flatMap { document.lines[$0] })
        let file = try ScratchFile(bytes)
        let index = try SearchIndex(contentsOf: file.path)
        try index.verify()
        #expect(index.paragraphCount == 3)
        #expect(try index.report(0).title == "数字报告")
        #expect(try index.copies == [ReportCopy(report: 1, path: "3.txt", line: 1)])
        #expect(try index.paragraphs(holding: "字经") == [0, 1])
        #expect(try index.paragraphs(holding: "经济增长") == [1])
        #expect(try index.search(words: "INDEX").hits.map(\.paragraph) == [2])
        #expect(try index.paragraph(2).text == "The index is exact-ish: ① index.")
    }

    @Test(arguments: [("## Header", FileHeader.size), ("## Section table", FileHeader.entrySize)])
    func `the fields of a table fill it`(heading: String, size: Int) throws {
        var offset = 0
        for row in document.table(below: heading) {
            #expect(row.count == 4 && Int(row[0]) == offset, "\(row)")
            offset += try #require(Int(row[1]))
        }
        #expect(offset == size)
    }

    @Test func `the sections are those of the code`() {
        let documented = document.table(below: "### Sections").map { Array($0.prefix(2)) }
        #expect(documented == FileSection.allCases.map { ["\($0.rawValue)", "\($0)"] })
    }

    @Test func `the sizes are those of the code`() {
        let sizes = Dictionary(
            uniqueKeysWithValues: document.table(below: "## Sizes").map { ($0[0], Int($0[1])) }
        )
        let expected = [
            "bytes of the header": FileHeader.size,
            "bytes of an entry of the section table": FileHeader.entrySize,
            "alignment of sections": FileHeader.alignment,
            "bytes of an extent, as written": FileHeader.extentSize,
            "bytes of the smallest extent": FileHeader.extentSizes.lowerBound,
            "bytes of the largest extent": FileHeader.extentSizes.upperBound,
            "values in a block of a packed sequence": PackedSequence.blockCount,
            "bits of a slope behind the point": PackedSequence.slopeShift,
            "terms in a block of a dictionary": TermDictionary.blockCount,
            "names in a block of an id table": IDTable.blockCount,
            "entries in a block of joints": JointTable.blockCount,
            "postings in a block of a list": BlockPacking.count,
            "pairs in the maxima of a weighted block": BlockMaxima.pairCount,
            "length of a paragraph that isn't stored exactly in one byte":
                Int(ParagraphTable.longLength),
            "bytes of the longest token": Vocabulary.longestSurface,
            "bytes of a token that a record holds itself": Vocabulary.inlineLimit,
            "bytes of the longest code word": DenseCode.longest,
            "bytes of the longest symbol with a term of its own": Symbols.byteLimit,
            "paragraphs at most": ParagraphTableWriter.limit,
        ]
        #expect(sizes == expected)
    }

    @Test func `the signature and the version are those of the code`() {
        let header = document.table(below: "## Header")
        let signature = FileHeader.signature.map { Hex.byte($0) }.joined(separator: " ")
        #expect(header.first?.last == "`\(signature)`")
        #expect(document.table(below: "## History").first?.first == "\(FileHeader.version)")
    }

    @Test func `the examples of varints and code words are right`() throws {
        for row in document.table(below: "### Varint") {
            var writer = ByteWriter()
            writer.append(varint: try #require(UInt64(row[0])))
            #expect(row[1] == "`\(writer.bytes.map { Hex.byte($0) }.joined(separator: " "))`")
        }
        let code = try #require(DenseCode(stoppers: 16))
        for row in document.table(below: "### Dense code") {
            var bytes: [UInt8] = []
            code.append(try #require(Int(row[0])), to: &bytes)
            #expect(row[1] == "`\(bytes.map { Hex.byte($0) }.joined(separator: " "))`")
        }
        #expect(document.text.contains("each with frequency 1, is `E0 01`"))
        var list = PostingsWriter(shape: .weighted)
        _ = list.append(numbers: [0, 1].span, frequencies: [1, 1].span) { _ in 1 }
        #expect(list.bytes.bytes == [0xE0, 0x01])
    }

    @Test func `every section has a chapter with its bytes`() throws {
        let chapters = document.lines.filter { $0.hasPrefix("## ") && $0.hasSuffix(" section") }
        let expected = FileSection.allCases.map { section in
            // wordPostings becomes Word postings.
            let words = "\(section)".map { $0.isUppercase ? " " + $0.lowercased() : String($0) }
            let name = words.joined()
            return "## \(name.prefix(1).uppercased())\(name.dropFirst()) section"
        }
        #expect(chapters == expected)
    }
}
