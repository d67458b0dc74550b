@testable import SearchIndex

/// Looks for a phrase by reading: the oracle of phrase search, with nothing in common with it but the
/// analysis.
///
/// A text becomes a list of cells, one for each folded character, that know whether a token begins
/// before them. Spaces beside characters of scripts without spaces are dropped, others kept once.
struct PlainScan: ~Copyable {
    struct Cell: Equatable {
        var scalar: UInt32
        var startsToken: Bool
        var kind: PieceKind
    }

    private var analyzer = Analyzer()

    mutating func cells(of text: String) throws -> [Cell] {
        var cells: [Cell] = []
        var space = false
        for token in try analyzer.analyze(text).tokens {
            if token.kind == .space { space = true }
            let folded = Array(String(decoding: token.folded, as: UTF8.self).unicodeScalars)
            guard token.kind != .space, let first = folded.first?.value else { continue }
            if space, let last = cells.last?.scalar,
                !Pairs.isUnspaced(last), !Pairs.isUnspaced(first)
            {
                cells.append(Cell(scalar: 0x20, startsToken: true, kind: .space))
            }
            space = false
            for (index, scalar) in folded.enumerated() {
                cells.append(
                    Cell(scalar: scalar.value, startsToken: index == 0, kind: token.kind)
                )
            }
        }
        return cells
    }

    /// The numbers of the cells where the phrase begins; an open end may stand inside of a word.
    static func places(of phrase: [Cell], in text: [Cell], openEnd: Bool = false) -> [Int] {
        guard !phrase.isEmpty, phrase.count <= text.count else { return [] }
        return (0...(text.count - phrase.count)).filter { start in
            for (offset, cell) in phrase.enumerated() {
                guard text[start + offset].scalar == cell.scalar else { return false }
                guard isSpacedLetter(cell.scalar) else { continue }
                let isLast =
                    offset + 1 == phrase.count || phrase[offset + 1].startsToken
                if cell.startsToken, !isBorder(start + offset, in: text, of: cell) { return false }
                if openEnd, offset + 1 == phrase.count { continue }
                if isLast, !isBorder(start + offset + 1, in: text, of: cell) { return false }
            }
            return true
        }
    }

    /// How often the phrase occurs, occurrences that overlap counted once.
    static func count(of phrase: [Cell], in text: [Cell]) -> Int {
        var count = 0
        var end = 0
        for place in places(of: phrase, in: text) where place >= end {
            count += 1
            end = place + phrase.count
        }
        return count
    }

    private static func isSpacedLetter(_ value: UInt32) -> Bool {
        guard !Pairs.isUnspaced(value), !ScalarClass.isHangul(value),
            let scalar = Unicode.Scalar(value)
        else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isBorder(_ place: Int, in text: [Cell], of cell: Cell) -> Bool {
        if place == 0 || place == text.count || text[place].startsToken { return true }
        guard cell.kind == .hangulWord else { return false }
        return ScalarClass.isHangul(text[place].scalar)
            || ScalarClass.isHangul(text[place - 1].scalar)
    }
}
