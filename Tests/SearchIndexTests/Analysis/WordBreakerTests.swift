import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Word breaker` {
    @Test(arguments: ScriptSamples.all.map(\.text))
    func `pieces cover the text and end on borders of characters`(text: String) throws {
        let pieces = try cut([text])
        #expect(pieces.map(\.text).joined().utf8.elementsEqual(text.utf8))
        for piece in pieces {
            #expect(!piece.text.isEmpty)
            #expect(!piece.text.unicodeScalars.contains("\u{FFFD}"))
        }
    }

    @Test(arguments: [
        ("增长12.5%", "增长 12.5"),
        ("互联网+", "互 联 网"),
        ("5G网络C#", "5G 网络 C"),
        ("数字经济发展", "数字 经济 发展"),
        ("，。 \u{3000}\t", ""),
        ("don't re\u{301}sume\u{301}", "don't re\u{301}sume\u{301}"),
        ("3+1 C# PM2.5 62.9%", "3 1 C PM2.5 62.9"),
        ("2023년 한국어", "2023 년 한국어"),
    ])
    func `words are those of ICU`(text: String, expected: String) throws {
        #expect(try words(of: text).joined(separator: " ").utf8.elementsEqual(expected.utf8))
    }

    @Test func `kinds follow the script`() throws {
        let text = "统计 カナ ไทย ລາວ ខ្មែរ မြန်မာ 한글 abc Ж 12.5 १२ ๑๒ ，+ \u{200B} 々 ⺠ ㈱ ㉠ ① 👍"
        var kinds: [String: PieceKind] = [:]
        for piece in try cut([text]) { kinds[piece.text] = piece.kind }
        for word in ["统计", "カナ", "ไทย", "ລາວ", "ខ្មែរ", "々", "⺠", "㈱"] {
            #expect(kinds[word] == .unspacedWord, "\(word)")
        }
        for word in ["한글", "㉠"] { #expect(kinds[word] == .hangulWord, "\(word)") }
        for word in ["abc", "Ж", "12.5", "१२", "๑๒"] {
            #expect(kinds[word] == .spacedWord, "\(word)")
        }
        for symbol in ["，", "+", "①", "👍"] { #expect(kinds[symbol] == .other, "\(symbol)") }
        for white in [" ", "\u{200B}"] { #expect(kinds[white] == .space) }
    }

    @Test func `Thai and Lao are cut as written`() throws {
        // NFKC takes U+0E33 and U+0EB3 apart, and ICU's dictionaries don't know the parts.
        #expect(try words(of: "กำลังสำหรับ") == ["กำลัง", "สำหรับ"])
        #expect(try words(of: "ກຳລັງສຳລັບ") == ["ກຳລັງ", "ສຳລັບ"])
    }

    @Test(arguments: seeds)
    func `paragraphs cut jointly are cut as each alone`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var paragraphs = ScriptSamples.all.map(\.text)
        for _ in 0..<60 {
            let count = Int.random(in: 0..<80, using: &generator)
            paragraphs.append(ScriptSamples.random(count: count, using: &generator))
        }
        paragraphs.shuffle(using: &generator)
        let alone = try paragraphs.flatMap { try cut([$0]) }
        #expect(try cut(paragraphs) == alone)
    }

    @Test func `many passages are cut as one`() throws {
        var generator = SplitMix(seed: 7)
        var paragraphs = (0..<300).map { _ in ScriptSamples.random(count: 400, using: &generator) }
        paragraphs.insert(ScriptSamples.random(count: 100_000, using: &generator), at: 17)
        #expect(try cut(paragraphs) == paragraphs.flatMap { try cut([$0]) })
    }

    @Test(arguments: seeds)
    func `a breaker remembers nothing of earlier texts`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var breaker = try WordBreaker()
        for _ in 0..<50 {
            let text = ScriptSamples.random(count: 40, using: &generator)
            #expect(try cut([text], with: &breaker) == cut([text]))
        }
    }

    @Test func `no paragraphs and empty ones have no pieces`() throws {
        #expect(try cut([]).isEmpty)
        #expect(try cut(["", "", ""]).isEmpty)
        #expect(try cut(["", "a", "", "b", ""]).map(\.text) == ["a", "b"])
    }

    @Test(arguments: ["a", "한", "ก", "\u{301}", "𠮷\u{301}", "👩\u{200D}", " ", "\u{AD}"])
    func `no piece is longer than 255 bytes`(unit: String) throws {
        let text = "x" + String(repeating: unit, count: 100_000) + "。"
        let pieces = try cut([text])
        #expect(pieces.map(\.text).joined().utf8.elementsEqual(text.utf8))
        #expect(pieces.allSatisfy { 1...255 ~= $0.text.utf8.count })
    }

    @Test func `of a long word only the first part is a word`() throws {
        let pieces = try cut(["é" + String(repeating: "é", count: 999) + "     "])
        #expect(pieces.count == 9)
        #expect(pieces[0].kind == .spacedWord)
        #expect(pieces[0].text.utf8.count == 254)
        #expect(pieces[1..<8].allSatisfy { $0.kind == .other })
        #expect(pieces[8].kind == .space)
        let spaces = try cut([String(repeating: " ", count: 1000)])
        #expect(spaces.count == 4)
        #expect(spaces.allSatisfy { $0.kind == .space })
    }

    @Test(arguments: seeds)
    func `ill-formed bytes are covered all the same`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var breaker = try WordBreaker()
        for _ in 0..<200 {
            var text = Array(ScriptSamples.random(count: 30, using: &generator).utf8)
            for _ in 0..<Int.random(in: 1...8, using: &generator) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &generator)
                text[place] = UInt8.random(in: 0...255, using: &generator)
            }
            let middle = UInt32(Int.random(in: 0...text.count, using: &generator))
            let ends = [middle, UInt32(text.count)]
            var pieces: [Piece] = []
            try breaker.cut(text.span, paragraphEnds: ends.span, into: &pieces)
            #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.end < $1.end })
            #expect(pieces.last.map { Int($0.end) } ?? 0 == text.count)
            #expect(middle == 0 || pieces.contains { $0.end == middle })
        }
    }

    @Test func `every cut of a few bytes survives`() throws {
        var breaker = try WordBreaker()
        let bytes: [UInt8] = [0x61, 0x80, 0xC3, 0xE4, 0xB8, 0xF0, 0x9F, 0xED, 0xA0, 0xFF]
        var pieces: [Piece] = []
        for first in bytes {
            for second in bytes {
                for third in bytes {
                    for fourth in bytes {
                        let text = [first, second, third, fourth]
                        try breaker.cut(text.span, paragraphEnds: [4].span, into: &pieces)
                        #expect(pieces.last?.end == 4)
                    }
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `the same bytes are of the same kind wherever they stand`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var kinds: [[UInt8]: PieceKind] = [:]
        for _ in 0..<400 {
            for piece in try cut([ScriptSamples.random(count: 60, using: &generator)]) {
                let kind = kinds.updateValue(piece.kind, forKey: Array(piece.text.utf8))
                #expect(kind == nil || kind == piece.kind, "\(piece.text.unicodeScalars)")
            }
        }
    }
}

/// A piece by its text.
struct TextPiece: Equatable {
    var text: String
    var kind: PieceKind

    static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.text.utf8.elementsEqual(right.text.utf8)
    }
}

/// The pieces of some paragraphs, cut jointly.
func cut(_ paragraphs: [String]) throws -> [TextPiece] {
    var breaker = try WordBreaker()
    return try cut(paragraphs, with: &breaker)
}

func cut(_ paragraphs: [String], with breaker: inout WordBreaker) throws -> [TextPiece] {
    var text: [UInt8] = []
    var ends: [UInt32] = []
    for paragraph in paragraphs {
        text += Array(paragraph.utf8)
        ends.append(UInt32(text.count))
    }
    var pieces: [Piece] = []
    try breaker.cut(text.span, paragraphEnds: ends.span, into: &pieces)
    var start = 0
    return pieces.map { piece in
        defer { start = Int(piece.end) }
        return TextPiece(
            text: String(decoding: text[start..<Int(piece.end)], as: UTF8.self),
            kind: piece.kind
        )
    }
}

/// The words of a text as written.
func words(of text: String) throws -> [String] {
    try cut([text]).filter(\.kind.isWord).map(\.text)
}
