/// Finds the best paragraphs without scoring all of them; gives what ``ExhaustiveSearch`` gives.
///
/// The paragraphs are taken strip by strip. For every strip it is known what each term could bring at
/// most, from the block maxima in the file, so that most strips are passed over without a look. In the
/// others the terms are parted: those of small bounds can't lift a paragraph among the best by
/// themselves, so only paragraphs that hold another term are candidates. These terms are read block by
/// block; each of the rest is asked only for the candidates that could still get in. What remains is
/// scored exactly, in the order of the query's terms, so that sums are rounded as the plain way rounds
/// them.
///
/// Sources: Turtle and Flood, Query evaluation: strategies and optimizations, 1995 (MaxScore); Ding and
/// Suel, Faster top-k document retrieval using block-max indexes, SIGIR 2011; Dimopoulos, Nepomnyachiy
/// and Suel, Optimizing top-k document retrieval strategies for block-max indexes, WSDM 2013 (bounds of
/// ranges of documents); ``Strip`` names where the strips come from.
struct TopKSearch: ~Copyable {
    let index: SearchIndex
    let saturation: Saturation
    let scoring: Scoring
    var terms: [TermScorer]

    /// What must be met; `nil` where a set alone tells what answers.
    var requirement: TopKRequirement?

    /// Which terms are enough by themselves where any will do.
    let isOwn: [Bool]

    /// Whether all that is required must be met.
    let isAll: Bool

    /// The terms of which every one has to stand in a paragraph, the rarest first; empty where other
    /// things may meet what is required.
    let every: [Int]

    /// What will do in the stead of some of them.
    let replacements: [Replacement]

    /// The other terms, the lists, and the hidden words of other terms, those of the smallest bounds first.
    var beside: [Int] = []

    /// What of a block of the rarest term the others hold as well.
    var intersection: Intersection

    /// The only paragraphs that count.
    let within: ParagraphSet?

    /// What the components, terms before contexts before lists before hidden words before phrases,
    /// bring to the strips at most.
    var bounds: StripBounds

    /// What finds runs in single paragraphs: hidden words and phrases, the last components.
    var runs: RunFinders

    /// The terms, lists and hidden words, those of the smallest bounds first.
    var order: [Int] = []

    /// Those that count in the strip.
    var essential: [Int] = []

    var strip: Strip

    /// What a single term brings to the paragraphs of the strip.
    var single: Strip

    var candidates: StripCandidates
    var top: TopHits

    /// What rounding can take from a score that was added up in another order, as a share.
    let slack: Float

    /// Whether no strips are left before the one that is ranked.
    private var isInOrder = false

    /// No paragraph whose score isn't larger is among the best; not above the best's by rounding.
    var floor: Float = 0

    /// The best hits for a query; `nil` where only scoring everything tells.
    static func hits(
        of resolved: borrowing QueryResolver.Resolved,
        in index: SearchIndex,
        options: SearchOptions,
        averageLength: Float,
        memory: TopKMemory = TopKMemory(),
        bytes: RawSpan
    ) -> [SearchHit]? {
        guard options.limit > 0 else { return [] }
        guard options.limit <= max(1000, index.paragraphs.count / 16),
            resolved.scoring.isBounded(options.ranking.bm25)
        else { return nil }
        var search = TopKSearch(
            resolved,
            of: index,
            options: options,
            averageLength: averageLength,
            memory: memory,
            in: bytes
        )
        let hits = search.run(in: bytes)
        search.leave(to: memory)
        return hits
    }

