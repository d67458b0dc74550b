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

    /// By paragraph; 0 where nothing was added.
    private var scores = [Float](repeating: 0, count: size)

    /// Added to a paragraph to which nothing else brings score, for it to be told from those left out.
    static let trace = Float.leastNormalMagnitude

    /// Moves to another strip; what was added to the one before must be taken out.
    mutating func move(to place: Int, of paragraphs: Int) {
        let start = place * Self.size
        first = UInt32(truncatingIfNeeded: start)
        end = UInt32(truncatingIfNeeded: min(paragraphs, start + Self.size))
    }

    /// Adds to the score of a paragraph of the strip.
    mutating func add(_ score: Float, to paragraph: UInt32) {
        scores[Int(paragraph &- first) & (Self.size &- 1)] += score
    }

    /// The score of a paragraph of the strip; 0 if nothing was added.
    @inline(__always)
    func score(of paragraph: UInt32) -> Float {
        scores[Int(paragraph &- first) & (Self.size &- 1)]
    }

    /// Takes out all paragraphs.
    mutating func removeAll() {
        for place in scores.indices { scores[place] = 0 }
    }

    /// Adds to the scores of some paragraphs of the strip.
    @inline(__always)
    mutating func add(_ run: Range<Int>, of numbers: Span<UInt32>, _ added: Span<Float>) {
        let first = first
        var scores = scores.mutableSpan
        for index in run {
            scores[Int(numbers[index] &- first) & (Self.size &- 1)] += added[index]
        }
    }

    /// Calls a function with the paragraphs whose score exceeds a floor of 0 or more, ascending.
    @inline(__always)
    func forEach(above floor: Float, _ body: (UInt32, Float) -> Void) {
        scores.forEach(above: floor) { body(first &+ UInt32(truncatingIfNeeded: $0), $1) }
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

    /// Takes in those of some ascending paragraphs of the strip that a function wants and that aren't
    /// there yet, with no score.
    mutating func insert(_ others: ArraySlice<UInt32>, where isWanted: (UInt32) -> Bool) {
        let own = Array(paragraphs[..<count])
        let ownScores = Array(scores[..<count])
        count = 0
        var place = 0
        for other in others where isWanted(other) {
            while place < own.count, own[place] < other {
                append(own[place], ownScores[place])
                place += 1
            }
            if place == own.count || own[place] > other { append(other, 0) }
        }
        for rest in place..<own.count { append(own[rest], ownScores[rest]) }
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
