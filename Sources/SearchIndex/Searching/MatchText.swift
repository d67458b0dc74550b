/// The folded text of a paragraph or a phrase as phrases are looked for in it.
///
/// It is the folded tokens one after another. White space beside a character of a script without
/// spaces is nothing; elsewhere any run of it is a single space. What folds to nothing isn't there.
/// `十三五 规划` and a line break inside of `规划` thus read as `十三五规划`, but `the  end` as `the end`.
struct MatchText {
    /// The folded text.
    private(set) var bytes: [UInt8] = []

    /// Where each token that left anything begins, ascending.
    private(set) var starts: [UInt32] = []

    private var spaceIsPending = false
    private var afterSpaced = false

    /// Adds the next token.
    @inline(__always)
    mutating func append(_ kind: PieceKind, folded: RawSpan) {
        guard kind != .space, folded.byteCount > 0 else {
            if kind == .space { spaceIsPending = true }
            return
        }
        if spaceIsPending { appendSpace(before: folded) }
        starts.append(UInt32(bytes.count))
        bytes.append(copying: folded)
    }

    private mutating func appendSpace(before folded: RawSpan) {
        spaceIsPending = false
        guard let last = UTF8Scalars.last(of: bytes.span) else { return }
        let first = UTF8Scalars.first(of: folded.copied().span) ?? 0
        if !ScalarClass.isUnspaced(last), !ScalarClass.isUnspaced(first) { bytes.append(0x20) }
    }

    /// Takes in a stored paragraph instead of what was held before.
    ///
    /// - Complexity: O(its length); nothing is allocated once the buffers are large enough.
    mutating func load(_ paragraph: Int, of index: SearchIndex, in file: RawSpan) {
        removeAll()
        let vocabulary = index.vocabulary
        index.text.forEachRank(of: paragraph, in: file) { rank in
            let kind = vocabulary.kind(of: rank, in: file)
            if afterSpaced, kind.isSpaced { spaceIsPending = true }
            afterSpaced = kind.isSpaced
            append(kind, folded: file.extracting(vocabulary.folded(of: rank, in: file)))
        }
    }

    /// Takes in the tokens of an analysed text instead of what was held before.
    mutating func load(_ analysis: Analysis) {
        removeAll()
        for token in analysis.tokens {
            token.folded.withRawSpan { append(token.kind, folded: $0) }
        }
    }

    private mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        spaceIsPending = false
        afterSpaced = false
    }

    /// Whether a token begins or ends at an offset.
    ///
    /// - Complexity: O(log(number of tokens)).
    func isBorder(_ offset: Int) -> Bool {
        if offset <= 0 || offset >= bytes.count || bytes[offset] == 0x20 { return true }
        let place = UInt32(offset)
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low &+ high) &>> 1
            if starts[middle] < place { low = middle &+ 1 } else { high = middle }
        }
        return low < starts.count && starts[low] == place
    }
}
