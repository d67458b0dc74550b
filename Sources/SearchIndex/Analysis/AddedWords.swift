/// Words that a user adds to those that ICU knows, such as names that it cuts in parts.
///
///     var builder = try IndexBuilder(path: "reports.idx")
///     builder.addedWords = try AddedWords("供给侧结构性改革\n昌景黄")
///
/// They are kept in the index. Bare words of a query are looked for in them, so that such a name is
/// one word of the query; what is found by its parts stays found, and phrases know nothing of them.
public struct AddedWords: Hashable, Sendable {
    /// The words, folded, in byte order, each once.
    public let words: [[UInt8]]

    /// The most bytes that a word takes, folded or not.
    public static let byteLimit = 255

    /// The most words.
    public static let countLimit = 1 << 20

    /// No words.
    public init() { words = [] }

    /// Takes words that are folded and in order.
    init(sorted words: [[UInt8]]) { self.words = words }

    /// Reads words, one a line.
    ///
    /// Empty lines and those that begin with `#` are passed over, and so are words of one character,
    /// which are found without. A frequency and a part of speech behind a word, as in the dictionaries
    /// of jieba, are left out.
    ///
    /// - Throws: `unusableWord` for a line that can't be a word, `tooLarge` beyond
    ///   ``countLimit`` words, `segmentation` if ICU fails.
    /// - Complexity: O(n log n).
    public init(_ text: String) throws(SearchIndexError) {
        var folding = Folding()
        var found: [[UInt8]] = []
        let bytes = Array(text.utf8)
        var number = 0
        for line in bytes.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            number += 1
            let line = line.last == 0x0D ? line.dropLast() : line
            guard line.first != UInt8(ascii: "#") else { continue }
            let written = Self.word(of: number == 1 ? Self.withoutMark(line) : line)
            guard !written.isEmpty else { continue }
            let word = try Self.folded(written, line: number, &folding)
            guard UTF8Scalars.decode(word.span, at: 0, before: word.count).length < word.count
            else { continue }
            found.append(word)
        }
        found.sort { $0.lexicographicallyPrecedes($1) }
        var distinct: [[UInt8]] = []
        for word in found where distinct.last != word { distinct.append(word) }
        guard distinct.count <= Self.countLimit else {
            throw .tooLarge(what: "added words", limit: Self.countLimit)
        }
        words = distinct
    }

    /// These words and others.
    func union(_ others: Self) -> Self {
        if others.words.isEmpty || others == self { return self }
        var all = Set(words)
        all.formUnion(others.words)
        return Self(sorted: all.sorted { $0.lexicographicallyPrecedes($1) })
    }

    /// A line without a byte order mark.
    private static func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    }

    /// What a line says without the white space around it, and without what jieba writes behind a word.
    private static func word(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let fields = line.split { $0 == 0x20 || $0 == 0x09 }
        guard let first = fields.first, let last = fields.last else { return [] }
        let whole = line[first.startIndex..<last.endIndex]
        // A number behind a word of Latin letters may well be part of a name.
        guard fields.count > 1, fields.count <= 3, first.contains(where: { $0 >= 0xE0 }),
            fields[1].allSatisfy({ (0x30...0x39).contains($0) }),
            fields.count == 2 || last.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
        else { return whole }
        return first
    }

    private static func folded(
        _ written: ArraySlice<UInt8>,
        line: Int,
        _ folding: inout Folding
    ) throws(SearchIndexError) -> [UInt8] {
        func fail(_ reason: String) -> SearchIndexError {
            .unusableWord(line: line, reason: reason)
        }
        if written.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            throw fail("it holds a control character")
        }
        guard written.count <= byteLimit else { throw fail("it is longer than \(byteLimit) bytes") }
        var folded: [UInt8] = []
        try folding.fold(Array(written).span, into: &folded)
        let word = withoutNeedlessSpaces(folded)
        guard word.count <= byteLimit else { throw fail("it is longer than \(byteLimit) bytes") }
        guard WordScalars.areIn(word[...]) else { throw fail("it holds no letter and no digit") }
        return word
    }

    /// A folded word as it is looked for: white space beside a character of a script without spaces is
    /// nothing, elsewhere it is a single space.
    private static func withoutNeedlessSpaces(_ folded: [UInt8]) -> [UInt8] {
        var word: [UInt8] = []
        var before: UInt32?
        var isBehindSpace = false
        var offset = 0
        while offset < folded.count {
            let (scalar, length) = UTF8Scalars.decode(folded.span, at: offset, before: folded.count)
            if ScalarClass.isBlank(scalar) {
                isBehindSpace = true
            } else {
                if isBehindSpace, let before, !ScalarClass.isUnspaced(before),
                    !ScalarClass.isUnspaced(scalar)
                {
                    word.append(0x20)
                }
                isBehindSpace = false
                word += folded[offset..<offset + length]
                before = scalar
            }
            offset += length
        }
        return word
    }
}
