extension MatchText {
    /// Takes in a stored paragraph instead of what was held before.
    ///
    /// - Complexity: O(its length); nothing is allocated once the buffers are large enough.
    mutating func load(_ paragraph: Int, of index: SearchIndex, in file: RawSpan) {
        removeAll()
        let codes = index.text.codes(of: paragraph, in: file)
        // A token takes a byte of code or more.
        reserve(tokens: codes.count)
        var offset = codes.lowerBound
        var afterSpaced = false
        while offset < codes.upperBound {
            loadShortTokens(&offset, codes.upperBound, &afterSpaced, of: index, in: file)
            guard offset < codes.upperBound else { return }
            // A token that is long, folds to other bytes, or stands behind white space.
            let rank = index.text.code.decode(file, at: &offset)
            let kind = index.vocabulary.kind(of: rank, in: file)
            if afterSpaced, kind.isSpaced { spaceIsPending = true }
            afterSpaced = kind.isSpaced
            let folded = index.vocabulary.folded(of: rank, in: file)
            if isAsWritten, !folded.isEmpty {
                let surface = index.vocabulary.surface(of: rank, in: file)
                append(kind, file.extracting(file.inside(surface)))
            } else {
                append(kind, file.extracting(file.inside(folded)))
            }
        }
    }

    /// Takes in tokens as long as their records hold them and nothing but a token stands between.
    ///
    /// A token is stored as eight bytes at once, of which the next one covers the unused ones.
    private mutating func loadShortTokens(
        _ offset: inout Int,
        _ end: Int,
        _ afterSpaced: inout Bool,
        of index: SearchIndex,
        in file: RawSpan
    ) {
        guard !spaceIsPending else { return }
        let code = index.text.code
        let vocabulary = index.vocabulary
        var length = count
        var tokens = startCount
        var place = offset
        var isSpaced = afterSpaced
        // Safe: a token is stored only while eight bytes and a start are left for it; both buffers
        // stay where they are inside of the closures.
        unsafe bytes.withUnsafeMutableBytes { bytes in
            unsafe starts.withUnsafeMutableBufferPointer { starts in
                while place < end, length &+ 8 <= bytes.count, tokens < starts.count {
                    var next = place
                    let rank = code.decode(file, at: &next)
                    let record = vocabulary.record(of: rank, in: file)
                    let kind = record.kind
                    let nextIsSpaced = kind.isSpaced
                    guard record.isInline, kind != .space, record.surfaceCount > 0,
                        !(isSpaced && nextIsSpaced)
                    else { break }
                    isSpaced = nextIsSpaced
                    unsafe starts[tokens] = Self.start(at: length, of: kind)
                    tokens &+= 1
                    unsafe bytes.storeBytes(
                        of: record.inlineBytes.littleEndian,
                        toByteOffset: length,
                        as: UInt64.self
                    )
                    length &+= record.surfaceCount
                    place = next
                }
            }
        }
        count = length
        startCount = tokens
        offset = place
        afterSpaced = isSpaced
    }
}
