/// How often each paragraph holds what many terms bring, such as a character that many words hold.
///
/// A byte a paragraph: adding up is a step for each posting, wherever it stands. The few counts that
/// don't fit a byte are kept apart.
struct Tally {
    /// Stands for a count that is kept apart.
    private static let large: UInt8 = 255

    /// By paragraph; a multiple of 16, zeros behind the last paragraph.
    private var counts: [UInt8]

    private var largeCounts: [UInt32: UInt32] = [:]

    /// Adds up the postings of some terms.
    ///
    /// - Complexity: O(postings + paragraphs).
    init(_ union: TermUnion, universe: Int, in bytes: RawSpan) {
        counts = Array(repeating: 0, count: (universe + 15) & ~15)
        let limit = UInt32(truncatingIfNeeded: universe)
        var isLarge = false
        for part in union.parts {
            var cursor = PostingsCursor(part.entry, shape: part.shape, in: bytes)
            let times = UInt64(part.times)
            var counts = counts.mutableSpan
            cursor.visitRest(below: limit, in: bytes) { paragraph, frequency in
                let sum = UInt64(counts[Int(paragraph)]) &+ UInt64(frequency) &* times
                counts[Int(paragraph)] = UInt8(truncatingIfNeeded: min(sum, UInt64(Self.large)))
                if sum >= Self.large { isLarge = true }
            }
        }
        guard isLarge else { return }
        var large: [UInt32] = []
        visitMembers { paragraph, count in if count == Self.large { large.append(paragraph) } }
        for paragraph in large {
            largeCounts[paragraph] = union.frequency(of: paragraph, in: bytes)
        }
    }

    /// Adds up how often each paragraph may hold what is looked for, at most; 255 if that isn't known.
    ///
    /// - Complexity: O(postings + paragraphs).
    init(boundsOf union: TermUnion, universe: Int, in bytes: RawSpan) {
        counts = Array(repeating: 0, count: (universe + 15) & ~15)
        let limit = UInt32(truncatingIfNeeded: universe)
        for part in union.parts {
            var cursor = PostingsCursor(part.entry, shape: part.shape, in: bytes)
            var counts = counts.mutableSpan
            cursor.visitRest(below: limit, in: bytes) { paragraph, frequency in
                let sum = UInt64(counts[Int(paragraph)]) &+ part.most(frequency)
                counts[Int(paragraph)] = UInt8(truncatingIfNeeded: min(sum, UInt64(Self.large)))
            }
        }
    }

    /// The count of a paragraph as it is stored; 255 stands for any that is larger.
    @inline(__always)
    func storedCount(of paragraph: UInt32) -> UInt8 {
        paragraph < counts.count ? counts[Int(paragraph)] : 0
    }

    /// How often a paragraph below the universe holds any of the terms.
    @inline(__always)
    func frequency(of paragraph: UInt32) -> UInt32 {
        let count = counts[Int(paragraph)]
        return count < Self.large ? UInt32(count) : largeCounts[paragraph] ?? UInt32(Self.large)
    }

    /// Makes the counts at least as large as those of some matches.
    mutating func raise(to matches: LeafMatches) {
        for (paragraph, count) in zip(matches.paragraphs, matches.frequencies)
        where paragraph < counts.count && frequency(of: paragraph) < count {
            counts[Int(paragraph)] = UInt8(truncatingIfNeeded: min(count, UInt32(Self.large)))
            if count >= UInt32(Self.large) { largeCounts[paragraph] = count }
        }
    }

    /// Takes out the paragraphs that hold a word.
    ///
    /// - Complexity: O(its postings).
    mutating func remove(_ word: TermEntry, in bytes: RawSpan) {
        var cursor = PostingsCursor(word, shape: .weighted, in: bytes)
        let limit = UInt32(truncatingIfNeeded: counts.count)
        var counts = counts.mutableSpan
        cursor.visitNumbers(below: limit, in: bytes) { counts[Int($0)] = 0 }
    }

    /// The paragraphs with any count.
    ///
    /// - Complexity: O(paragraphs).
    var matches: LeafMatches {
        let count = memberCount
        var paragraphs = [UInt32](repeating: 0, count: count)
        var frequencies = [UInt32](repeating: 0, count: count)
        fill(&paragraphs, &frequencies)
        if !largeCounts.isEmpty {
            for place in frequencies.indices where frequencies[place] == UInt32(Self.large) {
                frequencies[place] = frequency(of: paragraphs[place])
            }
        }
        return LeafMatches(paragraphs: paragraphs, frequencies: frequencies)
    }

    private func fill(_ paragraphs: inout [UInt32], _ frequencies: inout [UInt32]) {
        var paragraphs = paragraphs.mutableSpan
        var frequencies = frequencies.mutableSpan
        var place = 0
        visitMembers { paragraph, count in
            paragraphs[place] = paragraph
            frequencies[place] = UInt32(count)
            place &+= 1
        }
    }

