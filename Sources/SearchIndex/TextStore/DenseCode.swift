/// A byte code for ranks in which the commonest take one byte: the (s,c)-dense code.
///
/// Of the 256 byte values the first `s`, the stoppers, end a code word; the others, the continuers,
/// go before. All code words are used, and decoding can begin at any code word.
///
///     rank  0 ..< s            | stopper |
///     rank  s ..< s + s c      | continuer | stopper |
///     rank  … ..< … + s c²     | continuer | continuer | stopper |
///
/// Source: Brisaboa, Fariña, Navarro, Esteller: (S,C)-Dense Coding: An Optimized Compression Code for
/// Natural Language Text Databases, SPIRE 2003.
struct DenseCode: Hashable, Sendable {
    /// The bytes of the longest code word that is written or read.
    ///
    /// With 254 stoppers, eight bytes are enough for 64,770 ranks; with 255, for 2,040.
    static let longest = 8

    /// The number of byte values that end a code word, 1 to 255.
    let stoppers: Int

    init?(stoppers: Int) {
        guard (1...255).contains(stoppers) else { return nil }
        self.stoppers = stoppers
    }

    /// The code under which ranks of given frequencies take the fewest bytes, at most eight each.
    ///
    /// - Parameter frequencies: How often each rank occurs, the commonest first.
    /// - Complexity: O(255 + number of ranks).
    init(shortestFor frequencies: some Collection<Int>) {
        var totals = [0]
        totals.reserveCapacity(frequencies.count + 1)
        for frequency in frequencies { totals.append(totals[totals.count - 1] + frequency) }
        var best = (size: Int.max, stoppers: 1)
        for stoppers in 1...255 {
            let size = Self.size(totals: totals, stoppers: stoppers)
            if size < best.size { best = (size, stoppers) }
        }
        stoppers = best.stoppers
    }

    /// The bytes that all occurrences take: one for each, and one more for each level of ranks passed.
    ///
    /// Beyond measure if a rank takes more bytes than a reader reads.
    private static func size(totals: [Int], stoppers: Int) -> Int {
        let ranks = totals.count - 1
        var size = totals[ranks]
        var level = stoppers
        var first = stoppers
        var length = 1
        while first < ranks {
            guard length < longest else { return .max }
            length += 1
            size += totals[ranks] - totals[first]
            level *= 256 - stoppers
            first += level
        }
        return size
    }

    /// Appends the code word of a rank.
    @inline(__always)
    func append(_ rank: Int, to bytes: inout [UInt8]) {
        if rank < stoppers {
            bytes.append(UInt8(rank))
            return
        }
        let start = bytes.count
        bytes.append(UInt8(rank % stoppers))
        var rest = rank / stoppers
        while rest > 0 {
            rest -= 1
            bytes.append(UInt8(stoppers + rest % (256 - stoppers)))
            rest /= 256 - stoppers
        }
        precondition(bytes.count - start <= Self.longest, "a code word takes eight bytes or less")
        bytes[start...].reverse()
    }

    /// The code words of the ranks below a count, for appending many of them.
    ///
    /// A word of at most three bytes stands in the lower 24 bits, its first byte lowest, with its
    /// length above; longer ones are zero and left to ``append(_:to:)``.
    func shortWords(below count: Int) -> [UInt32] {
        var words = [UInt32](repeating: 0, count: count)
        var rank = 0
        // The beginnings of words of one length, which stand for consecutive ranks: all continuers.
        var beginnings: [UInt32] = [0]
        for length in 1...3 as ClosedRange<UInt32> {
            let shift = 8 * (length - 1)
            for beginning in beginnings {
                for last in 0..<UInt32(min(stoppers, count - rank)) {
                    words[rank] = length << 24 | beginning | last << shift
                    rank += 1
                }
            }
            guard rank < count, length < 3 else { break }
            beginnings = beginnings.flatMap { beginning in
                (UInt32(stoppers)..<256).map { beginning | $0 << shift }
            }
        }
        return words
    }

    /// Appends the code word of a rank, given the short ones.
    @inline(__always)
    func append(_ rank: Int, shortWords: Span<UInt32>, to bytes: inout [UInt8]) {
        var word = shortWords[rank]
        guard word != 0 else { return append(rank, to: &bytes) }
        var count = word &>> 24
        while count > 0 {
            bytes.append(UInt8(truncatingIfNeeded: word))
            word &>>= 8
            count &-= 1
        }
    }

    /// The rank whose code word stands at an offset, which moves behind it; at most eight bytes.
    @inline(__always)
    func decode(_ bytes: RawSpan, at offset: inout Int) -> Int {
        var byte = Int(bytes.load(UInt8.self, at: offset))
        offset &+= 1
        if byte < stoppers { return byte }
        var rest = 0
        var length = 1
        while byte >= stoppers, length < Self.longest {
            rest = rest &* (256 &- stoppers) &+ (byte &- stoppers) &+ 1
            byte = Int(bytes.load(UInt8.self, at: offset))
            offset &+= 1
            length &+= 1
        }
        return rest &* stoppers &+ byte
    }
}
