/// Finds the code words of an index that are others in the result, where most stay as they are.
///
/// Ranks that move are rare ones, nearly all of them: their code words are long. Text is looked through
/// sixteen bytes at a time for the beginnings of words that may be others.
struct ChangedCodeWords: Sendable {
    /// The code of the old text and of the new.
    private let code: DenseCode

    /// For each token of the source, its rank in the result, and its short code word; 0 for long ones.
    private let ranks: [UInt32]
    private let words: [UInt32]

    /// For each two bytes, the first one higher, whether a word that begins with them is another one.
    private var isChanged = [Bool](repeating: false, count: 1 << 16)

    /// The first bytes of changed words of one byte lie in here, and those of two.
    private let short: ByteRanges
    private let middle: ByteRanges

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
        var short = [Bool](repeating: false, count: 256)
        var middle = short
        var word: [UInt8] = []
        for rank in ranks.indices where Int(ranks[rank]) != rank {
            word.removeAll(keepingCapacity: true)
            code.append(rank, to: &word)
            let first = Int(word[0]) << 8
            if word.count == 1 {
                short[Int(word[0])] = true
                for second in 0...0xFF { isChanged[first | second] = true }
            } else {
                if word.count == 2 { middle[Int(word[0])] = true }
                isChanged[first | Int(word[1])] = true
            }
        }
        (self.short, self.middle) = (ByteRanges(of: short), ByteRanges(of: middle))
    }

    /// The code words in a range of a file, those that are others in the result replaced.
    ///
    /// - Parameters:
    ///   - place: The range, which begins and ends with code words.
    ///   - file: The file.
    ///   - bytes: Its bytes.
    /// - Returns: `nil` if a word is longer or shorter than it was, or isn't one.
    /// - Complexity: O(length).
    func copy(_ place: Range<Int>, of file: MappedFile, in bytes: RawSpan) -> EditedBytes? {
        let place = bytes.inside(place)
        let source = bytes.extracting(place)
        var copied = EditedBytes(of: file)
        copied.append(place)
        guard replace(wordAt: 0, of: source, at: place.lowerBound, to: &copied) else { return nil }
        var offset = 1
        while offset &+ 17 <= source.byteCount {
            var (low, high) = beginnings(in: source, at: offset)
            var start = offset
            while low | high != 0 {
                if low == 0 {
                    (low, high) = (high, 0)
                    start = offset &+ 8
                }
                let word = start &+ low.trailingZeroBitCount &>> 3
                low &= low &- 1
                guard replace(wordAt: word, of: source, at: place.lowerBound, to: &copied) else {
                    return nil
                }
            }
            offset &+= 16
        }
        while offset < source.byteCount {
            if source.load(UInt8.self, at: offset &- 1) < code.stoppers {
                guard replace(wordAt: offset, of: source, at: place.lowerBound, to: &copied) else {
                    return nil
                }
            }
            offset &+= 1
        }
        return copied
    }

    /// Where words that may be others begin among sixteen bytes: the top bit of each first byte.
    @inline(__always)
    private func beginnings(in source: RawSpan, at offset: Int) -> (low: UInt64, high: UInt64) {
        let stoppers = SIMD16(repeating: UInt8(truncatingIfNeeded: code.stoppers))
        let first = source.loadVector(at: offset)
        let second = source.loadVector(at: offset &+ 1)
        var found = (first .>= stoppers) .& (second .>= stoppers)
        for index in 0..<middle.count { found = found .| middle.ranges[index].holds(first) }
        for index in 0..<short.count { found = found .| short.ranges[index].holds(first) }
        found = found .& (source.loadVector(at: offset &- 1) .< stoppers)
        return SIMD16<UInt8>(repeating: 0).replacing(with: 0x80, where: found).halves
    }

    /// Replaces the word that begins at a place if it is another one; false if it isn't as long, or no word.
    @inline(__always)
    private func replace(
        wordAt start: Int,
        of source: RawSpan,
        at offset: Int,
        to copied: inout EditedBytes
    ) -> Bool {
        let first = Int(source.load(UInt8.self, at: start))
        let second = Int(source.load(UInt8.self, at: start &+ 1))
        guard isChanged[first &<< 8 | second], start < source.byteCount else { return true }
        return replace(changed: start, of: source, at: offset, to: &copied)
    }

    private func replace(
        changed start: Int,
        of source: RawSpan,
        at offset: Int,
        to copied: inout EditedBytes
    ) -> Bool {
        var end = start
        let rank = code.decode(source, at: &end)
        guard rank < ranks.count, rank < words.count, end <= source.byteCount else { return false }
        guard Int(ranks[rank]) != rank else { return true }
        var new = UInt64(words[rank] & 0xFF_FFFF)
        var count = Int(words[rank] &>> 24)
        if words[rank] == 0 {
            var word: [UInt8] = []
            code.append(Int(ranks[rank]), to: &word)
            new = word.reversed().reduce(0) { $0 << 8 | UInt64($1) }
            count = word.count
        }
        guard count == end &- start else { return false }
        var turned = new
        for place in 0..<count {
            turned ^= UInt64(source.load(UInt8.self, at: start &+ place)) &<< UInt64(8 &* place)
        }
        let place = 8 &* (offset &+ start)
        copied.turn(UInt32(truncatingIfNeeded: turned), at: place)
        if turned >> 32 != 0 { copied.turn(UInt32(turned >> 32), at: place &+ 32) }
        return true
    }
}

/// A few ranges of values of bytes.
private struct ByteRanges {
    /// The values from one through another.
    struct Values {
        var least: UInt8
        var most: UInt8

        /// Which of sixteen bytes lie in the range.
        @inline(__always)
        func holds(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
            (bytes .>= SIMD16(repeating: least)) .& (bytes .<= SIMD16(repeating: most))
        }
    }

    private(set) var ranges = [6 of Values](repeating: Values(least: 0, most: 0))
    private(set) var count = 0

    /// The smallest ranges that hold some values, which may hold others as well where there are many.
    init(of isHeld: [Bool]) {
        var all: [Values] = []
        for value in isHeld.indices where isHeld[value] {
            let byte = UInt8(value)
            if let last = all.indices.last, Int(all[last].most) + 1 == value {
                all[last].most = byte
            } else {
                all.append(Values(least: byte, most: byte))
            }
        }
        while all.count > ranges.count {
            var narrowest = 1
            for index in 2..<all.count
            where all[index].least - all[index - 1].most
                < all[narrowest].least - all[narrowest - 1].most
            {
                narrowest = index
            }
            all[narrowest - 1].most = all.remove(at: narrowest).most
        }
        count = all.count
        for index in all.indices { ranges[index] = all[index] }
    }
}
