internal import SearchIndex

/// How many paragraphs around a hit are shown, of the same report.
struct HitContext {
    var before = 0
    var after = 0

    /// Whether any are shown.
    var isEmpty: Bool { before == 0 && after == 0 }

    /// The paragraphs shown for a hit, itself included.
    func range(
        around paragraph: Int,
        in index: SearchArchive
    ) throws(Failure) -> Range<Int> {
        let report = try reading(
            try index.paragraphs(ofReport: index.report(ofParagraph: paragraph))
        )
        let start = max(report.lowerBound, paragraph - min(before, paragraph))
        let left = max(0, report.upperBound - 1 - paragraph)
        return min(start, paragraph)..<paragraph + 1 + min(after, left)
    }
}

/// Consecutive paragraphs of a report, among them hits.
struct HitBlock {
    /// The paragraphs.
    var range: Range<Int>

    /// The places of its hits among all hits, in the order of the text.
    var hits: [Int]

    /// The place of the best.
    var first: Int { hits.min() ?? 0 }

    /// The hits with the paragraphs around them; blocks that overlap or touch are one.
    ///
    /// Blocks are in the order of the best hit of each.
    static func blocks(
        of hits: [SearchHit],
        _ context: HitContext,
        in index: SearchArchive
    ) throws(Failure) -> [HitBlock] {
        var blocks: [HitBlock] = []
        for place in hits.indices.sorted(by: { hits[$0].paragraph < hits[$1].paragraph }) {
            let paragraph = hits[place].paragraph
            let range = try context.range(around: paragraph, in: index)
            if let last = blocks.last, range.lowerBound <= last.range.upperBound,
                try reading(try index.report(ofParagraph: last.range.lowerBound))
                    == reading(try index.report(ofParagraph: paragraph))
            {
                let end = max(last.range.upperBound, range.upperBound)
                blocks[blocks.count - 1].range = last.range.lowerBound..<end
                blocks[blocks.count - 1].hits.append(place)
            } else {
                blocks.append(HitBlock(range: range, hits: [place]))
            }
        }
        return blocks.sorted { $0.first < $1.first }
    }
}
