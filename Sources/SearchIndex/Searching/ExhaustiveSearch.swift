/// Scores every candidate: the plain way to rank, by which the fast ones are measured.
struct ExhaustiveSearch {
    let index: SearchIndex
    let options: RankingOptions

    /// The mean length of a paragraph; the index's own if it is searched alone.
    let averageLength: Float

    init(index: SearchIndex, options: RankingOptions, averageLength: Float? = nil) {
        self.index = index
        self.options = options
        self.averageLength = averageLength ?? index.averageLength
    }

    /// Ranks some paragraphs.
    ///
    /// - Complexity: O(candidates × terms + postings).
    func search(
        _ scoring: Scoring,
        candidates: ParagraphSet,
        limit: Int,
        in bytes: RawSpan
    ) -> [SearchHit] {
        var scoring = scoring
        scoring.listRuns(in: bytes)
        let saturation = Saturation(
            options,
            averageLength: averageLength,
            lengths: index.paragraphs
        )
        var cursors = scoring.terms.map {
            PostingsCursor($0.entry, shape: $0.shape, in: bytes)
        }
        var contexts = scoring.contexts.map { _ in 0 }
        var lists = scoring.lists.map { _ in 0 }
        var top = TopHits(limit: limit)
        candidates.visitMembers { paragraph in
            func saturated(_ frequency: UInt32) -> Float {
                saturation.value(frequency: frequency, in: paragraph, bytes: bytes)
            }
            var score: Float = 0
            for place in cursors.indices {
                cursors[place].advance(to: paragraph, in: bytes)
                guard cursors[place].number == paragraph else { continue }
                let frequency = cursors[place].frequency(in: bytes)
                score += scoring.terms[place].weight * saturated(frequency)
            }
            for place in contexts.indices {
                let context = scoring.contexts[place]
                if context.covers(paragraph, from: &contexts[place]) { score += context.weight }
            }
            for place in lists.indices {
                let list = scoring.lists[place]
                guard let times = list.matches.frequency(of: paragraph, from: &lists[place]) else {
                    continue
                }
                score += list.weight * (list.isFlat ? 1 : saturated(times))
            }
            top.insert(SearchHit(paragraph: Int(paragraph), score: score))
        }
        return top.sorted()
    }
}

extension Scoring.Context {
    /// Whether a paragraph lies in the ranges; asked for ascending paragraphs.
    @inline(__always)
    fileprivate func covers(_ paragraph: UInt32, from place: inout Int) -> Bool {
        let number = Int(paragraph)
        while place < ranges.count, ranges[place].upperBound <= number { place += 1 }
        return place < ranges.count && ranges[place].lowerBound <= number
    }
}

extension LeafMatches {
    /// How often a paragraph holds the part, `nil` if it doesn't; asked for ascending paragraphs.
    @inline(__always)
    fileprivate func frequency(of paragraph: UInt32, from place: inout Int) -> UInt32? {
        while place < paragraphs.count, paragraphs[place] < paragraph { place += 1 }
        return place < paragraphs.count && paragraphs[place] == paragraph
            ? frequencies[place] : nil
    }
}
