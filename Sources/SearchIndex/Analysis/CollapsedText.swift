/// A text in which one mark stands for each stretch of plain ideographs and lone punctuation.
///
/// What ICU makes of such a stretch depends on the stretch alone, and what it makes of the rest isn't
/// changed by it: a stretch begins and ends with an ideograph, beside which stands the end of the text
/// or a character that is neutral to ideographs. The mark is neutral to those in the same way, and ICU
/// needs no dictionary for it.
///
///     units       主要受益于人工智能，2023年增长12.5%
///     stretches   \_______________/      \__/
///     collapsed   。，2023。12.5%
struct CollapsedText {
    /// The text for ICU; only the first `count` units count.
    private(set) var units: [UInt16] = []
    private(set) var count = 0

    /// The stretches in the order in which they stand.
    private(set) var stretches: [Stretch] = []

    /// Some plain ideographs, perhaps with lone punctuation between them.
    struct Stretch {
        /// The place of the mark in the collapsed text.
        var place: Int

        /// What the mark stands for, in the units of the text.
        var range: Range<Int>
    }

    /// IDEOGRAPHIC FULL STOP, of which UAX #29 knows nothing: no rule but the last applies to it.
    static let mark: UInt16 = 0x3002

    /// Collapses a text.
    ///
    /// - Complexity: Linear in the length of the text.
    mutating func collapse(_ text: Span<UInt16>) {
        stretches.removeAll(keepingCapacity: true)
        if units.count < text.count { units = Array(repeating: 0, count: text.count) }
        var units = self.units
        self.units = []
        var target = units.mutableSpan
        var count = 0
        var index = 0
        while index < text.count {
            let unit = text[index]
            guard HanContext.isPlain(unit) else {
                target[count] = unit
                count &+= 1
                index &+= 1
                continue
            }
            let (runEnd, end) = Self.stretchEnd(in: text, from: index)
            if let end {
                stretches.append(Stretch(place: count, range: index..<end))
                target[count] = Self.mark
                count &+= 1
                index = end
            } else {
                while index < runEnd {
                    target[count] = text[index]
                    count &+= 1
                    index &+= 1
                }
            }
        }
        self.units = units
        self.count = count
    }

    /// Where the run of plain ideographs that begins at `start` ends, and where the longest stretch
    /// that begins there does, if there is one.
    private static func stretchEnd(
        in text: Span<UInt16>,
        from start: Int
    ) -> (runEnd: Int, end: Int?) {
        let limit = min(text.count, start + HanSegmenter.limit)
        var firstEnd: Int?
        var end: Int?
        var index = start
        let isFree = start == 0 || HanContext.isNeutral(text[start - 1])
        while true {
            while index < text.count, HanContext.isPlain(text[index]) { index &+= 1 }
            if firstEnd == nil { firstEnd = index }
            guard isFree, index <= limit,
                index == text.count || HanContext.isNeutral(text[index])
            else { break }
            end = index
            while index < limit, HanContext.isLonePunctuation(text[index]) { index &+= 1 }
            guard index < limit, index > end ?? 0, HanContext.isPlain(text[index]) else { break }
        }
        return (firstEnd ?? index, end)
    }
}
