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

    /// The places in the strip to which something was added, in that order.
    private var touched = [UInt16](repeating: 0, count: size)
    private var touchedCount = 0

    /// Up to so many places are looked up one after another, more are found in all of the strip, and
    /// needn't be known.
    private static let fewPlaces = 160

    /// Added to a paragraph to which nothing else brings score, for it to be told from those left out.
    static let trace = Float.leastNormalMagnitude

    /// Moves to another strip; what was added to the one before must be taken out.
    mutating func move(to place: Int, of paragraphs: Int) {
        let start = place * Self.size
        first = UInt32(truncatingIfNeeded: start)
        end = UInt32(truncatingIfNeeded: min(paragraphs, start + Self.size))
    }

    /// Adds to the score of a paragraph of the strip, more than nothing.
    mutating func add(_ score: Float, to paragraph: UInt32) {
        let place = Int(paragraph &- first) & (Self.size &- 1)
        if scores[place] == 0 {
            touched[touchedCount & (Self.size &- 1)] = UInt16(truncatingIfNeeded: place)
            touchedCount &+= 1
        }
        scores[place] += score
    }

    /// The score of a paragraph of the strip; 0 if nothing was added.
    @inline(__always)
    func score(of paragraph: UInt32) -> Float {
        scores[Int(paragraph &- first) & (Self.size &- 1)]
    }

    /// Takes out all paragraphs.
    mutating func removeAll() {
        if touchedCount <= Self.fewPlaces {
            for index in 0..<touchedCount { scores[Int(touched[index])] = 0 }
        } else {
            for place in scores.indices { scores[place] = 0 }
        }
        touchedCount = 0
    }

    /// Adds to the scores of some paragraphs of the strip what a term brings, or a little more.
    ///
    /// - Parameters:
    ///   - run: The places of the postings.
    ///   - numbers: Their paragraphs, which lie in the strip.
    ///   - frequencies: Their frequencies, each less one.
    ///   - weight: What the term weighs.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    @inline(__always)
    mutating func add(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ frequencies: Span<UInt32>,
        weight: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        let bounds = saturation.bounds
        touchedCount = Self.add(
            run,
            of: numbers,
            frequencies,
            weight: weight,
            bounds.span,
            bytes.extracting(saturation.shortLengths.range(in: bytes)),
            to: &scores,
            from: first,
            &touched,
            touchedCount
        )
    }

    @inline(__always)
    private static func add(
        _ run: Range<Int>,
        of numbers: Span<UInt32>,
        _ frequencies: Span<UInt32>,
        weight: Float,
        _ table: Span<Float>,
        _ lengths: RawSpan,
        to scores: inout [Float],
        from first: UInt32,
        _ touched: inout [UInt16],
        _ touchedCount: Int
    ) -> Int {
        var scores = scores.mutableSpan
        guard scores.count == size, touched.count == size, table.count == Saturation.boundCount
        else { return touchedCount }
        if touchedCount &+ run.count > fewPlaces {
            // All of the strip will be looked at, so that nobody asks for the places.
            for index in run {
                let paragraph = numbers[index]
                let row = Saturation.place(
                    frequencyLessOne: frequencies[index],
                    shortLength: lengths.load(UInt8.self, at: Int(paragraph))
                )
                scores[Int(paragraph &- first) & (size &- 1)] += weight * table[row]
            }
            return fewPlaces &+ 1
        }
        var touched = touched.mutableSpan
        var count = touchedCount
        for index in run {
            let paragraph = numbers[index]
            let row = Saturation.place(
                frequencyLessOne: frequencies[index],
                shortLength: lengths.load(UInt8.self, at: Int(paragraph))
            )
            let place = Int(paragraph &- first) & (size &- 1)
            let before = scores[place]
            touched[count & (size &- 1)] = UInt16(truncatingIfNeeded: place)
            count &+= before == 0 ? 1 : 0
            scores[place] = before + weight * table[row]
        }
        return count
    }

    /// Moves the paragraphs with more than a score of 0 or more to the candidates, ascending.
    mutating func take(above floor: Float, to candidates: inout StripCandidates) {
        let first = first
        if touchedCount <= Self.fewPlaces {
            for index in 0..<touchedCount {
                let place = Int(touched[index])
                candidates.append(
                    first &+ UInt32(truncatingIfNeeded: place),
                    scores[place],
                    above: floor
                )
                scores[place] = 0
            }
            touchedCount = 0
            candidates.sort()
        } else {
            candidates.append(scores.span, from: first, above: floor)
            removeAll()
        }
    }
}

extension Float {
    /// 1 if the number lies above a floor, else 0: without a branch, which would often be mispredicted.
    @inline(__always)
    func one(ifAbove floor: Float) -> Int { Int((floor - self).bitPattern &>> 31) }
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

    /// Appends the paragraphs of all places of a strip that score more than a floor.
    mutating func append(_ all: Span<Float>, from first: UInt32, above floor: Float) {
        count = Self.append(all, from: first, above: floor, to: &paragraphs, &scores, count)
    }

    private static func append(
        _ all: Span<Float>,
        from first: UInt32,
        above floor: Float,
        to paragraphs: inout [UInt32],
        _ scores: inout [Float],
        _ start: Int
    ) -> Int {
        var paragraphs = paragraphs.mutableSpan
        var scores = scores.mutableSpan
        guard paragraphs.count == Strip.size, scores.count == Strip.size, all.count == Strip.size
        else { return start }
        var count = start
        all.forEachEight(above: floor) { place in
            // One of them at least does; a branch for each would often be mispredicted.
            for lane in place..<(place &+ 8) {
                let score = all[lane & (Strip.size &- 1)]
                paragraphs[count & (Strip.size &- 1)] = first &+ UInt32(truncatingIfNeeded: lane)
                scores[count & (Strip.size &- 1)] = score
                count &+= score.one(ifAbove: floor)
            }
        }
        return min(count, Strip.size)
    }

    /// Puts the paragraphs in order, few of them or such that are nearly in order.
    ///
    /// Complexity: O(count × places that a paragraph moves by).
    mutating func sort() {
        guard count > 1 else { return }
        for end in 1..<count where paragraphs[end &- 1] > paragraphs[end] {
            let (paragraph, score) = (paragraphs[end], scores[end])
            var place = end
            while place > 0, paragraphs[place &- 1] > paragraph {
                paragraphs[place] = paragraphs[place &- 1]
                scores[place] = scores[place &- 1]
                place &-= 1
            }
            paragraphs[place] = paragraph
            scores[place] = score
        }
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
