/// Scores every candidate: the plain way to rank, by which the fast ones are measured.
struct ExhaustiveSearch {
    let index: SearchIndex
    let options: RankingOptions

    /// Ranks some paragraphs.
    ///
    /// - Complexity: O(candidates × terms + postings).
    func search(
        _ ranked: RankedTerms,
        candidates: ParagraphSet,
        limit: Int,
        in bytes: RawSpan
    ) -> [SearchHit] {
        let average = Float(index.paragraphs.wordCount) / Float(max(1, index.paragraphs.count))
        let norms = NormTable(options, averageLength: average)
        var cursors = ranked.terms.map {
            PostingsCursor($0.entry, shape: $0.shape, in: bytes)
        }
        var contexts = ranked.contexts.map { _ in 0 }
        var top = TopHits(limit: limit)
        candidates.visitMembers { paragraph in
            let norm = norms.norm(of: paragraph, in: index.paragraphs, bytes: bytes)
            var score: Float = 0
            for place in cursors.indices {
                cursors[place].advance(to: paragraph, in: bytes)
                guard cursors[place].number == paragraph else { continue }
                let frequency = Float(cursors[place].frequency(in: bytes))
                score += ranked.terms[place].weight * frequency / (frequency + norm)
            }
            for place in contexts.indices {
                let ranges = ranked.contexts[place].ranges
                while contexts[place] < ranges.count,
                    ranges[contexts[place]].upperBound <= Int(paragraph)
                {
                    contexts[place] += 1
                }
                guard contexts[place] < ranges.count,
                    ranges[contexts[place]].contains(Int(paragraph))
                else { continue }
                score += ranked.contexts[place].weight
            }
            top.insert(SearchHit(paragraph: Int(paragraph), score: score))
        }
        return top.sorted()
    }
}
