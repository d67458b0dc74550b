/// The folded text of a paragraph or a phrase as phrases are looked for in it.
///
/// It is the folded tokens one after another. White space beside a character of a script without
/// spaces is nothing; elsewhere any run of it is a single space. What folds to nothing isn't there.
/// `十三五 规划` and a line break inside of `规划` thus read as `十三五规划`, but `the  end` as `the end`.
struct MatchText {
    /// The folded text, and unused bytes behind it.
    var bytes: [UInt8]

    /// The number of bytes of the folded text.
    var count = 0

    /// Where each token that left anything begins, ascending, with ``wordFlag``; unused places behind.
    var starts: [UInt32]
    var startCount = 0

    var spaceIsPending = false

    /// Whether the tokens are held as they were written, not folded.
    let isAsWritten: Bool

    /// Stands beside the start of a token that is a word.
    static let wordFlag: UInt32 = 1 << 31

    init(isAsWritten: Bool = false) {
        self.isAsWritten = isAsWritten
        bytes = Array(repeating: 0, count: 1 << 12)
        starts = Array(repeating: 0, count: 1 << 8)
    }

    /// The folded text alone.
    var text: [UInt8] { Array(bytes[..<count]) }

    /// Where a token that left anything begins.
    @inline(__always)
    func tokenStart(_ token: Int) -> Int { Int(starts[token] & ~Self.wordFlag) }

    /// Whether a token is a word.
    func isWord(_ token: Int) -> Bool { starts[token] & Self.wordFlag != 0 }

    /// Where a token that left anything stands, the space behind it left out.
    func tokenRange(_ token: Int) -> Range<Int> {
        let start = tokenStart(token)
        guard token + 1 < startCount else { return start..<count }
        let end = tokenStart(token + 1)
        return start..<(end > start + 1 && bytes[end - 1] == 0x20 ? end - 1 : end)
    }

    /// The token that holds an offset.
    ///
    /// - Complexity: O(log(number of tokens)).
    func token(at offset: Int) -> Int {
        max(0, firstToken(from: offset + 1) - 1)
    }

    /// Takes in the tokens of an analysed text instead of what was held before.
    mutating func load(_ analysis: Analysis) {
        removeAll()
        reserve(tokens: analysis.tokens.count)
        for token in analysis.tokens {
            if isAsWritten, !token.folded.isEmpty {
                Array(analysis.text[token.range]).withRawSpan { append(token.kind, $0) }
            } else {
                token.folded.withRawSpan { append(token.kind, $0) }
            }
        }
    }

    /// Adds the next token.
    mutating func append(_ kind: PieceKind, _ folded: RawSpan) {
        guard kind != .space, folded.byteCount > 0 else {
            if kind == .space { spaceIsPending = true }
            return
        }
        if spaceIsPending { appendSpace(before: folded) }
        reserve(bytes: folded.byteCount)
        starts[startCount] = Self.start(at: count, of: kind)
        startCount += 1
        for offset in 0..<folded.byteCount {
            bytes[count + offset] = folded.load(UInt8.self, at: offset)
        }
        count += folded.byteCount
    }

    /// An offset as it is held in ``starts``.
    @inline(__always)
    static func start(at offset: Int, of kind: PieceKind) -> UInt32 {
        UInt32(truncatingIfNeeded: offset) & ~wordFlag | (kind.isWord ? wordFlag : 0)
    }

    private mutating func appendSpace(before folded: RawSpan) {
        spaceIsPending = false
        guard count > 0 else { return }
        let first = folded.load(UInt8.self, at: 0)
        let last = bytes[count - 1]
        // ASCII needs no closer look.
        if first >= 0x80 || last >= 0x80 {
            let before = UTF8Scalars.last(of: bytes.span.extracting(..<count)) ?? 0
            let behind = UTF8Scalars.first(of: folded.copied().span) ?? 0
            if ScalarClass.isUnspaced(before) || ScalarClass.isUnspaced(behind) { return }
        }
        reserve(bytes: 1)
        bytes[count] = 0x20
        count += 1
    }

    private mutating func reserve(bytes needed: Int) {
        guard count + needed + 8 > bytes.count else { return }
        bytes += [UInt8](repeating: 0, count: count + needed + 8)
    }

    mutating func reserve(tokens needed: Int) {
        reserve(bytes: min(8 * needed, 1 << 20))
        guard needed > starts.count else { return }
        starts = Array(repeating: 0, count: 2 * needed)
    }

    mutating func removeAll() {
        count = 0
        startCount = 0
        spaceIsPending = false
    }

    /// Whether a token begins or ends at an offset.
    ///
    /// - Complexity: O(log(number of tokens)).
    func isBorder(_ offset: Int) -> Bool {
        if offset <= 0 || offset >= count || bytes[offset] == 0x20 { return true }
        let token = firstToken(from: offset)
        return token < startCount && tokenStart(token) == offset
    }

    /// The first token that begins at an offset or behind it.
    private func firstToken(from offset: Int) -> Int {
        var low = 0
        var high = startCount
        while low < high {
            let middle = (low &+ high) &>> 1
            if tokenStart(middle) < offset { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Whether the character behind an offset may make one with the character before it.
    ///
    /// These are the second characters of canonical compositions in the scripts where a phrase may end
    /// inside of a token.
    func isComposed(at offset: Int) -> Bool {
        guard offset > 0, offset < count, bytes[offset] >= 0x80, !isBorder(offset) else {
            return false
        }
        let text = bytes.span.extracting(..<count)
        return Self.isSecond(UTF8Scalars.decode(text, at: offset, before: count).scalar)
    }

    static func isSecond(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x300...0x36F, 0x653...0x655, 0x93C, 0x102E, 0x1160...0x11FF: true
        case 0x3099, 0x309A, 0xFF9E, 0xFF9F: true
        default: false
        }
    }

    /// Whether the character before or behind an offset is Hangul.
    func isBesideHangul(_ offset: Int) -> Bool {
        let text = bytes.span.extracting(..<count)
        let before = UTF8Scalars.border(in: text, atOrBefore: offset - 1)
        return [before, offset].contains { place in
            ScalarClass.isHangul(UTF8Scalars.decode(text, at: place, before: text.count).scalar)
        }
    }
}
