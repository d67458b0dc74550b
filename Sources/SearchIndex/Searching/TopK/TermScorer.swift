/// A term of a query that is read strip by strip, or asked for single paragraphs.
///
/// What its blocks could bring at most is known without decoding them.
struct TermScorer {
    let list: PostingsList
    let weight: Float

    /// The most that each block brings.
    private(set) var bounds: [Float] = []

    /// The most that any posting brings.
    private(set) var bound: Float = 0

    var block = PostingsBlock()

    /// What the postings of the block bring, as far as that was asked for.
    private var scores: [Float] = []

    /// The block that holds, or would hold, what was sought last; the numbers around it.
    private(set) var place = 0
    private var lastBefore: Int64 = -1
    private(set) var last: Int64 = -1

    init(_ term: Scoring.Term, in bytes: RawSpan) {
        list = PostingsList(term.entry, shape: term.shape, in: bytes)
        weight = term.weight
    }

    /// Lists up to this many blocks are decoded to bound them closely.
    private static let exactBlocks = 16

    /// Works out the bounds, and raises those of the strips where the term stands.
    ///
    /// Complexity: O(blocks + strips).
    mutating func raise(
        _ strips: inout StripBounds,
        as component: Int,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        let blockCount = list.blockCount
        bounds.reserveCapacity(blockCount)
        if blockCount <= Self.exactBlocks || !list.hasImpacts {
            raiseExactly(&strips, as: component, saturation, in: bytes)
        } else {
            let table = saturation.bounds
            for place in 0..<blockCount {
                let most = Saturation.bound(ofBlock: place, of: list, table.span, in: bytes)
                bounds.append(weight * most)
                bound = larger(bound, weight * most)
            }
            strips.raise(component, by: list, bounds.span, in: bytes)
        }
    }

    private mutating func raiseExactly(
        _ strips: inout StripBounds,
        as component: Int,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        for place in 0..<list.blockCount {
            block.load(place, of: list, in: bytes)
            score(0..<block.count, long: 1, saturation, in: bytes)
            let most = strips.raise(
                component,
                at: block.numbers.values.span.extracting(first: block.count),
                to: scores.span
            )
            bounds.append(most)
            bound = larger(bound, most)
        }
    }

    /// Blocks that are read for ``insertBest(into:_:in:)``.
    private static let seedBlocks = 4

    /// Takes in the postings of the most promising blocks as hits, each with what the term brings.
    ///
    /// Complexity: O(blocks).
    mutating func insertBest(
        into top: inout TopHits,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        var best: [Int] = []
        for place in bounds.indices {
            if best.count == Self.seedBlocks {
                guard bounds[place] > bounds[best[best.count - 1]] else { continue }
                best.removeLast()
            }
            let rank = best.firstIndex { bounds[$0] < bounds[place] } ?? best.count
            best.insert(place, at: rank)
        }
        for place in best where bounds[place] > top.threshold {
            if block.place != place { block.load(place, of: list, in: bytes) }
            score(0..<block.count, long: 0, saturation, in: bytes)
            for index in 0..<block.count where scores[index] > top.threshold {
                top.insert(
                    SearchHit(paragraph: Int(block.number(at: index)), score: scores[index])
                )
            }
        }
    }

    /// Works out what some postings of the decoded block bring; in paragraphs of 255 words or more, a
    /// share of a bound.
    private mutating func score(
        _ run: Range<Int>,
        long: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        block.loadFrequencies(of: list, in: bytes)
        if scores.isEmpty { scores = Array(repeating: 0, count: BlockPacking.count) }
        let (numbers, frequencies) = (block.numbers.values, block.frequenciesLessOne.values)
        saturation.score(
            run,
            numbers: numbers.span,
            frequencies: frequencies.span,
            weight: weight,
            long: long,
            into: &scores,
            in: bytes
        )
    }

    /// Finds the block that reaches a number, without decoding it.
    @inline(__always)
    mutating func seek(_ target: UInt32, in bytes: RawSpan) {
        let number = Int64(target)
        if number > lastBefore, number <= last { return }
        seekBlock(target, in: bytes)
    }

    @inline(never)
    private mutating func seekBlock(_ target: UInt32, in bytes: RawSpan) {
        let start = Int64(target) > last ? min(place, list.fullBlocks) : 0
        place = list.firstBlock(reaching: target, from: start, in: bytes)
        lastBefore = place == 0 ? -1 : Int64(list.lastNumber(of: place &- 1, in: bytes))
        last = place < list.fullBlocks ? Int64(list.lastNumber(of: place, in: bytes)) : .max
    }

