/// Counts a phrase of a script without spaces in stored paragraphs, without putting their text together.
///
/// Only few tokens of the vocabulary can be the first of an occurrence: those that hold the phrase or
/// end in the beginning of it. They are marked once; then a paragraph is read as numbers of tokens, and
/// only at a marked one are bytes compared. White space between unspaced characters is nothing.
struct UnspacedScan {
    private let index: SearchIndex
    private let needle: [UInt8]

    /// By rank: 1 if an occurrence may begin in the token.
    private var begins: [UInt8]

    /// Marks the tokens; `nil` if the phrase holds other characters than unspaced ones, or borders.
    ///
    /// - Complexity: O(tokens of the vocabulary).
    init?(_ pattern: PhrasePattern, of index: SearchIndex, in bytes: RawSpan) {
        guard !pattern.needle.isEmpty, pattern.isUnspaced else { return nil }
        self.index = index
        needle = pattern.needle
        begins = Array(repeating: 0, count: index.vocabulary.count)
        let head = FirstCharacter(of: needle)
        for rank in begins.indices {
            let record = index.vocabulary.record(of: rank, in: bytes)
            if record.isInline {
                guard head.stands(in: record) else { continue }
            }
            let folded = bytes.extracting(
                bytes.inside(index.vocabulary.folded(of: rank, in: bytes))
            )
            if mayBegin(in: folded) { begins[rank] = 1 }
        }
    }

    /// How often a paragraph holds the phrase, occurrences that overlap counted once.
    ///
    /// - Complexity: O(tokens of the paragraph).
    func count(in paragraph: Int, _ bytes: RawSpan) -> Int {
        let codes = index.text.codes(of: paragraph, in: bytes)
        let code = index.text.code
        let begins = begins.span
        var count = 0
        var offset = codes.lowerBound
        while offset < codes.upperBound {
            let rank = code.decode(bytes, at: &offset)
            guard rank < begins.count, begins[rank] != 0 else { continue }
            count &+= occurrences(from: rank, &offset, codes.upperBound, bytes)
        }
        return count
    }

    /// The paragraphs among some that hold the phrase, with how often.
    ///
    /// - Complexity: O(tokens of the paragraphs).
    func matches(among candidates: [UInt32], in bytes: RawSpan) -> LeafMatches {
        var matches = LeafMatches()
        matches.paragraphs.reserveCapacity(candidates.count)
        matches.frequencies.reserveCapacity(candidates.count)
        for paragraph in candidates {
            let times = count(in: Int(paragraph), bytes)
            guard times > 0 else { continue }
            matches.paragraphs.append(paragraph)
            matches.frequencies.append(UInt32(clamping: times))
        }
        return matches
    }

    /// How many occurrences begin in a token, or in the tokens in which those end.
    private func occurrences(
        from rank: Int,
        _ offset: inout Int,
        _ end: Int,
        _ bytes: RawSpan
    ) -> Int {
        var count = 0
        var token = folded(rank, bytes)
        var place = 0
        while place < token.count {
            var next = offset
            guard let stop = match(&token, from: place, &next, end, bytes) else {
                place &+= 1
                continue
            }
            count &+= 1
            offset = next
            place = stop
        }
        return count
    }

    /// Compares the phrase with what stands at a place.
    ///
    /// - Parameters:
    ///   - token: Where the first token's bytes are; afterwards, if all is found, the last one's.
    ///   - place: Where the phrase should begin, counted from the beginning of the token.
    ///   - next: Where the code of the next token is.
    ///   - end: Where the codes of the paragraph end.
    ///   - bytes: The bytes of the file.
    /// - Returns: Where the phrase ends, counted from the beginning of the last token; or `nil`.
    private func match(
        _ token: inout Range<Int>,
        from place: Int,
        _ next: inout Int,
        _ end: Int,
        _ bytes: RawSpan
    ) -> Int? {
        var current = token
        var offset = current.lowerBound &+ place
        var matched = 0
        while true {
            while offset < current.upperBound {
                let byte = bytes.load(UInt8.self, at: offset)
                guard byte == needle[matched] else { return nil }
                offset &+= 1
                matched &+= 1
                guard matched == needle.count else { continue }
                token = current
                return offset &- current.lowerBound
            }
            repeat {
                guard next < end else { return nil }
                let rank = index.text.code.decode(bytes, at: &next)
                let isSpace = index.vocabulary.kind(of: rank, in: bytes) == .space
                current = isSpace ? 0..<0 : folded(rank, bytes)
            } while current.isEmpty
            offset = current.lowerBound
        }
    }

    @inline(__always)
    private func folded(_ rank: Int, _ bytes: RawSpan) -> Range<Int> {
        bytes.inside(index.vocabulary.folded(of: rank, in: bytes))
    }

    /// Whether a token holds the phrase or ends in the beginning of it.
    private func mayBegin(in token: RawSpan) -> Bool {
        for start in 0..<token.byteCount {
            let common = min(needle.count, token.byteCount &- start)
            var index = 0
            while index < common, token.load(UInt8.self, at: start &+ index) == needle[index] {
                index &+= 1
            }
            if index == common { return true }
        }
        return false
    }
}

/// The first character of a phrase, to be compared with the tokens that records hold themselves.
private struct FirstCharacter {
    private let bits: UInt64
    private let mask: UInt64
    private let length: Int

    init(of needle: [UInt8]) {
        length = min(4, max(1, UTF8Scalars.decode(needle.span, at: 0, before: needle.count).length))
        var bits: UInt64 = 0
        for (index, byte) in needle.prefix(length).enumerated() {
            bits |= UInt64(byte) &<< UInt64(8 &* index)
        }
        self.bits = bits
        mask = UInt64.max &>> UInt64(64 &- 8 &* length)
    }

    @inline(__always)
    func stands(in record: TokenRecord) -> Bool {
        var rest = record.inlineBytes
        var left = record.surfaceCount &- length
        while left >= 0 {
            if rest & mask == bits { return true }
            rest &>>= 8
            left &-= 1
        }
        return false
    }
}
