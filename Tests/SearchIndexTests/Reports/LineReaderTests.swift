import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Line reader` {
    private struct Found: Equatable {
        var text: String
        var number: Int

        init(_ text: String, _ number: Int) {
            self.text = text
            self.number = number
        }
    }

    private func lines(_ text: String, pieceLimit: Int = 1 << 20) -> [Found] {
        let bytes = Array(text.utf8)
        var reader = LineReader(pieceLimit: pieceLimit)
        var found: [Found] = []
        while let line = reader.next(in: bytes.span) {
            found.append(Found(String(decoding: bytes[line.range], as: UTF8.self), line.number))
        }
        return found
    }

    @Test func `LF, CRLF and CR end lines and count`() {
        #expect(
            lines("a\nb\r\nc\rd\r\r\ne\n\nf")
                == [
                    .init("a", 1), .init("b", 2), .init("c", 3), .init("d", 4), .init("e", 6),
                    .init("f", 8),
                ]
        )
    }

    @Test func `other line ends split but don't count`() {
        #expect(
            lines("a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\ng")
                == ["a", "b", "c", "d", "e", "f"].map { .init($0, 1) } + [.init("g", 2)]
        )
    }

    @Test func `white space of every kind is trimmed, and kept inside`() {
        let space = " \t\u{3000}\u{A0}\u{FEFF}\u{200B}\u{200D}\u{2003}\u{202F}\u{1680}\u{85}"
        #expect(
            lines("\(space)一 二\u{3000}三\(space)\n\(space)\n四") == [
                .init("一 二\u{3000}三", 1), .init("四", 3),
            ]
        )
        #expect(lines(space).isEmpty)
        #expect(lines("").isEmpty)
        // Characters whose bytes resemble those of white space.
        #expect(lines("あ\u{2010}") == [.init("あ\u{2010}", 1)])
        #expect(lines("\u{20A0}") == [.init("\u{20A0}", 1)])
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `random texts are cut as by a plain loop over characters`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pool: [Unicode.Scalar] = [
            "a", "文", "\n", "\r", "\u{2028}", "\u{85}", " ", "\u{3000}", "\u{C}", "。", "é",
            "\u{200B}", "𠀀",
        ]
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                text.append(pool[Int.random(in: 0..<pool.count, using: &random)])
            }
            #expect(lines(String(text)) == plainLines(text), "seed \(seed)")
        }
    }

    private func plainLines(_ text: String.UnicodeScalarView) -> [Found] {
        let ends: Set<Unicode.Scalar> = [
            "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}",
        ]
        let spaces: Set<Unicode.Scalar> = [" ", "\u{3000}", "\u{200B}"]
        var found: [Found] = []
        var current: [Unicode.Scalar] = []
        var number = 1
        let finish = { (line: [Unicode.Scalar]) in
            let trimmed = line.drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }
            if !trimmed.isEmpty { found.append(Found(Scalars(trimmed.reversed()).string, number)) }
        }
        var last: Unicode.Scalar?
        for scalar in text {
            if ends.contains(scalar) {
                finish(current)
                current = []
                if scalar == "\r" || (scalar == "\n" && last != "\r") { number += 1 }
            } else {
                current.append(scalar)
            }
            last = scalar
        }
        finish(current)
        return found
    }
}

@Suite(.timeLimit(.minutes(15)))
struct `Long lines` {
    private func pieces(_ text: String, limit: Int) -> [String] {
        let bytes = Array(text.utf8)
        var reader = LineReader(pieceLimit: limit)
        var found: [String] = []
        while let line = reader.next(in: bytes.span) {
            #expect(line.number == 1)
            #expect(line.range.count <= limit)
            found.append(String(decoding: bytes[line.range], as: UTF8.self))
        }
        return found
    }

    @Test func `a long line is cut behind the last sentence that fits`() {
        #expect(pieces("一二三。四五。六七八九", limit: 24) == ["一二三。四五。", "六七八九"])
        #expect(pieces("他说：“好。”然后就走了很远", limit: 24) == ["他说：“好。”", "然后就走了很远"])
        #expect(
            pieces("It is 3.14. And more words", limit: 16) == ["It is 3.14.", "And more words"]
        )
    }

    @Test func `without a sentence it is cut at white space, else between characters`() {
        #expect(pieces("alpha beta gamma delta", limit: 16) == ["alpha beta gamma", "delta"])
        #expect(pieces("alpha beta gammas delta", limit: 16) == ["alpha beta", "gammas delta"])
        #expect(pieces("3.141592653589793238", limit: 16) == ["3.14159265358979", "3238"])
        #expect(pieces("一二三四五六七八", limit: 16) == ["一二三四五", "六七八"])
        #expect(pieces("𠀀𠀁𠀂𠀃𠀄", limit: 18) == ["𠀀𠀁𠀂𠀃", "𠀄"])
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `the pieces of a random line hold all of it but white space`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pool: [Unicode.Scalar] = ["a", "文", " ", "。", ".", "\u{3000}", "”", "𠀀", "!", "；", "́"]
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                text.append(pool[Int.random(in: 0..<pool.count, using: &random)])
            }
            let isText = { (scalar: Unicode.Scalar) in scalar != " " && scalar != "\u{3000}" }
            let joined = pieces(String(text), limit: Int.random(in: 16...40, using: &random))
                .joined()
            #expect(
                joined.unicodeScalars.filter(isText).elementsEqual(text.filter(isText)),
                "seed \(seed)"
            )
        }
    }

    @Test func `lines of megabytes take linear time, whatever is in them`() {
        let size = 8 << 20
        for unit in ["中", "a", "句。", "x ", "\u{3000}中", ". "] {
            let bytes = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
            let drafts = ReportReader.read(bytes, path: SourcePath("a.txt"))
            #expect(drafts.count == 1)
            #expect(drafts[0].paragraphs.count >= 8)
            #expect(drafts[0].paragraphs.count <= 20)
        }
    }
}