    @inline(__always)
    mutating func loadBlock(in bytes: RawSpan) {
        guard block.place != place else { return }
        block.load(place, of: list, in: bytes)
    }

    /// Decodes the next postings of a strip that stand in one block; `nil` if there are no more.
    ///
    /// - Parameters:
    ///   - target: The first paragraph; moves behind the block.
    ///   - end: The paragraph behind the last.
    ///   - floor: Blocks that bring no more than this are left out.
    ///   - bytes: The bytes of the file.
    /// - Returns: The places of the postings in the block.
    @inline(__always)
    mutating func nextRun(
        from target: inout UInt32,
        to end: UInt32,
        above floor: Float,
        in bytes: RawSpan
    ) -> Range<Int>? {
        while target < end {
            seek(target, in: bytes)
            guard place < bounds.count else { return nil }
            let first = target
            target = last < Int64(end) ? UInt32(truncatingIfNeeded: last) &+ 1 : end
            guard bounds[place] > floor else { continue }
            loadBlock(in: bytes)
            let start = block.firstIndex(reaching: first)
            let stop =
                block.lastNumber < end
                ? block.count : block.firstIndex(reaching: end)
            guard start < stop else { continue }
            return start..<stop
        }
        return nil
    }

    /// Adds what the postings of a strip bring, or a little more, to its scores.
    ///
    /// - Parameters:
    ///   - strip: The strip.
    ///   - floor: Blocks that bring no more than this are left out.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    mutating func add(
        to strip: inout Strip,
        above floor: Float,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        var next = strip.first
        while let run = nextRun(from: &next, to: strip.end, above: floor, in: bytes) {
            block.loadFrequencies(of: list, in: bytes)
            strip.add(
                run,
                of: block.numbers.values.span,
                block.frequenciesLessOne.values.span,
                weight: weight,
                saturation,
                in: bytes
            )
        }
    }

    /// Makes those paragraphs of a strip candidates to which the term brings more than a floor.
    ///
    /// - Parameters:
    ///   - strip: The strip.
    ///   - candidates: Receives the paragraphs.
    ///   - floors: Blocks that bring no more than the first are left out, and paragraphs to which the
    ///     term brings no more than the second.
    ///   - saturation: What frequencies and lengths count.
    ///   - bytes: The bytes of the file.
    mutating func append(
        _ strip: Range<UInt32>,
        to candidates: inout StripCandidates,
        above floors: (block: Float, posting: Float),
        _ saturation: Saturation,
        in bytes: RawSpan
    ) {
        var next = strip.lowerBound
        let end = strip.upperBound
        while let run = nextRun(from: &next, to: end, above: floors.block, in: bytes) {
            block.loadFrequencies(of: list, in: bytes)
            candidates.append(
                run,
                of: block.numbers.values.span,
                block.frequenciesLessOne.values.span,
                weight: weight,
                above: floors.posting,
                saturation,
                in: bytes
            )
        }
    }

    /// The most that the block brings that was sought last.
    @inline(__always)
    var blockBound: Float { place < bounds.count ? bounds[place] : 0 }

    /// The most that the term brings to a paragraph, as its block and the paragraph's length tell
    /// without decoding.
    @inline(__always)
    mutating func bound(
        of paragraph: UInt32,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) -> Float {
        seek(paragraph, in: bytes)
        guard place < bounds.count else { return 0 }
        guard list.hasImpacts else { return bounds[place] }
        let highest = list.highestFrequency(ofBlock: place, in: bytes)
        return min(bounds[place], weight * saturation.bound(highest, in: paragraph, bytes: bytes))
    }

    /// What the term brings to a paragraph; `nil` if it doesn't stand there.
    @inline(__always)
    mutating func score(
        of paragraph: UInt32,
        _ saturation: Saturation,
        in bytes: RawSpan
    ) -> Float? {
        seek(paragraph, in: bytes)
        guard place < bounds.count else { return nil }
        loadBlock(in: bytes)
        let index = block.firstIndex(reaching: paragraph)
        guard index < block.count, block.number(at: index) == paragraph else { return nil }
        block.loadFrequencies(of: list, in: bytes)
        let frequency = block.frequency(at: index)
        return weight * saturation.value(frequency: frequency, in: paragraph, bytes: bytes)
    }
}
