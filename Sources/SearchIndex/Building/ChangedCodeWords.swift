/// Copies the stored text of an index where only some tokens have other ranks in the result.
///
/// Ranks that move are rare ones, nearly all of them: their code words are long. Text is copied as it
/// stands, and looked through eight bytes at a time for the beginnings of words that may be others.
struct ChangedCodeWords: Sendable {
    /// The code of the old text and of the new.
    private let code: DenseCode

    /// For each token of the source, its rank in the result, and its short code word; 0 for long ones.
    private let ranks: [UInt32]
    private let words: [UInt32]

    /// For each byte value, whether a word of one or two bytes that begins with it is another one.
    private var isChanged = [Bool](repeating: false, count: 256)

    /// The byte values for which that holds lie in here: those of words of one byte, and others.
    private let short: ByteRange
    private let long: ByteRange

    /// Compares the code words of an index with those of the result; `nil` if they are of another code.
    ///
    /// - Parameters:
    ///   - old: The code of the index.
    ///   - code: The code of the result.
    ///   - ranks: For each token of the index, its rank in the result.
    ///   - words: For each token of the index, its short code word in the result; 0 for long ones.
    init?(old: DenseCode, code: DenseCode, ranks: [UInt32], words: [UInt32]) {
        guard old == code else { return nil }
        self.code = code
        self.ranks = ranks
        self.words = words
        let stoppers = code.stoppers
        let end = min(ranks.count, stoppers + stoppers * (256 - stoppers))
        for rank in 0..<end where Int(ranks[rank]) != rank {
            isChanged[rank < stoppers ? rank : stoppers + (rank - stoppers) / stoppers] = true
        }
        short = ByteRange(isChanged[..<stoppers])
        long = ByteRange(isChanged[stoppers...])
    }

    /// The code words of the result for those in a range of the file.
    ///
    /// - Returns: `nil` if a word is longer or shorter than it was, or isn't one.
    /// - Complexity: O(length).
    func copy(_ place: Range<Int>, in bytes: RawSpan) -> [UInt8]? {
        let source = bytes.extracting(bytes.inside(place))
        var codes = source.copied()
        var written = codes.mutableSpan
        let continuers = ByteBound(code.stoppers)
        // Words that begin before are done with.
        var done = 0
        var offset = 0
        // Whether the byte before the next eight goes on with a word.
        var before: UInt64 = 0
        while offset < source.byteCount {
            let bytes = source.window(at: offset)
            let here = continuers.reached(by: bytes)
            let next = continuers.reached(by: source.window(at: offset &+ 1))
            var found = here & (next | long.holds(bytes))
            if !short.isEmpty { found |= short.holds(bytes) & ~(here &<< 8 | before) }
            before = here &>> 56
            while found != 0 {
                let start = offset &+ found.trailingZeroBitCount &>> 3
                found &= found &- 1
                // Behind the end stand zeros, which are no words.
                if start < done || start >= source.byteCount { continue }
                guard let end = replace(at: start, of: source, into: &written) else { return nil }
                done = end
            }
            offset &+= 8
        }
        return codes
    }

    /// Writes the new code word of the one that begins at a place, and returns where it ends.
    @inline(__always)
    private func replace(
        at start: Int,
        of source: RawSpan,
        into written: inout MutableSpan<UInt8>
    ) -> Int? {
        let first = Int(source.load(UInt8.self, at: start))
        let second = Int(source.load(UInt8.self, at: start &+ 1))
        if first >= code.stoppers, second < code.stoppers, !isChanged[first] { return start &+ 2 }
        var end = start
        let rank = code.decode(source, at: &end)
        guard rank < ranks.count, rank < words.count, end <= written.count else { return nil }
        guard Int(ranks[rank]) != rank else { return end }
        var word = words[rank]
        guard word != 0 else { return replaceLong(rank, at: start..<end, in: &written) }
        guard Int(word &>> 24) == end &- start else { return nil }
        for place in start..<end {
            written[place] = UInt8(truncatingIfNeeded: word)
            word &>>= 8
        }
        return end
    }

    private func replaceLong(
        _ rank: Int,
        at place: Range<Int>,
        in written: inout MutableSpan<UInt8>
    ) -> Int? {
        var word: [UInt8] = []
        code.append(Int(ranks[rank]), to: &word)
        guard word.count == place.count else { return nil }
        for (place, byte) in zip(place, word) { written[place] = byte }
        return place.upperBound
    }
}

/// Tells which of eight bytes lie in a range, all at once.
private struct ByteRange {
    let isEmpty: Bool
    private let low: ByteBound
    private let high: ByteBound

    /// The range from the first place that is marked to the last.
    init(_ marks: ArraySlice<Bool>) {
        let first = marks.firstIndex(of: true)
        isEmpty = first == nil
        low = ByteBound(first ?? 256)
        high = ByteBound((marks.lastIndex(of: true) ?? 255) + 1)
    }

    /// The top bit of each byte in the range.
    @inline(__always)
    func holds(_ bytes: UInt64) -> UInt64 { low.reached(by: bytes) & ~high.reached(by: bytes) }
}

/// Tells which of eight bytes reach a value, all at once.
private struct ByteBound {
    private static let tops: UInt64 = 0x8080_8080_8080_8080
    private let addend: UInt64
    private let isHigh: Bool
    private let isNever: Bool

    /// A value from 0 through 256.
    init(_ value: Int) {
        // What brings the lower seven bits of a byte to its top bit.
        addend = UInt64(0x80 - (value & 0x7F)) &* 0x0101_0101_0101_0101
        isHigh = value >= 0x80
        isNever = value > 0xFF
    }

    /// The top bit of each byte that is at least the value.
    @inline(__always)
    func reached(by bytes: UInt64) -> UInt64 {
        if isNever { return 0 }
        let lower = (bytes & ~Self.tops) &+ addend
        return (isHigh ? bytes & lower : bytes | lower) & Self.tops
    }
}

extension RawSpan {
    /// Eight bytes at an offset, zeros behind the end.
    @inline(__always)
    fileprivate func window(at offset: Int) -> UInt64 {
        guard offset > byteCount &- 8 else { return load(UInt64.self, at: offset) }
        var value: UInt64 = 0
        for place in 0..<8 {
            value |= UInt64(load(UInt8.self, at: offset &+ place)) &<< UInt64(8 &* place)
        }
        return value
    }
}