    private init(
        _ resolved: borrowing QueryResolver.Resolved,
        of index: SearchIndex,
        options: SearchOptions,
        averageLength: Float,
        memory: TopKMemory,
        in bytes: RawSpan
    ) {
        self.index = index
        (strip, single) = memory.strips.take() ?? (Strip(), Strip())
        candidates = memory.candidates.take() ?? StripCandidates()
        intersection = memory.intersection.take() ?? Intersection()
        saturation = memory.saturation(
            options.ranking,
            averageLength: averageLength,
            lengths: index.paragraphs
        )
        let scoring = resolved.scoring
        self.scoring = scoring
        for term in scoring.terms { term.entry.fetch() }
        terms = scoring.terms.map { TermScorer($0, in: bytes) }
        let text = memory.text.take() ?? ParagraphText()
        runs = RunFinders(scoring, of: index, text: text, in: bytes)
        let components =
            terms.count + scoring.contexts.count + scoring.lists.count + scoring.hiddenWords.count
            + scoring.phrases.count
        slack = components > 2 ? Float(components) * Float.ulpOfOne : 0
        let strips = Strip.count(of: index.paragraphs.count)
        bounds = StripBounds(components: components, strips: strips)
        top = TopHits(limit: options.limit)
        switch resolved.answers {
        case .set(let set):
            within = set
            isAll = false
            isOwn = []
            (every, replacements) = ([], [])
            requirement = nil
        case .text(let text, let set):
            within = set
            let requirement = TopKRequirement(text, scoring)
            isAll = requirement.isAll
            isOwn = requirement.isOwn
            (every, replacements) = Self.every(of: requirement, terms)
            self.requirement = requirement
        }
        raiseBounds(in: bytes)
    }

    /// Works out the bounds of every component in every strip.
    private mutating func raiseBounds(in bytes: RawSpan) {
        var most: [Float] = []
        for place in terms.indices {
            terms[place].raise(&bounds, as: place, saturation, in: bytes)
            most.append(terms[place].bound)
        }
        raiseFloor(byTermsIn: bytes)
        for part in scoring.contexts {
            part.raise(&bounds, as: most.count)
            most.append(0)
        }
        for list in scoring.lists {
            list.raise(&bounds, as: most.count)
            most.append(list.weight)
        }
        for word in runs.hiddenWords {
            word.raise(&bounds, as: most.count)
            most.append(word.weight)
        }
        for place in runs.phrases.indices {
            runs.phrases[place].raise(&bounds, as: most.count + place, in: bytes)
        }
        bounds.addUp()
        let contexts = terms.count..<(terms.count + scoring.contexts.count)
        order = most.indices.filter { !contexts.contains($0) }
        order.sort { most[$0] != most[$1] ? most[$0] < most[$1] : $0 < $1 }
        beside = order.filter { component in
            !every.contains(component)
                && !runs.hiddenWords.indices.contains {
                    firstHiddenWord + $0 == component && every.contains(runs.hiddenWords[$0].term)
                }
        }
    }

    /// The most that a component brings to a paragraph of a strip.
    @inline(__always)
    func bound(_ component: Int, _ strip: Int) -> Float {
        bounds[component, strip]
    }

    /// Leaves the memory to another search.
    private consuming func leave(to memory: TopKMemory) {
        strip.removeAll()
        single.removeAll()
        memory.strips = (strip, single)
        memory.candidates = candidates
        memory.intersection = intersection
        memory.text = runs.text
    }

    private mutating func run(in bytes: RawSpan) -> [SearchHit]? {
        if requirement?.cannotBeMet ?? false { return [] }
        let postings = terms.reduce(0) { $0 + $1.list.count }
        // What these strips hold tells from which score on it is worth to look.
        let promising = bounds.largest(postings > Self.fewPostings ? Self.promising : 0)
        if !replacements.isEmpty { raiseFloor(byEveryOf: promising, in: bytes) }
        for strip in promising where bounds.sums[strip] > floor {
            rank(strip, in: bytes)
            bounds.close(strip)
        }
        isInOrder = true
        for place in 0..<bounds.stripCount where bounds.sums[place] > floor {
            rank(place, in: bytes)
        }
        if requirement == nil, top.count < top.limit {
            // Paragraphs to which nothing brings score have a place behind the others.
            return nil
        }
        return top.sorted()
    }

    /// So many strips in which the best paragraphs may be are ranked first.
    static let promising = 4
    private static let fewPostings = 4096

    /// Raises the floor by the paragraphs of some strips that hold every one of the terms, where
    /// something else may do in the stead of some.
    private mutating func raiseFloor(byEveryOf strips: [Int], in bytes: RawSpan) {
        for strip in strips {
            move(to: strip)
            rankEvery(strip, in: bytes)
            insertCandidates(in: bytes)
        }
        if strips.allSatisfy({ needsEvery($0) }) {
            for strip in strips { bounds.close(strip) }
        } else {
            top.removeAll()
        }
    }

