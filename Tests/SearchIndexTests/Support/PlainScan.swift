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

        /// The characters of the text that it came from, in scalars; those of a space are none.
        var source = 0..<0
    }

    private var analyzer = Analyzer()

    mutating func cells(of text: String, asWritten: Bool = false) throws -> [Cell] {
        var cells: [Cell] = []
        var space = false
        var start = 0
        let analysis = try analyzer.analyze(text)
        for token in analysis.tokens {
            let surface = Array(analysis.text(in: token.range).unicodeScalars)
            defer { start += surface.count }
            if token.kind == .space { space = true }
            var folded = Array(String(decoding: token.folded, as: UTF8.self).unicodeScalars)
            if asWritten, !folded.isEmpty { folded = surface }
            guard token.kind != .space, let first = folded.first?.value else { continue }
            if space, let last = cells.last?.scalar,
                !Pairs.isUnspaced(last), !Pairs.isUnspaced(first)
            {
                cells.append(Cell(scalar: 0x20, startsToken: true, kind: .space))
            }
            space = false
            let sources =
                asWritten ? folded.indices.map { $0..<($0 + 1) } : try Self.sources(of: surface)
            for (index, scalar) in folded.enumerated() {
                let source = sources[index]
                cells.append(
                    Cell(
                        scalar: scalar.value,
                        startsToken: index == 0,
                        kind: token.kind,
                        source: (start + source.lowerBound)..<(start + source.upperBound)
                    )
                )
            }
        }
        return cells
    }

    /// The scalars of a token that each of its folded scalars came from.
    ///
    /// The token is cut wherever its parts fold as they do together, but a letter with its marks only
    /// if it can be cut before each of them. What folds to nothing belongs to what stands before it, or
    /// else to the next.
    private static func sources(of surface: [Unicode.Scalar]) throws -> [Range<Int>] {
        var folding = Folding()
        func folded(_ range: Range<Int>) throws -> [Unicode.Scalar] {
            let text = String(String.UnicodeScalarView(surface[range]))
            var bytes: [UInt8] = []
            try folding.fold(Array(text.utf8).span, into: &bytes)
            return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        }
        let whole = try folded(surface.indices)
        var heads: [Int: Int] = [:]
        for end in 1...surface.count {
            let head = try folded(0..<end)
            if try head + folded(end..<surface.count) == whole { heads[end] = head.count }
        }
        var first = 0
        for end in 1...surface.count {
            if end < surface.count, try !folding.hasBoundary(before: surface[end].value) {
                continue
            }
            if !(first + 1..<end).allSatisfy({ heads[$0] != nil }) {
                for inner in first + 1..<end { heads[inner] = nil }
            }
            first = end
        }
        var sources: [Range<Int>] = []
        var start = 0
        for end in heads.keys.sorted() {
            let count = heads[end]! - sources.count
            if count == 0, let last = sources.last {
                for index in sources.indices where sources[index] == last {
                    sources[index] = last.lowerBound..<end
                }
            }
            sources += Array(repeating: start..<end, count: count)
            if !sources.isEmpty { start = end }
        }
        return sources
    }

    /// The numbers of the cells where the phrase begins; an open end may stand inside of a word.
    static func places(
        of phrase: [Cell],
        in text: [Cell],
        openEnd: Bool = false,
        wholeWords: Bool = false
    ) -> [Int] {
        if wholeWords {
            return places(of: phrase, in: text, openEnd: openEnd).filter { place in
                isTokenBorder(place, in: text)
                    && (openEnd || isTokenBorder(place + phrase.count, in: text))
            }
        }
        guard !phrase.isEmpty, phrase.count <= text.count else { return [] }
        return (0...(text.count - phrase.count)).filter { start in
            for (offset, cell) in phrase.enumerated() {
                guard text[start + offset].scalar == cell.scalar else { return false }
                guard cell.kind == .spacedWord || isSpacedLetter(cell.scalar) else { continue }
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

    static func isTokenBorder(_ place: Int, in text: [Cell]) -> Bool {
        place == 0 || place == text.count || text[place].startsToken
    }

    private static func isBorder(_ place: Int, in text: [Cell], of cell: Cell) -> Bool {
        if isTokenBorder(place, in: text) { return true }
        guard cell.kind == .hangulWord else { return false }
        return ScalarClass.isHangul(text[place].scalar)
            || ScalarClass.isHangul(text[place - 1].scalar)
    }
}
