/// A run of consecutive paragraphs that is ranked at once: small enough for its scores to stay in a near
/// cache, large enough that choosing what to read costs little beside reading it.
///
/// Scores are added up in place. While few paragraphs have any, all of these are listed, and looked
/// through in the end. Once there are more, a paragraph is listed as its score passes the floor, so that
/// the others need never be looked at.
///
/// Source: the windows of Lucene's MaxScoreBulkScorer; Grand, Muir, Ferenczi and Lin, From MAXSCORE to
/// Block-Max WAND: the story of how Lucene significantly improved query evaluation, ECIR 2020.
struct Strip {
    /// The number of paragraphs of a strip.
    static let size = 8192
    private static let shift: UInt32 = 13

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

    /// The places in the strip to which something was added, some of them several times; where there
    /// are many, only those whose scores lie above the floor.
    private var listed = [UInt16](repeating: 0, count: 2 * size)
    private var listedCount = 0
    private var isDense = false
    private var bits = StripBits()

    /// Up to so many places are taken back one after another; more are too many to be listed.
    private static let fewPlaces = 160

    /// What must be exceeded for a paragraph to be taken, 0 or more.
    private var floor: Float = 0

    /// Added to a paragraph to which nothing else brings score, for it to be told from those left out.
    static let trace = Float.leastNormalMagnitude

    /// Moves to another strip; what was added to the one before must be taken out.
    mutating func move(to place: Int, of paragraphs: Int) {
        let start = place * Self.size
        first = UInt32(truncatingIfNeeded: start)
        end = UInt32(truncatingIfNeeded: min(paragraphs, start + Self.size))
    }

    /// Says what must be exceeded for a paragraph to be taken; nothing may have been added.
    mutating func begin(above floor: Float) { self.floor = max(0, floor) }

    /// Adds to the score of a paragraph of the strip, more than nothing.
    mutating func add(_ score: Float, to paragraph: UInt32) {
        makeRoom(for: 1)
        let place = Int(paragraph &- first) & (Self.size &- 1)
        let sum = scores[place] + score
        scores[place] = sum
        listed[listedCount & (2 &* Self.size &- 1)] = UInt16(truncatingIfNeeded: place)
        listedCount &+= sum.one(ifAbove: isDense ? floor : 0)
    }

    /// The score of a paragraph of the strip; 0 if nothing was added.
    @inline(__always)
    func score(of paragraph: UInt32) -> Float {
        scores[Int(paragraph &- first) & (Self.size &- 1)]
    }

    /// Takes out all paragraphs.
    mutating func removeAll() {
        if isDense {
            for place in scores.indices { scores[place] = 0 }
        } else {
            for index in 0..<listedCount { scores[Int(listed[index])] = 0 }
        }
        listedCount = 0
        isDense = false
    }

    /// Sees to it that so many places, at most the strip's size, can be listed.
    @inline(__always)
    private mutating func makeRoom(for count: Int) {
        if listedCount &+ count > (isDense ? 2 &* Self.size : Self.fewPlaces) { thinOut() }
    }

    /// Lists from now on only places above the floor, each of those that were listed once.
    private mutating func thinOut() {
        markListed()
        isDense = true
        listedCount = Self.list(&bits, in: &listed)
    }

    private static func list(_ bits: inout StripBits, in listed: inout [UInt16]) -> Int {
        var listed = listed.mutableSpan
        var count = 0
        bits.removeEach { place in
            listed[count] = UInt16(truncatingIfNeeded: place)
            count &+= 1
        }
        return count
    }

    /// Sets the bits of the places above the floor.
    private mutating func markListed() {
        var marked = 0..<listedCount
        // Where all places are listed, they are few: those above the floor are put behind them, and
        // the others aren't marked one after another.
        if !isDense { marked = Self.pick(&listed, listedCount, scores, above: floor) }
        bits.insert(listed, marked)
    }

    private static func pick(
        _ listed: inout [UInt16],
        _ listedCount: Int,
        _ scores: [Float],
        above floor: Float
    ) -> Range<Int> {
        var listed = listed.mutableSpan
        let scores = scores.span
        guard scores.count == size, listed.count == 2 &* size, listedCount <= size else {
            return 0..<0
        }
        var end = size
        for index in 0..<listedCount {
            let place = listed[index]
            listed[end & (2 &* size &- 1)] = place
            end &+= scores[Int(place) & (size &- 1)].one(ifAbove: floor)
        }
        return size..<end
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
        makeRoom(for: run.count)
        let bounds = saturation.bounds
        listedCount = Self.add(
            run,
            of: numbers,
            frequencies,
            weight: weight,
            bounds.span,
            bytes.extracting(saturation.shortLengths.range(in: bytes)),
            to: &scores,
            from: first,
            &listed,
            listedCount,
            above: isDense ? floor : 0
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
        _ listed: inout [UInt16],
        _ listedCount: Int,
        above floor: Float
    ) -> Int {
        var scores = scores.mutableSpan
        var listed = listed.mutableSpan
        guard scores.count == size, listed.count == 2 &* size, table.count == Saturation.boundCount
        else { return listedCount }
        var count = listedCount
        for index in run {
            let paragraph = numbers[index]
            let row = Saturation.place(
                frequencyLessOne: frequencies[index],
                shortLength: lengths.load(UInt8.self, at: Int(paragraph))
            )
            let place = Int(paragraph &- first) & (size &- 1)
            let sum = scores[place] + weight * table[row]
            scores[place] = sum
            listed[count & (2 &* size &- 1)] = UInt16(truncatingIfNeeded: place)
            count &+= sum.one(ifAbove: floor)
        }
        return count
    }

    /// Moves the paragraphs above the floor to the candidates, ascending.
    mutating func take(into candidates: inout StripCandidates) {
        markListed()
        Self.move(&bits, scores, from: first, into: &candidates)
        removeAll()
    }

    private static func move(
        _ bits: inout StripBits,
        _ scores: [Float],
        from first: UInt32,
        into candidates: inout StripCandidates
    ) {
        bits.removeEach { place in
            candidates.append(first &+ place, scores[Int(place)], above: -1)
        }
    }
}

extension Float {
    /// 1 if the number lies above a floor, else 0: without a branch, which would often be mispredicted.
    @inline(__always)
    func one(ifAbove floor: Float) -> Int { Int((floor - self).bitPattern &>> 31) }
}