    private mutating func move(to place: Int) {
        for word in runs.hiddenWords.indices where runs.hiddenWords[word].isNew {
            runs.hiddenWords[word].lower(&bounds, of: firstHiddenWord + word)
        }
        strip.move(to: place, of: index.paragraphs.count)
        // Not before: that a paragraph stands before the strip must be said of the strip to be ranked.
        raiseFloor()
        single.move(to: place, of: index.paragraphs.count)
        for phrase in runs.phrases.indices { runs.phrases[phrase].move(to: place) }
        candidates.removeAll()
    }

    /// Ranks the paragraphs of a strip.
    private mutating func rank(_ place: Int, in bytes: RawSpan) {
        move(to: place)
        if needsEvery(place) {
            rankEvery(place, in: bytes)
        } else if isAll {
            requirement?.move(to: strip)
            guard let requirement else { return }
            rankAll(place, requirement, in: bytes)
        } else {
            rankAny(place, in: bytes)
        }
        insertCandidates(in: bytes)
    }

    private mutating func insertCandidates(in bytes: RawSpan) {
        if !runs.phrases.isEmpty { fetchTexts(in: bytes) }
        for place in 0..<candidates.count {
            let paragraph = candidates.paragraph(at: place)
            guard candidates.score(at: place) > floor,
                let score = exactScore(of: paragraph, in: bytes)
            else { continue }
            top.insert(SearchHit(paragraph: Int(paragraph), score: score))
            raiseFloor()
        }
    }

    /// Begins to read the texts of the candidates from disk, but not of many, which may not be needed.
    private func fetchTexts(in bytes: RawSpan) {
        var wanted: [Int] = []
        for place in 0..<candidates.count where candidates.score(at: place) > floor {
            wanted.append(Int(candidates.paragraph(at: place)))
            if wanted.count == Self.fetchLimit { break }
        }
        index.fetchTexts(of: wanted, in: bytes)
    }

    private static let fetchLimit = 64

    /// Raises the floor to what must be exceeded to be among the best hits so far.
    ///
    /// A paragraph with the score of the worst of them is better if it stands before that, as it can
    /// until strips are taken in order.
    @inline(__always)
    private mutating func raiseFloor() {
        guard let worst = top.worst else { return }
        let score =
            isInOrder && worst.paragraph < Int(strip.first) ? worst.score : worst.score.nextDown
        floor = max(floor, score * (1 - slack))
    }

    /// Raises the floor by the best postings of single terms, where each of them makes a hit.
    private mutating func raiseFloor(byTermsIn bytes: RawSpan) {
        guard within == nil, !isAll, requirement != nil, top.limit <= Self.seedLimit else { return }
        var best = TopHits(limit: top.limit)
        // The terms that may bring most come first, so that others needn't be looked at.
        let most = terms.map(\.bound)
        let sorted = most.indices.sorted { (most[$1], $0) < (most[$0], $1) }
        for place in sorted where isOwn[place] && most[place] > floor {
            best.removeAll()
            terms[place].insertBest(into: &best, saturation, in: bytes)
            guard let worst = best.worst else { continue }
            floor = max(floor, worst.score.nextDown * (1 - slack))
        }
    }

    private static let seedLimit = 128
}

extension Scoring {
    /// Whether everything that brings score brings more than nothing, and what that is can be bounded.
    fileprivate func isBounded(_ bm25: BM25) -> Bool {
        func isPositive(_ weight: Float) -> Bool { weight > 1e-12 && weight < 1e12 }
        return bm25.b >= 0 && bm25.b <= 1 && bm25.k1 >= 0 && bm25.k1 < 1e6
            && (bm25.k1 == 0 || bm25.k1 > 1e-6)
            && terms.allSatisfy { isPositive($0.weight) }
            && contexts.allSatisfy { isPositive($0.weight) }
            && lists.allSatisfy { isPositive($0.weight) }
            && hiddenWords.allSatisfy { isPositive($0.weight) }
            && phrases.allSatisfy { isPositive($0.weight) }
    }
}
