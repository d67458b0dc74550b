@testable import SearchIndex

/// A random vocabulary of tokens of all kinds, for tests of the stored text.
struct TokenSample {
    struct Token: Hashable {
        var surface: [UInt8]
        var folded: [UInt8]
        var kind: PieceKind
        var word: Int?
    }

    static let joiner = Token(surface: [], folded: [], kind: .other, word: nil)
    static let space = Token(surface: [0x20], folded: [0x20], kind: .space, word: nil)

    /// The tokens by rank; the joiner and the single space are among them.
    var tokens: [Token]

    init(count: Int, using random: inout SplitMix) {
        tokens = [Self.joiner, Self.space]
        for number in 0..<count {
            let kind = PieceKind(rawValue: UInt8.random(in: 0...4, using: &random)) ?? .other
            let longest = random.oneIn(20) ? 255 : 8
            let surface = random.bytes(Int.random(in: 1...longest, using: &random))
            var folded = surface
            switch Int.random(in: 0..<6, using: &random) {
            case 0: folded = []
            case 1: folded = random.bytes(Int.random(in: 0...400, using: &random))
            case 2: folded[0] ^= 0x20
            default: break
            }
            let word = kind.isWord ? Int(random.number(bits: 30)) : nil
            tokens.append(
                Token(surface: surface, folded: folded, kind: kind, word: number == 0 ? nil : word)
            )
        }
        tokens.shuffle(using: &random)
    }

    /// The bytes of the vocabulary.
    func vocabulary() throws -> [UInt8] {
        var writer = VocabularyWriter()
        for token in tokens {
            writer.append(
                surface: token.surface[...],
                folded: token.folded[...],
                kind: token.kind,
                word: token.word,
                count: 1
            )
        }
        return try writer.finish()
    }

    /// Random tokens of a paragraph, as they follow each other in its text.
    func paragraph(using random: inout SplitMix) -> [Token] {
        var paragraph: [Token] = []
        for _ in 0..<Int(random.number(bits: 6)) {
            paragraph.append(tokens.randomElement(using: &random) ?? Self.space)
            // As in most texts, so that the rule of the implied space meets all its cases.
            if random.oneIn(2) { paragraph.append(Self.space) }
        }
        return paragraph.filter { !$0.surface.isEmpty }
    }

    /// What is stored of a paragraph: no space between spaced words, a joiner where there was none.
    func stored(_ paragraph: [Token]) -> [Int] {
        var ranks: [Int] = []
        for (index, token) in paragraph.enumerated() {
            let isBetween =
                index > 0 && index < paragraph.count - 1
                && paragraph[index - 1].kind.isSpaced && paragraph[index + 1].kind.isSpaced
            if token == Self.space, isBetween { continue }
            if index > 0, token.kind.isSpaced, paragraph[index - 1].kind.isSpaced {
                ranks.append(rank(of: Self.joiner))
            }
            ranks.append(rank(of: token))
        }
        return ranks
    }

    func rank(of token: Token) -> Int {
        tokens.firstIndex(of: token) ?? -1
    }
}
