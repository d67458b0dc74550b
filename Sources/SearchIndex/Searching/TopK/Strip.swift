/// A run of consecutive paragraphs that is ranked at once: small enough for its scores to stay in the
/// first cache, large enough that choosing what to read costs little beside reading it.
///
/// Source: the windows of Lucene's MaxScoreBulkScorer; Grand, Muir, Ferenczi and Lin, From MAXSCORE to
/// Block-Max WAND: the story of how Lucene significantly improved query evaluation, ECIR 2020.
struct Strip {
    /// The number of paragraphs of a strip.
    static let size = 2048
    private static let shift: UInt32 = 11

    /// The number of strips of a number of paragraphs.
    static func count(of paragraphs: Int) -> Int { (paragraphs + size - 1) / size }

    /// The strip that holds a paragraph.
    @inline(__always)
    static func place(of paragraph: UInt32) -> Int { Int(paragraph &>> shift) }

    /// The first paragraph of the strip, and the one behind the last.
    private(set) var first: UInt32 = 0
    private(set) var end: UInt32 = 0

    private var scores = [Float](repeating: 0, count: size)
    private var members = [UInt64](repeating: 0, count: size / 64)

    /// Moves to another strip; what was added to the one before must be taken out.
    mutating func move(to place: Int, of paragraphs: Int) {
        let start = place * Self.size
        first = UInt32(truncatingIfNeeded: start)
        end = UInt32(truncatingIfNeeded: min(paragraphs, start + Self.size))
    }

    /// Adds to the score of a paragraph of the strip.
    mutating func add(_ score: Float, to paragraph: UInt32) {
        let place = Int(paragraph &- first) & (Self.size &- 1)
        scores[place] += score
        members[place &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: place & 63)
    }

    /// Adds to the scores of some paragraphs of the strip.
    @inline(__always)
    mutating func add(_ run: Range<Int>, of numbers: Span<UInt32>, _ added: Span<Float>) {
        Self.add(run, of: numbers, added, from: first, to: &scores, &members)
    }

    // The arrays one by one, since spans of two can't be had of one structure at a time.
    @inline(__always)
    private static func add(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ added: Span<Float>,
        from first: UInt32,
        to scores: inout [Float],
        _ members: inout [UInt64]
    ) {
        var scores = scores.mutableSpan
        var members = members.mutableSpan
        for index in run {
            let place = Int(numbers[index] &- first) & (Self.size &- 1)
            scores[place] += added[index]
            members[place &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: place & 63)
        }
    }

    /// Takes out all paragraphs and scores, in ascending order.
    @inline(__always)
    mutating func takeAll(_ body: (UInt32, Float) -> Void) {
        Self.takeAll(from: first, &scores, &members, body)
    }

    @inline(__always)
    private static func takeAll(
        from first: UInt32,
        _ scores: inout [Float],
        _ members: inout [UInt64],
        _ body: (UInt32, Float) -> Void
    ) {
        var scores = scores.mutableSpan
        var members = members.mutableSpan
        for word in members.indices {
            var rest = members[word]
            guard rest != 0 else { continue }
            members[word] = 0
            while rest != 0 {
                let place = word &* 64 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let score = scores[place]
                scores[place] = 0
                body(first &+ UInt32(truncatingIfNeeded: place), score)
            }
        }
    }
}

/// Paragraphs of a strip that may be among the best, ascending, with what is known of their scores.
struct StripCandidates {
    private(set) var count = 0
    private var paragraphs = [UInt32](repeating: 0, count: Strip.size)
    private var scores = [Float](repeating: 0, count: Strip.size)

    @inline(__always)
    func paragraph(at place: Int) -> UInt32 { paragraphs[place] }

    @inline(__always)
    func score(at place: Int) -> Float { scores[place] }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Appends a paragraph; a strip has no more than there is room for.
    @inline(__always)
    mutating func append(_ paragraph: UInt32, _ score: Float) {
        guard count < Strip.size else { return }
        paragraphs[count] = paragraph
        scores[count] = score
        count &+= 1
    }

    /// Appends those of some paragraphs that score more than a floor.
    @inline(__always)
    mutating func append(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ added: Span<Float>,
        above floor: Float
    ) {
        for index in run where added[index] > floor { append(numbers[index], added[index]) }
    }

    /// Replaces the scores by new ones, and drops the paragraphs for which there is none.
    @inline(__always)
    mutating func update(_ newScore: (UInt32, Float) -> Float?) {
        count = Self.update(count, &paragraphs, &scores, newScore)
    }

    @inline(__always)
    private static func update(
        _ count: Int,
        _ paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ newScore: (UInt32, Float) -> Float?
    ) -> Int {
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        var kept = 0
        for place in 0..<count {
            let paragraph = paragraphs[place]
            guard let score = newScore(paragraph, scores[place]) else { continue }
            paragraphs[kept] = paragraph
            scores[kept] = score
            kept &+= 1
        }
        return kept
    }
}