    /// The number of paragraphs with any count.
    ///
    /// - Complexity: O(paragraphs), eight at a time.
    var memberCount: Int {
        counts.withRawSpan { counts in
            let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
            var total = 0
            var place = 0
            while place < counts.byteCount {
                let bytes = counts.load(UInt64.self, at: place)
                // The upper bit of each byte tells whether the byte is any but zero.
                let some = (((bytes & low) &+ low) | bytes) &>> 7 & 0x0101_0101_0101_0101
                total &+= Int(truncatingIfNeeded: (some &* 0x0101_0101_0101_0101) &>> 56)
                place &+= 8
            }
            return total
        }
    }

    /// Calls a function with every paragraph that has a count, and the count as it is stored.
    @inline(__always)
    func visitMembers(_ body: (UInt32, UInt8) -> Void) {
        counts.withRawSpan { counts in
            var place = 0
            while place < counts.byteCount {
                var bytes = counts.load(UInt64.self, at: place)
                while bytes != 0 {
                    let lane = bytes.trailingZeroBitCount &>> 3
                    let count = UInt8(truncatingIfNeeded: bytes &>> UInt64(8 &* lane))
                    body(UInt32(truncatingIfNeeded: place &+ lane), count)
                    bytes &= ~(0xFF &<< UInt64(8 &* lane))
                }
                place &+= 8
            }
        }
    }

    /// The best paragraphs, as the part of a query alone ranks them.
    ///
    /// Sixteen paragraphs are compared at once with what it takes to be among the best.
    ///
    /// - Complexity: O(paragraphs).
    func best(
        _ limit: Int,
        weight: Float,
        norms: NormTable,
        of paragraphs: ParagraphTable,
        in bytes: RawSpan
    ) -> TopHits {
        var top = TopHits(limit: limit)
        guard limit > 0 else { return top }
        var gate = TallyGate(norms)
        counts.withRawSpan { counts in
            var place = 0
            while place < counts.byteCount {
                let vector = counts.loadVector(at: place)
                let first = UInt32(truncatingIfNeeded: place)
                let lengths = paragraphs.shortLengths(from: first, in: bytes)
                let mask = gate.passing(vector, lengths: lengths)
                if any(mask) {
                    for lane in 0..<16 where mask[lane] && vector[lane] != 0 {
                        let paragraph = first &+ UInt32(truncatingIfNeeded: lane)
                        let norm = norms.norm(of: paragraph, in: paragraphs, bytes: bytes)
                        let frequency = frequency(of: paragraph)
                        let score = weight * Saturation.value(frequency: frequency, norm: norm)
                        top.insert(SearchHit(paragraph: Int(paragraph), score: score))
                    }
                    gate.raise(to: top.threshold / weight, norms)
                }
                place &+= 16
            }
        }
        return top
    }
}

/// Tells by small integers which counts may be enough in paragraphs of some lengths.
///
/// A count passes that is larger than a line over the length, and the line lies nowhere above what
/// is needed: tf / (tf + norm) exceeds a threshold t where tf exceeds norm · t / (1 − t).
private struct TallyGate {
    /// Counts and lines are 256 times as large as they mean.
    private static let scale: Float = 256

    private var base: UInt16 = 0
    private var slope: UInt16 = 0
    private var threshold: Float = 0

    /// How the norm grows, at the least, from the shortest to the longest of the short paragraphs.
    private let norm: (base: Float, slope: Float)

    init(_ norms: NormTable) {
        let slope = max(0, (norms.norm(shortLength: 254) - norms.norm(shortLength: 0)) / 254)
        var base = norms.norm(length: 255) - slope * 255
        for length in UInt8(0)..<255 {
            base = min(base, norms.norm(shortLength: length) - slope * Float(length))
        }
        norm = (max(0, base), slope)
    }

    /// Lets only counts pass whose score, the weight left out, may exceed a threshold.
    mutating func raise(to threshold: Float, _ norms: NormTable) {
        guard threshold > self.threshold else { return }
        self.threshold = threshold
        // A little less than it is, as the score is rounded otherwise than the line.
        let bound = threshold * (1 - 1e-5)
        guard bound < 1 else {
            (base, slope) = (65_279, 0)
            return
        }
        let factor = bound / (1 - bound) * Self.scale
        // At no length may the line reach the count that stands for larger ones.
        slope = UInt16(min(norm.slope * factor, 255))
        base = UInt16(min(norm.base * factor, 65_279 - 255 * Float(slope)))
    }

    @inline(__always)
    func passing(
        _ counts: SIMD16<UInt8>,
        lengths: SIMD16<UInt8>
    ) -> SIMDMask<SIMD16<Int16>> {
        let line =
            SIMD16<UInt16>(truncatingIfNeeded: lengths) &* SIMD16(repeating: slope)
            &+ SIMD16(repeating: base)
        let scaled = SIMD16<UInt16>(truncatingIfNeeded: counts) &<< 8
        return scaled .> line
    }
}
