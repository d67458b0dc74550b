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

    /// Appends a paragraph if it scores more than a floor; a strip has no more than there is room for.
    @inline(__always)
    mutating func append(_ paragraph: UInt32, _ score: Float, above floor: Float) {
        let place = count & (Strip.size &- 1)
        paragraphs[place] = paragraph
        scores[place] = score
        count = min(count &+ score.one(ifAbove: floor), Strip.size)
    }

    /// Appends those of some paragraphs that score more than a floor.
    ///
    /// - Parameters:
    ///   - run: The places of the postings.
    ///   - numbers: Their paragraphs.
    ///   - frequencies: Their frequencies, each less one.
    ///   - weight: What the term weighs.
    ///   - floor: The score to be exceeded.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    @inline(__always)
    mutating func append(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ frequencies: Span<UInt32>,
        weight: Float,
        above floor: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        let bounds = saturation.bounds
        count = Self.append(
            run,
            of: numbers,
            frequencies,
            weight: weight,
            above: floor,
            bounds.span,
            bytes.extracting(saturation.shortLengths.range(in: bytes)),
            to: &paragraphs,
            &scores,
            count
        )
    }

    @inline(__always)
    private static func append(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ frequencies: Span<UInt32>,
        weight: Float,
        above floor: Float,
        _ table: Span<Float>,
        _ lengths: RawSpan,
        to paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ start: Int
    ) -> Int {
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        guard paragraphs.count == Strip.size, scores.count == Strip.size,
            table.count == Saturation.boundCount, start &+ run.count <= Strip.size
        else { return start }
        var count = start
        for index in run {
            let paragraph = numbers[index]
            let row = Saturation.place(
                frequencyLessOne: frequencies[index],
                shortLength: lengths.load(UInt8.self, at: Int(paragraph))
            )
            let score = weight * table[row]
            let place = count & (Strip.size &- 1)
            paragraphs[place] = paragraph
            scores[place] = score
            count &+= score.one(ifAbove: floor)
        }
        return count
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
                append(own[place], ownScores[place], above: -1)
                place += 1
            }
            if place == own.count || own[place] > other { append(other, 0, above: -1) }
        }
        for rest in place..<own.count { append(own[rest], ownScores[rest], above: -1) }
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
